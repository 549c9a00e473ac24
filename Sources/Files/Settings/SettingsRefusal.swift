/// An error in settings: where it is, the text found there, and what would be valid.
public struct SettingsRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1; 0 when the problem concerns the whole text.
  public let line: Int
  /// The column in characters, from 1; 0 when the problem concerns the whole text.
  public let column: Int
  /// The text found there; empty where the reason already quotes it.
  public let text: String
  /// What is wrong, and what would be valid.
  public let reason: String
  /// The path of keys from the top to the value, a list index as `[0]`; nil when the text is not YAML at
  /// all.
  public private(set) var path: [String]?

  init(line: Int, column: Int, text: String = "", _ reason: String, path: [String]?) {
    self.line = line
    self.column = column
    self.text = text
    self.reason = reason
    self.path = path
  }

  /// The same error with one more step at the front of its path.
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
