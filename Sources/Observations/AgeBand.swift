import Files

/// An age interval in whole years, both ends included: `20-29`.
public struct AgeBand: Sendable, Hashable, CustomStringConvertible {
  public let from: Int
  public let through: Int

  /// Parses `20-29`; nil for anything else, and when the first age exceeds the last.
  public init?(_ text: some StringProtocol) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = Int(ends[0]), let through = Int(ends[1]),
      0 <= from, from <= through
    else { return nil }
    self.from = from
    self.through = through
    // One way to write it: no signs, no leading zeros.
    guard description == text else { return nil }
  }

  public var description: String { "\(from)-\(through)" }
}

/// Encoded as its text in YAML and JSON.
extension AgeBand: Encodable, SettingsReadable {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let text = try String(reading: node)
    guard let band = AgeBand(text) else {
      throw node.refusal("\(text) is not an age band such as 20-29")
    }
    self = band
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
