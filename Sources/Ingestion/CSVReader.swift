import CCSV

/// A row of cells and the line of the file it begins on, from 1.
public struct CSVRow: Sendable, Equatable {
  public let line: Int
  public let cells: [String]
}

/// The rows of a whole text.
struct CSVReader {
  let file: String
  let delimiter: UInt8

  /// Hands over each row of the text in turn.
  /// - Throws: `RefusedFile` at the first place that is not well-formed.
  func read(_ text: [UInt8], row handle: (CSVRow) -> Void) throws(RefusedFile) {
    let rows = try CSVRows(PhysicalLines(text), file: file, delimiter: delimiter)
    while let row = try rows.next() { handle(row) }
  }
}

/// libcsv in strict mode, given one physical line at a time so that every row knows its line and
/// no more than a row is in memory.
///
/// Quotes must be closed and doubled inside quoted cells. Blanks round unquoted cells are trimmed,
/// empty lines pass silently; both are libcsv's rules.
public final class CSVRows<Lines: IteratorProtocol> where Lines.Element == ArraySlice<UInt8> {
  private var lines: Lines
  private let file: String
  private var parser = csv_parser()
  private let collector = RowCollector()
  private var line = 0
  private var firstLineOfRow = 1
  private var firstLineOfCell = 1
  private var isFinished = false

  /// - Parameters:
  ///   - lines: each with its line end: LF, CRLF or CR.
  ///   - file: what problems call it.
  public init(_ lines: Lines, file: String, delimiter: UInt8) throws(RefusedFile) {
    self.lines = lines
    self.file = file
    guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else {
      throw refusal(line: 0, column: 0, "", "the CSV parser could not start")
    }
    csv_set_delim(&parser, delimiter)
  }

  deinit { csv_free(&parser) }

  /// The next row; nil after the last.
  /// - Throws: `RefusedFile` at the first place that is not well-formed.
  public func next() throws(RefusedFile) -> CSVRow? {
    let context = Unmanaged.passUnretained(collector).toOpaque()
    while let bytes = lines.next() {
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
      let row = collector.takeRow().map { CSVRow(line: firstLineOfRow, cells: $0) }
      if parser.pstate == betweenRows {
        firstLineOfRow = line + 1
        firstLineOfCell = line + 1
      } else if collector.cells.count > cellsBefore {
        firstLineOfCell = line
      }
      if let row { return row }
    }
    guard !isFinished else { return nil }
    isFinished = true
    guard csv_fini(&parser, RowCollector.takeCell, RowCollector.endRow, context) == 0 else {
      throw refusal(
        line: firstLineOfCell, column: collector.cells.count + 1, "",
        "a quoted cell begins here and is never closed")
    }
    return collector.takeRow().map { CSVRow(line: firstLineOfRow, cells: $0) }
  }

  private func refusal(line: Int, column: Int, _ text: String, _ message: String) -> RefusedFile {
    let shown = text.prefix { !$0.isNewline }.prefix(60)
    return RefusedFile([
      Problem(
        file: file, line: line, column: column, kind: .syntax, text: String(shown),
        message: message)
    ])
  }
}

/// libcsv's state before the first byte of a row; within one, also across the line breaks of a
/// quoted cell, it is another.
private let betweenRows: Int32 = 0

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
