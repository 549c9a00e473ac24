/// What whoever reads a table expects of it; as it stands, any table whose first row is its header.
package struct TableShape {
  /// Columns that must be there.
  package var needed: [String] = []
  /// Columns that may be there besides; nil for any.
  package var optional: [String]?
  package var header = HeaderPlace.firstRow
  package var rows = RowLength.asHeader
  /// A column's name for the name it has in the table.
  package var renamed: (String) -> String = { $0 }
  /// What is shown and said of a needed column that is not there, given its name and the header.
  package var absence: (_ name: String, _ header: [String]) -> (text: String, message: String) = {
    name, _ in ("", "the column \(name) is missing")
  }

  package enum HeaderPlace: Sendable {
    case firstRow
    /// Lines of one cell stand above it.
    case belowTitles
    /// Lines that begin with `#`, and blank ones, may stand anywhere and are passed over.
    case amongComments
  }

  package enum RowLength: Sendable {
    /// As many cells as the header.
    case asHeader
    /// The same, and empty cells behind them, as a spreadsheet writes.
    case padded
    /// Any: cells that are not there are empty.
    case any
  }

  package init() {}

  /// A small table that people fill in: columns in any order, comments, a spreadsheet's empty cells.
  /// - Parameter also: other names under which a column may come.
  package static func filledIn(
    needed: [String], optional: [String], also: [String: String] = [:]
  ) -> TableShape {
    var shape = TableShape()
    shape.needed = needed
    shape.optional = optional
    shape.header = .amongComments
    shape.rows = .padded
    shape.renamed = { also[$0] ?? $0 }
    return shape
  }

  /// A small table of our own or of a classification: titles above, rows of any length.
  package static var titled: TableShape {
    var shape = TableShape()
    shape.header = .belowTitles
    shape.rows = .any
    return shape
  }
}
