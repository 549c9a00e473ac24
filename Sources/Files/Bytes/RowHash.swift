/// A running SHA-256 over rows of cells: tabs between cells, a line feed after each row.
package struct RowHash {
  private var hash = SHA256()

  package init() {}

  package mutating func add(_ cells: [String]) {
    hash.update(cells.joined(separator: "\t") + "\n")
  }

  /// The hash of the rows added so far, hexadecimal.
  package var hexadecimalDigest: String { hash.hexadecimalDigest }
}
