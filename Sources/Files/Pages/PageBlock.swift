/// A piece of a page as its reader meets it: a heading, a paragraph, or a row of a table.
package struct PageBlock: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// The title of the page (0), a heading (1 to 6), or the caption of a table or picture (7).
    case heading(Int)
    case text
    /// The row of a table that says what stands in its columns.
    case head
    case row
  }

  package let kind: Kind
  /// The line in the file; the number of the paragraph or row where the format has no lines.
  package let line: Int
  /// The cells of a row; else one text.
  package let cells: [String]

  package init(_ kind: Kind, line: Int, _ cells: [String]) {
    self.kind = kind
    self.line = line
    self.cells = cells
  }

  /// The block in one line.
  package var text: String { cells.joined(separator: " | ") }
}
