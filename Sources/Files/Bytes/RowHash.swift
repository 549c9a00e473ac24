/// A running SHA-256 over rows of cells: a separator between cells, a line feed after each row.
package struct RowHash {
  private var hash = SHA256()
  private let separator: UInt8
  /// Bytes added but not yet hashed.
  private var waiting: [UInt8] = []
  private var isWithinRow = false

  private static let mostWaiting = 1 << 16

  package init(separator: Unicode.Scalar = "\t") {
    self.separator = UInt8(ascii: separator)
  }

  /// Adds a row of texts.
  package mutating func add(_ cells: [String]) {
    for cell in cells { add(cell: cell) }
    endRow()
  }

  /// Adds a row of result cells in their printed form; a cell without a number is empty.
  package mutating func add(_ cells: [Cell]) {
    for cell in cells { add(cell) }
    endRow()
  }

  /// Adds one text to the current row, starting a row where none is open, as every cell does.
  package mutating func add(cell text: String) {
    beginCell()
    waiting.append(utf8: text)
  }

  /// Adds one text, given as UTF-8.
  package mutating func add(cell bytes: [UInt8]) {
    beginCell()
    waiting.append(contentsOf: bytes)
  }

  /// Adds one text, given as UTF-8.
  package mutating func add(cell bytes: UnsafeBufferPointer<UInt8>) {
    beginCell()
    waiting.append(contentsOf: bytes)
  }

  /// Adds one whole number.
  package mutating func add(cell number: Int) {
    beginCell()
    waiting.append(decimal: number)
  }

  /// Adds one number with the shortest digits that round-trip.
  package mutating func add(cell number: Double) {
    beginCell()
    waiting.append(decimal: number)
  }

  /// Adds one result cell, in its printed form, to the current row.
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
