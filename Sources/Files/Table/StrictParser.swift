import CCSV

/// Wraps one libcsv parser in strict mode, and collects the cells of the current row.
package final class StrictParser {
  private var parser = csv_parser()
  private let delimiter: UInt8
  package private(set) var cells: [String] = []
  private var finished: [String]?
  /// The number of rows completed since the parser was created.
  package private(set) var endedRows = 0

  package init(delimiter: UInt8) {
    self.delimiter = delimiter
    begin()
  }

  deinit { csv_free(&parser) }

  /// Parses bytes; returns false at the first that is not well-formed CSV.
  package func parse(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { buffer in
      csv_parse(&parser, buffer.baseAddress, buffer.count, Self.takeCell, Self.endRow, context)
        == buffer.count
    }
  }

  /// Completes the last row at the end of the file; false when a quote is still open.
  package func finish() -> Bool { csv_fini(&parser, Self.takeCell, Self.endRow, context) == 0 }

  /// Discards the current row.
  package func restart() {
    csv_free(&parser)
    begin()
  }

  /// Returns the row completed since the last call, and clears it; nil when there is none.
  package func completedRow() -> [String]? {
    defer { finished = nil }
    return finished
  }

  /// True when libcsv expects the start of a row (`ROW_NOT_BEGUN`); false inside one, also at line breaks
  /// of a quoted cell.
  package var isBetweenRows: Bool { parser.pstate == 0 }

  /// The size in bytes of the cell being read.
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
      reader(context)?.cells.append(FormulaGuard.removed(cell))
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
