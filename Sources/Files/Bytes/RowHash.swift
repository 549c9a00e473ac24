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
    for cell in cells { add(cell: cell) }
    endRow()
  }

  /// Adds a row as it is written: no number is an empty cell.
  package mutating func add(_ cells: [Cell]) {
    for cell in cells { add(cell) }
    endRow()
  }

  // Each cell goes to the row that has been begun, or begins one.

  /// Adds a text.
  package mutating func add(cell text: String) {
    beginCell()
    waiting.append(utf8: text)
  }

  /// Adds a text by its UTF-8.
  package mutating func add(cell bytes: [UInt8]) {
    beginCell()
    waiting.append(contentsOf: bytes)
  }

  /// Adds a text by its UTF-8, where it lies.
  package mutating func add(cell bytes: UnsafeBufferPointer<UInt8>) {
    beginCell()
    waiting.append(contentsOf: bytes)
  }

  /// Adds a whole number.
  package mutating func add(cell number: Int) {
    beginCell()
    waiting.append(decimal: number)
  }

  /// Adds a number with a fraction.
  package mutating func add(cell number: Double) {
    beginCell()
    waiting.append(decimal: number)
  }

  /// Adds a cell as it is written.
  package mutating func add(_ cell: Cell) {
    beginCell()
    cell.append(to: &waiting)
  }

  private mutating func beginCell() {
    if isWithinRow { waiting.append(separator) }
    isWithinRow = true
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
