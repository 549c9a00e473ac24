/// The value of one cell of a result table, before it is written as CSV, JSON or SQL.
package enum Cell: Sendable, Hashable {
  case text(String)
  case count(Int?)
  case number(Double?)

  /// The text in CSV: numbers with a decimal point and the shortest digits that round-trip; empty for
  /// none.
  package var description: String {
    switch self {
    case .text(let text): text
    case .count(let count): count.map(String.init) ?? ""
    case .number(let number): number.map { "\($0)" } ?? ""
    }
  }

  /// Appends the UTF-8 of the description.
  package func append(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): bytes.append(utf8: text)
    case .count(let count): if let count { bytes.append(decimal: count) }
    case .number(let number): if let number { bytes.append(decimal: number) }
    }
  }
}

/// A row of a result table; the type declares the table once for all rows.
package protocol TableRow: Sendable {
  static var table: ResultTable<Self> { get }
}

extension TableRow {
  /// The column names in order.
  package static var columns: [String] { table.columns.map(\.name) }

  /// The row's cells in column order.
  package var cells: [Cell] { Self.table.columns.map { $0.cell(self) } }
}

/// A row without data about persons, which may be shown without disclosure control.
package protocol UnrestrictedRow: TableRow {
  /// Why the rows need no protection, one sentence in English.
  static var needsNoProtection: String { get }
}
