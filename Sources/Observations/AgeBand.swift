/// Whole years of age, both ends included: `20-29`.
public struct AgeBand: Sendable, Hashable, CustomStringConvertible {
  public let from: Int
  public let through: Int

  /// Reads `20-29`; nil for anything else, or when the ends stand in the wrong order.
  public init?(_ text: some StringProtocol) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = Int(ends[0]), let through = Int(ends[1]),
      0 <= from, from <= through
    else { return nil }
    self.from = from
    self.through = through
  }

  public var description: String { "\(from)-\(through)" }
}
