import Disclosure
import Files
import Flagging
import Indicators
import Practices

/// Tables for programs, one and the same whichever way they are asked for: decimal point, shares
/// as fractions with full precision, empty where there is no number.
public enum DataTable {
  /// UTF-8, comma, quotes as in RFC 4180, lines ended by a line feed.
  public static func csv<Row: TableRow>(_ table: Protected<Row>) -> String {
    CSVText.table(header: Row.columns, rows: table.rows.map { $0.cells.map(\.description) })
  }

  /// An array of objects with the columns as keys, in the order of the alphabet; null where there
  /// is no number.
  public static func json<Row: TableRow>(_ table: Protected<Row>) throws -> String {
    try JSONText.of(table.rows.map(object))
  }

  /// Recorded practices, which hold no figures.
  public static func csv(_ practices: [RecordedPractice]) -> String {
    CSVText.table(
      header: RecordedPractice.columns,
      rows: practices.map { $0.cells.map(\.description) })
  }

  /// A row as JSON has it, its columns the keys.
  public struct Object: Encodable {
    fileprivate let cells: [String: JSONCell]

    public func encode(to encoder: any Encoder) throws { try cells.encode(to: encoder) }
  }

  /// A row of a table that needs no protection, for an answer that holds more than rows.
  public static func object<Row: TableRow>(_ row: Row) -> Object {
    Object(
      cells: Dictionary(
        zip(Row.columns, row.cells.map(JSONCell.init)), uniquingKeysWith: { first, _ in first }))
  }

  fileprivate struct JSONCell: Encodable {
    let cell: Cell

    init(_ cell: Cell) { self.cell = cell }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch cell {
      case .text(let text): try container.encode(text)
      case .count(let count): try container.encode(count)
      case .number(let number): try container.encode(number)
      }
    }
  }
}
