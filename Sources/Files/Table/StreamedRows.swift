import Foundation

/// The rows of a plain table that comes through a pipe: UTF-8, the header first, nothing above or
/// below. At most one row is in memory.
public struct StreamedRows {
  private let name: String
  private var reader: CSVReader

  /// A row and the line it begins on, from 1.
  public struct Row: Sendable {
    public let line: Int
    public let cells: [String]
  }

  /// - Parameter name: what problems call it.
  package init(_ file: OpenFile, delimiter: UInt8) {
    self.init(
      DecodedText(FileBytes(file), named: file.path, as: .utf8), named: file.path,
      delimiter: delimiter)
  }

  package init(_ text: DecodedText, named name: String, delimiter: UInt8) {
    self.name = name
    reader = CSVReader(text, named: name, delimiter: delimiter)
  }

  /// The next row; nil after the last.
  /// - Throws: `RefusedFile` at the first place that is not well-formed.
  public mutating func next() throws(RefusedFile) -> Row? {
    guard let row = try reader.next() else { return nil }
    if let fault = row.fault {
      throw RefusedFile([
        Problem(
          file: name, line: fault.line, column: fault.column, kind: .syntax,
          text: String(row.cells[0].prefix(60)), message: fault.message)
      ])
    }
    return Row(line: row.line, cells: row.cells)
  }
}
