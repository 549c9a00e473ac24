/// A running SHA-256 over rows of cells: tabs between cells, a line feed after each row.
package struct RowHash {
  private var hash = SHA256()
  private var waiting: [UInt8] = []

  private static let pieceSize = 1 << 14

  package init() {}

  package mutating func add(_ cells: [String]) { add(cells.lazy.map(Cell.text)) }

  /// Adds a row as it is written: no number is an empty cell.
  package mutating func add(_ cells: some Sequence<Cell>) {
    for cell in cells { add(cell) }
    endRow()
  }

  /// Adds a cell to the row that is not ended yet.
  package mutating func add(_ cell: Cell) {
    cell.append(to: &waiting)
    waiting.append(0x09)
  }

  /// Ends the row.
  package mutating func endRow() {
    // The tab stands between cells only.
    if waiting.last == 0x09 { waiting.removeLast() }
    waiting.append(0x0A)
    guard waiting.count >= Self.pieceSize else { return }
    hash.update(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  /// The hash of the rows added so far, hexadecimal.
  package var hexadecimalDigest: String {
    var whole = hash
    whole.update(waiting)
    return whole.hexadecimalDigest
  }
}
