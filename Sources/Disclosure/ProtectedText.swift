import Files

/// Tables for programs, one and the same whichever way they are asked for: decimal point, shares as
/// fractions with full precision, no number where there is none.
extension Protected where Row: TableRow {
  /// Gives the table's bytes in their order, a bounded piece at a time.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot say, and what `take` throws.
  package func write(as format: TableFormat, _ take: ([UInt8]) throws -> Void) throws {
    var writer = TableWriter<Row>(format)
    var bytes: [UInt8] = []
    writer.begin(&bytes)
    for part in parts {
      for row in part {
        try writer.add(row, &bytes)
        guard bytes.count >= TableWriter<Row>.pieceSize else { continue }
        try take(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    writer.end(&bytes)
    try take(bytes)
  }

  /// The whole table.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot say.
  package func text(as format: TableFormat) throws -> String {
    var bytes: [UInt8] = []
    try write(as: format) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
