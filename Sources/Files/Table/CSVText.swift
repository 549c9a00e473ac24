/// Writes tables as CSV (RFC 4180, LF line endings, decimal point, header).
///
/// Texts that a spreadsheet would run are marked (`FormulaGuard`), unless raw texts are asked for.
package enum CSVText {
  /// The marks by which readers differ.
  package struct Dialect: Sendable, Hashable {
    let separator: UInt8
    let decimalMark: UInt8
    /// The bytes before the first row, such as a byte order mark.
    let beginning: [UInt8]

    /// Commas between cells and decimal points.
    package static let standard = Dialect(
      separator: UInt8(ascii: ","), decimalMark: UInt8(ascii: "."), beginning: [])

    /// As a Norwegian Excel opens it: semicolons, decimal commas and a byte order mark, without which it
    /// takes the letters for another encoding's.
    package static let excel = Dialect(
      separator: UInt8(ascii: ";"), decimalMark: UInt8(ascii: ","), beginning: [0xEF, 0xBB, 0xBF])
  }

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
    _ cells: some Sequence<Cell>, in dialect: Dialect = .standard, rawText: Bool = false,
    to bytes: inout [UInt8]
  ) {
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(dialect.separator) }
      isFirst = false
      let begin = bytes.count
      cell.append(to: &bytes)
      switch cell {
      case .text:
        if !rawText, FormulaGuard.isNeeded(bytes[begin...]) {
          bytes.insert(FormulaGuard.mark, at: begin)
        }
        quote(from: begin, in: dialect, &bytes)
      case .number where dialect.decimalMark != UInt8(ascii: "."):
        for place in begin..<bytes.count where bytes[place] == UInt8(ascii: ".") {
          bytes[place] = dialect.decimalMark
        }
      case .number, .count: break
      }
    }
    bytes.append(0x0A)
  }

  /// Quotes the cell just appended, where RFC 4180 requires it.
  private static func quote(from begin: Int, in dialect: Dialect, _ bytes: inout [UInt8]) {
    let text = bytes[begin...]
    guard
      text.contains(where: { $0 == dialect.separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D })
    else {
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
