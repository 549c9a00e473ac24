import CCSV

/// libcsv in strict mode, given one physical line at a time so that every row knows its line.
///
/// Blanks round unquoted cells are trimmed, empty lines pass silently; both are libcsv's rules.
/// Around it stands what real files need: a row in which a quote stands where none may is read
/// again with the quotes inside its cells taken for letters (Statistics Norway does not double
/// them); where that gives no row either, the row says so and the next line is read afresh.
/// At most one row is in memory at a time.
package struct CSVReader: RowSource {
  package let name: String
  package let delimiter: UInt8
  private var parts: LineParts
  private let parser: StrictParser
  /// The raw bytes of the row being read.
  private var raw: [UInt8] = []
  private var line = 0
  private var firstLine = 1
  /// The line on which the cell being read begins, from 1.
  private var firstLineOfCell = 1
  private var isAtLineStart = true
  private var isBelowBlank = false
  /// The number of rows whose unescaped quotes were read as text.
  package private(set) var mendedRows = 0
  /// True when the last line read has no line terminator.
  package var isUnended: Bool { !isAtLineStart }

  package static let largestField = 1 << 20
  package static let mostColumns = 10_000

  package init(_ file: SourceFile, delimiter: UInt8) {
    self.init(DecodedText(file), named: file.path, delimiter: delimiter)
  }

  package init(_ text: DecodedText, named name: String, delimiter: UInt8) {
    self.name = name
    self.delimiter = delimiter
    parts = LineParts(text)
    parser = StrictParser(delimiter: delimiter)
  }

  package var shownDelimiter: String { String(Character(Unicode.Scalar(delimiter))) }

  package var encoding: TextEncoding { parts.encoding }
  package var lineEnding: LineEnding { parts.lineEnding }

  /// Returns the next row; nil at the end of the file.
  /// - Throws: `RefusedFile` for undecodable bytes, a field above 1 MiB or more than 10,000 columns.
  package mutating func next() throws(RefusedFile) -> RawRow? {
    while true {
      if isAtLineStart, raw.isEmpty, parser.isBetweenRows {
        let empty = parts.skipEmptyLines()
        line += empty
        if empty > 0 { isBelowBlank = true }
      }
      guard let part = try parts.next() else { break }
      if isAtLineStart {
        line += 1
        if raw.isEmpty {
          firstLine = line
          firstLineOfCell = line
          if part.isBlank { isBelowBlank = true }
        }
      }
      isAtLineStart = part.ending != nil
      raw += part.bytes
      let cellsBefore = parser.cells.count
      guard parser.parse(part.bytes) else {
        let text = try raw + restOfLine(after: part)
        return mended(text)
          ?? faulty(
            text, line, "a quote stands where none may; inside a quoted cell it must be doubled")
      }
      if parser.cells.count > cellsBefore { firstLineOfCell = line }
      let cells = parser.completedRow()
      try checkLimits(cells ?? parser.cells)
      if let cells { return whole(cells) }
      if parser.isBetweenRows { raw.removeAll(keepingCapacity: true) }
    }
    guard !raw.isEmpty else { return nil }
    guard parser.finish() else {
      return mended(raw)
        ?? faulty(raw, firstLineOfCell, "a quoted cell begins here and is never closed")
    }
    return parser.completedRow().map { cells in
      var last = whole(cells)
      last.isUnended = true
      return last
    }
  }

  /// Reads the rest of the current physical line, so that parsing resumes at the next one.
  private mutating func restOfLine(after part: LinePart) throws(RefusedFile) -> [UInt8] {
    var rest: [UInt8] = []
    var isEnded = part.ending != nil
    while !isEnded, let next = try parts.next() {
      if rest.count < Self.largestField { rest += next.bytes }
      isEnded = next.ending != nil
    }
    isAtLineStart = true
    return rest
  }

  /// The row of cells that were read strictly; a fault where one of them holds other rows.
  private mutating func whole(_ cells: [String]) -> RawRow {
    guard let swallowed = SwallowedRows.index(in: cells, delimiter: delimiter) else {
      return row(cells)
    }
    let shown = String(decoding: raw, as: UTF8.self)
    return row(
      [String(shown.reversed().drop { $0.isNewline }.reversed())],
      fault: RawRow.Fault(
        line: firstLine, column: swallowed + 1,
        message: "the quoted cell holds a whole row of the table; expected its quotes to close in "
          + "the row in which they open"))
  }

  private mutating func row(_ cells: [String], fault: RawRow.Fault? = nil) -> RawRow {
    defer {
      raw.removeAll(keepingCapacity: true)
      isBelowBlank = false
    }
    return RawRow(line: firstLine, cells: cells, isBelowBlank: isBelowBlank, fault: fault)
  }

  /// Parses the row again with quotes inside cells read as text; nil when that does not give a valid row.
  private mutating func mended(_ text: [UInt8]) -> RawRow? {
    // Over several lines it could as well be rows that have lost a quote.
    let lines = text.split(omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
    guard lines.count == 1, let doubled = QuoteMending.doubled(text, delimiter: delimiter) else {
      return nil
    }
    parser.restart()
    defer { parser.restart() }
    guard parser.parse(doubled[...]), parser.finish(), parser.endedRows == 1,
      let cells = parser.completedRow()
    else { return nil }
    mendedRows += 1
    return row(cells)
  }

  private mutating func faulty(_ text: [UInt8], _ line: Int, _ message: String) -> RawRow {
    let column = parser.cells.count + 1
    parser.restart()
    let shown = String(decoding: text, as: UTF8.self)
    return row(
      [String(shown.reversed().drop { $0.isNewline }.reversed())],
      fault: RawRow.Fault(line: line, column: column, message: message))
  }

  private func checkLimits(_ cells: [String]) throws(RefusedFile) {
    let large = cells.firstIndex { $0.utf8.count > Self.largestField }
    if let column = large ?? (parser.openCellSize > Self.largestField ? cells.count : nil) {
      throw limit(
        column + 1,
        "the cell is larger than 1 MiB; expected a table of figures, or a quote that closes the cell"
      )
    }
    if cells.count > Self.mostColumns {
      throw limit(
        Self.mostColumns + 1,
        "the row has more than 10,000 cells; expected a table of at most as many columns"
      )
    }
  }

  private func limit(_ column: Int, _ message: String) -> RefusedFile {
    RefusedFile([
      Problem(
        file: name, line: firstLineOfCell, column: column, kind: .limit,
        text: String(decoding: raw.prefix(60), as: UTF8.self), message: message)
    ])
  }
}

extension LinePart {
  /// True when the line holds only blanks and a line terminator.
  fileprivate var isBlank: Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }
}
