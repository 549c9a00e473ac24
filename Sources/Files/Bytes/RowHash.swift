/// A running SHA-256 over rows of cells: a separator between cells, a line feed after each row.
package struct RowHash {
  private var hash = SHA256()
  private let separator: UInt8
  /// What has been added and not yet hashed.
  private var waiting: [UInt8] = []
  private var isWithinRow = false

  private static let mostWaiting = 1 << 16

  package init(separator: Unicode.Scalar = "\t") {
    self.separator = UInt8(ascii: separator)
  }

  /// Adds a row.
  package mutating func add(_ cells: [String]) {
    for cell in cells { add(cell: cell.utf8) }
    endRow()
  }

  /// Adds a cell to the row that has been begun, or begins one with it.
  package mutating func add(cell: some Sequence<UInt8>) {
    if isWithinRow { waiting.append(separator) }
    isWithinRow = true
    waiting.append(contentsOf: cell)
  }

  package mutating func endRow() {
    waiting.append(UInt8(ascii: "\n"))
    isWithinRow = false
    guard waiting.count >= Self.mostWaiting else { return }
    hash.update(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  /// The hash of the rows added so far, hexadecimal.
  package var hexadecimalDigest: String {
    var hash = hash
    hash.update(waiting)
    return hash.hexadecimalDigest
  }
}
