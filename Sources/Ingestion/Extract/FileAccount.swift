import Files

/// What an imported file held and what became of it, as reports and manifests tell it.
public struct FileAccount: Sendable {
  public let name: String
  /// Of the bytes, hexadecimal.
  public let sha256: String
  public let title: String?
  public let reconciliation: Reconciliation

  public init(name: String, sha256: String, title: String?, reconciliation: Reconciliation) {
    self.name = name
    self.sha256 = sha256
    self.title = title
    self.reconciliation = reconciliation
  }
}
