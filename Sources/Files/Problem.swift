/// An error in an input file: where it is, the text found there, and what would be valid.
public struct Problem: Sendable, Hashable, Encodable, CustomStringConvertible {
  public enum Kind: String, Sendable, Encodable {
    case unreadable, empty, encoding, syntax, limit, unrecognised, header, row, unit, label, value
    case duplicate
  }

  public let file: String
  /// The sheet of a workbook; nil for other files.
  public let sheet: String?
  /// The line, from 1; 0 when the problem concerns the whole file.
  public let line: Int
  /// The column, from 1: the cell's number in its row, or the character's in a settings file; 0 when the
  /// problem concerns the whole line.
  public let column: Int
  public let kind: Kind
  /// The text found there.
  public let text: String
  /// What is wrong, and what would be valid.
  public package(set) var message: String
  /// The number of further places with the same fault, which are listed no more; 0 for none.
  public package(set) var alike = 0
  /// The line of the last of them; nil where there is none.
  public package(set) var lastLine: Int?

  public init(
    file: String, sheet: String? = nil, line: Int = 0, column: Int = 0, kind: Kind,
    text: String = "",
    message: String
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.kind = kind
    self.text = text
    self.message = message
  }

  /// `file:line:column: "text": message`, on one line that a terminal may be sent; of a workbook the cell's
  /// address, `file:Sheet!D7`, in the row's first where the whole row is meant.
  public var description: String {
    var place = file
    if let sheet, line > 0 {
      place += ":\(CellName(max(0, column - 1), line).address(on: sheet))"
    } else {
      if line > 0 { place += ":\(line)" }
      if column > 0 { place += ":\(column)" }
    }
    let more = lastLine.map { "; the same \(alike) more times, the last on line \($0)" } ?? ""
    return (text.isEmpty ? "\(place): \(message)" : "\(place): \"\(text)\": \(message)").shown()
      + more
  }
}

/// The error thrown for a file that is rejected as a whole, with every problem found in it.
public struct RefusedFile: Error, Sendable, CustomStringConvertible {
  public let problems: [Problem]

  public init(_ problems: [Problem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
