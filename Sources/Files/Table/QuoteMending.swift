/// Repairs rows whose writer did not double the quotes inside cells: `"Andel "ikke" i jobb";3`.
package enum QuoteMending {
  /// Returns the row with its inner quotes doubled: a quote closes its cell only before the delimiter or
  /// the end of the row, and any other quote is text. nil when a cell is left open.
  package static func doubled(_ row: [UInt8], delimiter: UInt8) -> [UInt8]? {
    let quote = UInt8(ascii: "\"")
    var mended: [UInt8] = []
    var isQuoted = false
    var isAtCellStart = true
    for (at, byte) in row.enumerated() {
      defer { isAtCellStart = !isQuoted && byte == delimiter }
      guard byte == quote else {
        // An unquoted cell with a quote in it would have to be quoted as a whole; its writer is
        // not one that we know.
        mended.append(byte)
        continue
      }
      if !isQuoted {
        guard isAtCellStart else { return nil }
        isQuoted = true
        mended.append(quote)
      } else if closes(row[(at + 1)...], delimiter) {
        isQuoted = false
        mended.append(quote)
      } else {
        mended += [quote, quote]
      }
    }
    return isQuoted ? nil : mended
  }

  private static func closes(_ rest: ArraySlice<UInt8>, _ delimiter: UInt8) -> Bool {
    guard let next = rest.first else { return true }
    return next == delimiter || next == 0x0A || next == 0x0D
  }
}
