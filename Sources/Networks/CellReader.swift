import Files

/// Reads the cells of one row, and keeps the problem of each that cannot be read.
struct CellReader {
  private let row: TableRecord
  private let file: String
  private(set) var problems: [Problem] = []

  init(_ row: TableRecord, file: String) {
    self.row = row
    self.file = file
  }

  /// The cell as a value; nil where it is none.
  mutating func read<Value>(_ column: String, _ make: (String) throws -> Value) -> Value? {
    do {
      return try make(String(row[column].trimmingBlanks))
    } catch {
      refuse(column, "\(error)")
      return nil
    }
  }

  /// As `read`; nil for an empty cell too, which is no problem.
  mutating func readIfFilled<Value>(_ column: String, _ make: (String) throws -> Value) -> Value? {
    row[column].trimmingBlanks.isEmpty ? nil : read(column, make)
  }

  /// A text that is not empty and names nobody.
  mutating func text(_ column: String, _ expected: String, _ person: (String) -> String?) -> String?
  {
    read(column) { (text) throws(NetworkReader.Invalid) in
      guard !text.isEmpty else { throw NetworkReader.Invalid("is empty; expected \(expected)") }
      if let reason = person(text) { throw NetworkReader.Invalid(reason) }
      return text
    }
  }

  mutating func refuse(_ column: String, kind: Problem.Kind = .value, _ message: String) {
    problems.append(
      Problem(
        file: file, line: row.line, column: row.column(of: column), kind: kind,
        text: String(row[column].prefix(60)), message: message))
  }
}

extension StringProtocol {
  /// The text without blanks around it.
  var trimmingBlanks: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
