/// Writes tables as CSV (RFC 4180, LF line endings, decimal point, header).
///
/// Texts that a spreadsheet would run are marked (`FormulaGuard`), unless raw texts are asked for.
package enum CSVText {
  package static func table(header: [String], rows: [[String]], rawText: Bool = false) -> String {
    ([header] + rows).map { line($0, rawText: rawText) }.joined()
  }

  package static func line(_ cells: [String], rawText: Bool = false) -> String {
    var bytes: [UInt8] = []
    append(cells.lazy.map(Cell.text), rawText: rawText, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends one row.
  package static func append(
    _ cells: some Sequence<Cell>, rawText: Bool = false, to bytes: inout [UInt8]
  ) {
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(0x2C) }
      isFirst = false
      let begin = bytes.count
      cell.append(to: &bytes)
      if case .text = cell {
        if !rawText, FormulaGuard.isNeeded(bytes[begin...]) {
          bytes.insert(FormulaGuard.mark, at: begin)
        }
        quote(from: begin, &bytes)
      }
    }
    bytes.append(0x0A)
  }

  /// Quotes the cell just appended, where RFC 4180 requires it.
  private static func quote(from begin: Int, _ bytes: inout [UInt8]) {
    let text = bytes[begin...]
    guard text.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      return
    }
    var quoted: [UInt8] = [0x22]
    for byte in text {
      if byte == 0x22 { quoted.append(byte) }
      quoted.append(byte)
    }
    quoted.append(0x22)
    bytes.replaceSubrange(begin..., with: quoted)
  }
}
