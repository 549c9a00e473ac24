import CCSV

/// A row of cells and the line of the file it begins on, from 1.
struct CSVRow: Sendable, Equatable {
  let line: Int
  let cells: [String]
}

/// libcsv in strict mode, given one physical line at a time so that every row knows its line.
///
/// Quotes must be closed and doubled inside quoted cells. Blanks round unquoted cells are trimmed,
/// empty lines pass silently; both are libcsv's rules.
struct CSVReader {
  let file: String
  let delimiter: UInt8

  /// Hands over each row of the text in turn.
  /// - Throws: `RefusedFile` at the first place that is not well-formed.
  func read(_ text: [UInt8], row handle: (CSVRow) -> Void) throws(RefusedFile) {
    var parser = csv_parser()
    guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else {
      throw refusal(line: 0, column: 0, "", "the CSV parser could not start")
    }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, delimiter)

    let collector = RowCollector()
    let context = Unmanaged.passUnretained(collector).toOpaque()
    var line = 0
    var firstLineOfRow = 1
    var firstLineOfCell = 1
    for bytes in PhysicalLines(text) {
      line += 1
      let cellsBefore = collector.cells.count
      let consumed = bytes.withUnsafeBytes { buffer in
        csv_parse(
          &parser, buffer.baseAddress, buffer.count, RowCollector.takeCell, RowCollector.endRow,
          context)
      }
      guard consumed == bytes.count else {
        throw refusal(
          line: line, column: collector.cells.count + 1, String(decoding: bytes, as: UTF8.self),
          "a quote stands where none may; inside a quoted cell it must be doubled")
      }
      if let cells = collector.takeRow() {
        handle(CSVRow(line: firstLineOfRow, cells: cells))
      }
      if parser.pstate == Self.betweenRows {
        firstLineOfRow = line + 1
        firstLineOfCell = line + 1
      } else if collector.cells.count > cellsBefore {
        firstLineOfCell = line
      }
    }
    guard csv_fini(&parser, RowCollector.takeCell, RowCollector.endRow, context) == 0 else {
      throw refusal(
        line: firstLineOfCell, column: collector.cells.count + 1, "",
        "a quoted cell begins here and is never closed")
    }
    if let cells = collector.takeRow() { handle(CSVRow(line: firstLineOfRow, cells: cells)) }
  }

  /// libcsv's state before the first byte of a row; within one, also across the line breaks of a
  /// quoted cell, it is another.
  private static let betweenRows: Int32 = 0

  private func refusal(line: Int, column: Int, _ text: String, _ message: String) -> RefusedFile {
    let shown = text.prefix { !$0.isNewline }.prefix(60)
    return RefusedFile([
      Problem(
        file: file, line: line, column: column, kind: .syntax, text: String(shown),
        message: message)
    ])
  }
}

/// Gathers what libcsv calls back with.
private final class RowCollector {
  var cells: [String] = []
  private var finished: [String]?

  static let takeCell:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      let cell = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
      collector(context)?.cells.append(String(decoding: cell, as: UTF8.self))
    }

  static let endRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
    guard let collector = collector(context) else { return }
    collector.finished = collector.cells
    collector.cells.removeAll(keepingCapacity: true)
  }

  private static func collector(_ context: UnsafeMutableRawPointer?) -> RowCollector? {
    context.map { Unmanaged<RowCollector>.fromOpaque($0).takeUnretainedValue() }
  }

  func takeRow() -> [String]? {
    defer { finished = nil }
    return finished
  }
}
