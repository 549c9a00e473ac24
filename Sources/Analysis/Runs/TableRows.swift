import Files

/// The rows of a table that is written as CSV while they are made.
package final class TableRows<Row: UnrestrictedRow> {
  private let output: OutputFile
  private var writer: TableWriter<Row>
  private var bytes: [UInt8] = []

  init(_ output: OutputFile, rawText: Bool) {
    self.output = output
    writer = TableWriter(.csv, rawText: rawText)
    writer.begin(&bytes)
  }

  package func add(_ row: Row) throws {
    try writer.add(row, &bytes)
    if bytes.count >= TableWriter<Row>.pieceSize { try flush() }
  }

  func end() throws {
    writer.end(&bytes)
    try flush()
  }

  private func flush() throws {
    try output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
