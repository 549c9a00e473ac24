import CCSV

/// One libcsv parser in strict mode and the cells of the row it is in.
package final class StrictParser {
  private var parser = csv_parser()
  private let delimiter: UInt8
  package private(set) var cells: [String] = []
  private var finished: [String]?
  /// How many rows have ended since the parser began.
  package private(set) var endedRows = 0

  package init(delimiter: UInt8) {
    self.delimiter = delimiter
    begin()
  }

  deinit { csv_free(&parser) }

  /// Takes bytes in; false at the first place that is not well-formed.
  package func take(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { buffer in
      csv_parse(&parser, buffer.baseAddress, buffer.count, Self.takeCell, Self.endRow, context)
        == buffer.count
    }
  }

  /// Ends the last row at the end of the file; false when a quote is still open.
  package func finish() -> Bool { csv_fini(&parser, Self.takeCell, Self.endRow, context) == 0 }

  /// Forgets the row it is in.
  package func restart() {
    csv_free(&parser)
    begin()
  }

  /// The row that has been ended since the last call.
  package func takeRow() -> [String]? {
    defer { finished = nil }
    return finished
  }

  /// libcsv's state before the first byte of a row; within one, also across the line breaks of a
  /// quoted cell, it is another.
  package var isBetweenRows: Bool { parser.pstate == 0 }

  /// How many bytes of the cell being read are held.
  package var openCellSize: Int { parser.entry_pos }

  private func begin() {
    parser = csv_parser()
    // It fails for no options it knows.
    _ = csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_delim(&parser, delimiter)
    cells.removeAll(keepingCapacity: true)
    finished = nil
    endedRows = 0
  }

  private var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  private static let takeCell:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      let cell = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
      reader(context)?.cells.append(String(decoding: cell, as: UTF8.self))
    }

  private static let endRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _, context in
    guard let reader = reader(context) else { return }
    reader.finished = reader.cells
    reader.endedRows += 1
    reader.cells.removeAll(keepingCapacity: true)
  }

  private static func reader(_ context: UnsafeMutableRawPointer?) -> StrictParser? {
    context.map { Unmanaged<StrictParser>.fromOpaque($0).takeUnretainedValue() }
  }
}
