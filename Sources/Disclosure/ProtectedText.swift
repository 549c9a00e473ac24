import Files

/// Writes protected tables for programs, identically for all commands: decimal point, shares as fractions
/// with full precision, empty where there is no number.
extension Protected where Row: TableRow {
  /// Writes the table and passes its bytes to `take`, a bounded piece at a time.
  /// - Parameter rawText: as for `TableWriter`.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot express, and what `take` throws.
  package func write(
    as format: TableFormat, rawText: Bool = false, _ take: ([UInt8]) throws -> Void
  ) throws {
    var writer = TableWriter<Row>(format, rawText: rawText)
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

  /// Returns the whole table as text.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot express.
  package func text(as format: TableFormat) throws -> String {
    var bytes: [UInt8] = []
    try write(as: format) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
