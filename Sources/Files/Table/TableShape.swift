/// What a reader requires of a table. The default accepts any table whose first row is its header.
package struct TableShape {
  /// Columns that must be present.
  package var needed: [String] = []
  /// Columns that may be present besides; nil for any.
  package var optional: [String]?
  package var header = HeaderPlace.firstRow
  package var rows = RowLength.asHeader
  /// Maps a column's name in the table to the name the reader uses.
  package var renamed: (String) -> String = { $0 }
  /// The text and message of the error for a missing column, given its name and the header.
  package var absence: (_ name: String, _ header: [String]) -> (text: String, message: String) = {
    name, _ in ("", "the column \(name) is missing")
  }

  package enum HeaderPlace: Sendable {
    case firstRow
    /// The header follows title lines of one cell each.
    case belowTitles
    /// The header is the first row with every needed column or with several filled cells; titles of one
    /// cell, a line `sep=;` and blank lines may stand above it.
    case naming
    /// Lines that begin with `#`, and blank lines, are skipped anywhere.
    case amongComments
  }

  package enum RowLength: Sendable {
    /// Every row must have as many cells as the header.
    case asHeader
    /// As `asHeader`, but empty cells may follow, as spreadsheets write them.
    case padded
    /// As `asHeader`, but a row with a text in its first cell only may be shorter, as notes below a table
    /// are written; blank rows are skipped.
    case asHeaderOrNote
    /// Rows of any length; missing cells are empty.
    case any
  }

  package init() {}

  /// The shape of a small table that people fill in: columns in any order, comments, padding cells.
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

  /// The shape of a small reference table: titles above, rows of any length.
  package static var titled: TableShape {
    var shape = TableShape()
    shape.header = .belowTitles
    shape.rows = .any
    return shape
  }
}
