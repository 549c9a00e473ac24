import Foundation

/// A plain table with one header row that a user hands over: encoding and delimiter are found from the
/// file, every row has the header's number of cells, and every refusal tells where.
public struct PlainTable {
  public let name: String
  public let header: [String]
  /// Whether a figure may have a decimal comma: where cells are not separated by commas.
  private let hasDecimalComma: Bool
  private var rows: StreamedRows

  /// A row of cells, as many as the header has.
  public struct Row: Sendable {
    public let line: Int
    public let cells: [String]
  }

  /// - Throws: `RefusedFile` for a file that is no text, or has no header with distinct names.
  public init(_ file: SourceFile) throws(RefusedFile) {
    let path = file.path
    let delimiter = try Delimiter.detect(file)
    var rows = StreamedRows(DecodedText(file), named: path, delimiter: delimiter)
    name = path
    hasDecimalComma = delimiter != UInt8(ascii: ",")
    guard let first = try rows.next() else {
      throw Self.refusal(path, 1, 0, "", "there is no table; expected a header")
    }
    var header = first.cells
    header[0] = header[0].replacing("\u{FEFF}", with: "")
    for (index, name) in header.enumerated() where header.firstIndex(of: name) != index {
      throw Self.refusal(path, first.line, index + 1, name, "the column stands twice")
    }
    self.header = header
    self.rows = rows
  }

  /// The next row; nil after the last.
  public mutating func next() throws(RefusedFile) -> Row? {
    guard let row = try rows.next() else { return nil }
    guard row.cells.count == header.count else {
      throw Self.refusal(
        name, row.line, 0, String(row.cells.joined(separator: " ").prefix(60)),
        "the row has \(row.cells.count) cells, but must have \(header.count) as the header")
    }
    return Row(line: row.line, cells: row.cells)
  }

  /// A finite number, with a decimal comma where the table can have one.
  public func number(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
      ?? (hasDecimalComma ? NumberText.parse(text, decimalMark: ",") : nil)
  }

  /// What is wrong with a cell, and what would be right.
  public func refusal(line: Int, column: Int, _ text: String, _ message: String) -> RefusedFile {
    Self.refusal(name, line, column, text, message)
  }

  private static func refusal(
    _ name: String, _ line: Int, _ column: Int, _ text: String, _ message: String
  ) -> RefusedFile {
    RefusedFile([
      Problem(
        file: name, line: line, column: column, kind: .value, text: text, message: message)
    ])
  }
}
