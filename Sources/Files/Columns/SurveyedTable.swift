/// A table with a header that is gone through before its rows are taken: how its numbers are written is known
/// only when all of them have been seen. It is read once, and a second time only where it is too long to be
/// remembered.
package struct SurveyedTable {
  package let numbers: NumberColumns
  /// The table itself, for its header and errors.
  package let table: HeadedTable
  /// The rows that are still to be taken.
  private var remembered: ArraySlice<TableRecord>
  /// The table from its first row on; nil where it is remembered.
  private var again: HeadedTable?

  /// The number of cells that are remembered at most.
  package static let mostCells = 1 << 21

  /// - Parameters:
  ///   - open: opens the table at its first row; asked a second time for one of more cells than are remembered.
  ///   - decimalMark: what the user says of the file; nil to find it.
  ///   - remedy: what the user can do where a column's marks may mean two things.
  /// - Throws: as `NumberColumns` and `open` do.
  package init(
    _ columns: [NumberColumns.Column], decimalMark: Character? = nil, remedy: String,
    mostCells: Int = Self.mostCells, open: () throws(RefusedFile) -> HeadedTable
  ) throws(RefusedFile) {
    table = try open()
    var rows: [TableRecord] = []
    var cells = 0
    numbers = try NumberColumns(table, columns, decimalMark: decimalMark, remedy: remedy) { row in
      cells += row.cells.count
      if cells <= mostCells { rows.append(row) } else { rows = [] }
    }
    remembered = rows[...]
    if cells > mostCells { again = try open() }
  }

  /// Returns the next row; nil after the last.
  package mutating func next() throws(RefusedFile) -> TableRecord? {
    if let row = remembered.popFirst() { return row }
    return try again?.next()
  }
}
