import Files

/// A Markdown page, built paragraph by paragraph.
struct Markdown {
  private var blocks: [String] = []

  mutating func heading(_ level: Int, _ text: String) {
    blocks.append(String(repeating: "#", count: level) + " " + text)
  }

  /// Appends a place that links lead to.
  /// - Parameter name: letters of ASCII, digits, hyphens and underscores.
  mutating func anchor(_ name: String) { blocks.append("<a id=\"\(name)\"></a>") }

  mutating func paragraph(_ text: String) { blocks.append(text) }

  mutating func list(_ items: [String]) {
    blocks.append(items.map { "- " + $0 }.joined(separator: "\n"))
  }

  /// Appends a table; the first column and those in `texts` are aligned left, numbers right.
  mutating func table(_ header: [String], _ rows: [[String]], texts: Set<Int> = []) {
    let rule = header.indices.map { $0 == 0 || texts.contains($0) ? ":--" : "--:" }
    let lines = [header.map(Self.cell), rule] + rows.map { $0.map(Self.cell) }
    blocks.append(lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n"))
  }

  var text: String { blocks.joined(separator: "\n\n") + "\n" }

  /// The one escape of names, titles and notes: Markdown prints the text as it is, on one line.
  ///
  /// Nothing in it becomes emphasis, code, a link, a picture, a cell, a heading, a list, mathematics or
  /// HTML, an address does not link by itself, and what would steer a terminal is shown.
  static func plain(_ text: String) -> String {
    // Of a text of letters nothing has to be escaped.
    guard !text.utf8.allSatisfy(\.isASCIILetter) else { return text }
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").shown()
      .drop(while: \.isWhitespace)
    let bytes = Array(line.utf8)
    let mark = bytes.firstIndex { !$0.isASCIIDigit }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count + 16)
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): plain += "&lt;".utf8
      case UInt8(ascii: ">"): plain += "&gt;".utf8
      case UInt8(ascii: "&") where startsEntity(bytes[(place + 1)...]): plain += "&amp;".utf8
      case _ where isEscaped(byte),
        UInt8(ascii: ":") where bytes[(place + 1)...].starts(with: "//".utf8),
        UInt8(ascii: ".") where endsInWWW(bytes[..<place]),
        // Nor does a paragraph that begins so become a list or a heading.
        _ where place == mark && startsBlock(byte):
        plain += [UInt8(ascii: "\\"), byte]
      default: plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func isEscaped(_ byte: UInt8) -> Bool { "\\`*_[]#|~$@".utf8.contains(byte) }

  private static func startsBlock(_ byte: UInt8) -> Bool { "-+.)=".utf8.contains(byte) }

  private static func startsEntity(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first.map { $0 == UInt8(ascii: "#") || $0.isASCIILetter } ?? false
  }

  private static func endsInWWW(_ before: ArraySlice<UInt8>) -> Bool {
    before.count >= 3 && before.suffix(3).allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
  }

  /// A cell's Markdown with every bar escaped that is not.
  private static func cell(_ markdown: String) -> String {
    guard markdown.utf8.contains(UInt8(ascii: "|")) else { return markdown }
    var (cell, isEscaped) = ([UInt8](), false)
    for byte in markdown.utf8 {
      if byte == UInt8(ascii: "|"), !isEscaped { cell.append(UInt8(ascii: "\\")) }
      cell.append(byte)
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return String(decoding: cell, as: UTF8.self)
  }
}
