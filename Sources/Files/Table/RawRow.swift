/// A row of cells as its source gives it, and the line or row number it begins on, from 1.
package struct RawRow: Sendable, Equatable {
  package let line: Int
  package var cells: [String]
  /// An empty line stands above it.
  package var isBelowBlank = false
  /// The file ends in it, without a line end.
  package var isUnended = false
  /// Why the row is none: its whole text is its only cell then.
  package var fault: Fault?

  package struct Fault: Sendable, Equatable {
    package let line: Int
    package let column: Int
    package let message: String
  }

  package init(
    line: Int, cells: [String], isBelowBlank: Bool = false, isUnended: Bool = false,
    fault: Fault? = nil
  ) {
    self.line = line
    self.cells = cells
    self.isBelowBlank = isBelowBlank
    self.isUnended = isUnended
    self.fault = fault
  }

  /// Nothing but blanks in every cell.
  package var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// Where the rows of a table come from: a text with delimiters, or anything else that has rows of
/// cells.
package protocol RowSource {
  /// What messages call it: a path, or `standard input`.
  var name: String { get }
  /// What stands between cells when a message shows a row.
  var shownDelimiter: String { get }

  /// The next row; nil at the end.
  /// - Throws: `RefusedFile` when nothing more can be read; a row that alone is out of order comes with
  ///   its fault instead.
  mutating func next() throws(RefusedFile) -> RawRow?
}
