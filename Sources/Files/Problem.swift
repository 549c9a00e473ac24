/// Something in a file that could not be taken at its word: where, what stood there, and what
/// would have been right.
public struct Problem: Sendable, Hashable, Encodable, CustomStringConvertible {
  public enum Kind: String, Sendable, Encodable {
    case unreadable, empty, encoding, syntax, limit, unrecognised, header, row, unit, label, value
    case duplicate
  }

  public let file: String
  /// From 1; 0 when the trouble is the file as a whole.
  public let line: Int
  /// The cell's number in its row, in settings the character's in its line, from 1; 0 when the trouble is the line as a whole.
  public let column: Int
  public let kind: Kind
  /// What stood there.
  public let text: String
  /// What is wrong with it and what would be right.
  public let message: String

  public init(
    file: String, line: Int = 0, column: Int = 0, kind: Kind, text: String = "", message: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.kind = kind
    self.text = text
    self.message = message
  }

  /// `file:line:column: "text": message`.
  public var description: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if column > 0 { place += ":\(column)" }
    return text.isEmpty ? "\(place): \(message)" : "\(place): \"\(text)\": \(message)"
  }
}

/// A file that was refused whole, with everything found wrong in it.
public struct RefusedFile: Error, Sendable, CustomStringConvertible {
  public let problems: [Problem]

  public init(_ problems: [Problem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
