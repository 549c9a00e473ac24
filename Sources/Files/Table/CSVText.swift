/// Writes tables as CSV (RFC 4180, LF line endings, decimal point, header).
package enum CSVText {
  package static func table(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map(line).joined()
  }

  package static func line(_ cells: [String]) -> String {
    var bytes: [UInt8] = []
    append(cells.lazy.map(Cell.text), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends one row.
  package static func append(_ cells: some Sequence<Cell>, to bytes: inout [UInt8]) {
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(0x2C) }
      isFirst = false
      let begin = bytes.count
      cell.append(to: &bytes)
      if case .text = cell { quote(from: begin, &bytes) }
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
