/// A file taken apart into rows, before anyone knows what the rows mean.
struct TextTable: Sendable {
  let encoding: TextEncoding
  let lineEnding: LineEnding
  let delimiter: Character
  /// The text above the header; nil when there is none.
  let title: String?
  let header: CSVRow
  /// The rows below the header.
  let rows: [CSVRow]

  /// - Throws: `RefusedFile` when the bytes are no text or the text is no table.
  init(_ file: SourceFile) throws(RefusedFile) {
    encoding = TextEncoding.detect(file.bytes)
    guard let text = encoding.decode(file.bytes), !text.contains(0) else {
      throw RefusedFile([
        Problem(
          file: file.path, kind: .encoding,
          message: "is not text; expected ASCII, UTF-8, UTF-16 or Windows-1252 (Latin-1)")
      ])
    }
    lineEnding = LineEnding.detect(text)
    let delimiterByte = Self.detectDelimiter(text)
    delimiter = Character(Unicode.Scalar(delimiterByte))

    var titles: [String] = []
    var header: CSVRow?
    var rows: [CSVRow] = []
    try CSVReader(file: file.path, delimiter: delimiterByte).read(text) { row in
      if header != nil {
        rows.append(row)
      } else if row.cells.count > 1 {
        header = row
      } else {
        titles += row.cells.filter { !$0.isEmpty }
      }
    }
    guard let header else {
      throw RefusedFile([
        Problem(
          file: file.path, line: 1, kind: .header, text: titles.first ?? "",
          message: "no header was found; expected a line of column names separated by "
            + "semicolon, comma or tab")
      ])
    }
    guard !rows.isEmpty else {
      throw RefusedFile([
        Problem(
          file: file.path, line: header.line, kind: .empty, message: "no rows below the header")
      ])
    }
    self.header = header
    self.rows = rows
    title = titles.isEmpty ? nil : titles.joined(separator: " ")
  }

  /// The separator that stands most often outside quotes in the first line that holds any.
  private static func detectDelimiter(_ text: [UInt8]) -> UInt8 {
    let candidates: [UInt8] = [0x3B, 0x09, 0x2C]
    for line in PhysicalLines(text).prefix(20) {
      var counts = [0, 0, 0]
      var isQuoted = false
      for byte in line {
        if byte == 0x22 { isQuoted.toggle() }
        if !isQuoted, let which = candidates.firstIndex(of: byte) { counts[which] += 1 }
      }
      if let most = counts.max(), most > 0, let which = counts.firstIndex(of: most) {
        return candidates[which]
      }
    }
    return candidates[0]
  }
}
