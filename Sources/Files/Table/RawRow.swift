/// A parsed row of cells with the line or row number on which it begins, from 1.
package struct RawRow: Sendable, Equatable {
  package let line: Int
  package var cells: [String]
  /// True when an empty line precedes the row.
  package var isBelowBlank = false
  /// True when the file ends in this row, without a line terminator.
  package var isUnended = false
  /// Set when the row could not be parsed; `cells` then holds its raw text.
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

  /// True when every cell is empty or blank.
  package var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// A source of rows, such as CSV text or a spreadsheet.
package protocol RowSource {
  /// The source's name in error messages: a path, or `standard input`.
  var name: String { get }
  /// The delimiter with which messages show a row.
  var shownDelimiter: String { get }

  /// Returns the next row; nil at the end.
  /// - Throws: `RefusedFile` when nothing more can be read; a row that is invalid by itself is returned
  ///   with its `fault` instead.
  mutating func next() throws(RefusedFile) -> RawRow?
}
