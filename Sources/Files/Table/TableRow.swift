/// A cell of a result table, before it is written as CSV or JSON or into a database.
package enum Cell: Sendable, Hashable {
  case text(String)
  case count(Int?)
  case number(Double?)

  /// Decimal point and as many digits as tell the number apart from every other; empty for none.
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

/// A row of a result table, which is described once for all its rows.
package protocol TableRow: Sendable {
  static var table: ResultTable<Self> { get }
}

extension TableRow {
  /// The names of the table's columns.
  package static var columns: [String] { table.columns.map(\.name) }

  /// One cell for each column.
  package var cells: [Cell] { Self.table.columns.map { $0.cell(self) } }
}

/// A row that tells of no person, so that nothing in it has to be protected before it is shown.
package protocol UnrestrictedRow: TableRow {
  /// Why that is so, one sentence in English.
  static var needsNoProtection: String { get }
}
