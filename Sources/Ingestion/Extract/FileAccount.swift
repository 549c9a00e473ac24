import Files

/// The summary of an imported file for reports and manifests: its hash, counts and sums.
public struct FileAccount: Sendable {
  public let name: String
  /// SHA-256 of the bytes, hexadecimal.
  public let sha256: String
  public let title: String?
  /// The recipe by which it was read, `ssb-13556`.
  public let recipe: String
  public let reconciliation: Reconciliation

  public init(
    name: String, sha256: String, title: String?, recipe: String, reconciliation: Reconciliation
  ) {
    self.name = name
    self.sha256 = sha256
    self.title = title
    self.recipe = recipe
    self.reconciliation = reconciliation
  }
}
