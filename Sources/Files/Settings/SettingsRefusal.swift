/// Settings that are not as they should be: where they stand, what stood there and what would be
/// right.
public struct SettingsRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1; 0 when the trouble is the text as a whole.
  public let line: Int
  /// The character's number in its line, from 1; 0 when the trouble is the text as a whole.
  public let column: Int
  /// What stood there; empty where the reason says it.
  public let text: String
  /// What is wrong with it and what would be right.
  public let reason: String
  /// The keys that lead to it from the top, a place in a list as `[0]`; nil for a text that is no
  /// YAML, in which no keys lead anywhere.
  public private(set) var path: [String]?

  init(line: Int, column: Int, text: String = "", _ reason: String, path: [String]?) {
    self.line = line
    self.column = column
    self.text = text
    self.reason = reason
    self.path = path
  }

  /// The same refusal as it is seen from one step further up.
  func inside(_ step: String) -> SettingsRefusal {
    var outer = self
    outer.path?.insert(step, at: 0)
    return outer
  }

  /// `in measures.[0].unit: persens is not known here`.
  public var description: String {
    guard let path else { return reason }
    return path.isEmpty ? "at the top: \(reason)" : "in \(path.joined(separator: ".")): \(reason)"
  }
}
