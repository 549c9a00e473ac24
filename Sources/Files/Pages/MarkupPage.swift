/// The blocks of a page or a picture in HTML or SVG: its texts, and those in its attributes, comments and scripts,
/// since whoever opens the file reads them too.
package struct MarkupPage {
  private var blocks: [PageBlock] = []
  private var line = 1
  private var text: [UInt8] = []
  /// The cells of the row that is open; nil outside of rows.
  private var row: (cells: [String], line: Int, isHead: Bool)?
  /// What the attributes of the open row and of what stands in it say.
  private var rowNotes: [(text: String, line: Int)] = []
  private var isInCell = false
  /// The level of the heading that is open.
  private var level: Int?

  package static func blocks(_ bytes: [UInt8]) -> [PageBlock] {
    var page = MarkupPage()
    page.read(bytes[...])
    return page.blocks
  }

  /// Elements that stand within a text.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup", "time", "tspan", "wbr",
  ]

  private mutating func read(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while let first = rest.first {
      guard first == UInt8(ascii: "<") else {
        let end = rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
        text += rest[..<end]
        line += rest[..<end].count { $0 == 0x0A }
        rest = rest[end...]
        continue
      }
      let isComment = rest.starts(with: Array("<!--".utf8))
      let end = isComment ? rest.first("-->", from: rest.startIndex) : Self.endOfTag(rest)
      let tag = rest[rest.startIndex..<end]
      rest = rest[end...]
      let at = line
      line += tag.count { $0 == 0x0A }
      if isComment {
        add(.text, [Self.plain(tag.dropFirst(4))], at)
        continue
      }
      let name = element(tag, at)
      if name == "script" || name == "style" {
        let end = rest.first("</", from: rest.startIndex)
        add(.text, [String(decoding: rest[..<end], as: UTF8.self)], line)
        line += rest[..<end].count { $0 == 0x0A }
        rest = rest[end...]
      }
    }
    flush()
    closeRow()
  }

  /// Where a tag ends; a sign in a quoted value does not end it.
  private static func endOfTag(_ bytes: ArraySlice<UInt8>) -> Int {
    var quote: UInt8?
    for index in bytes.indices {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
    }
    return bytes.endIndex
  }

  /// The name of an element that begins or ends; an end has a stroke before it.
  private mutating func element(_ tag: ArraySlice<UInt8>, _ at: Int) -> String {
    let isEnd = tag.dropFirst().first == UInt8(ascii: "/")
    let inside = tag.dropFirst(isEnd ? 2 : 1).prefix { $0 != UInt8(ascii: ">") && !$0.isBlank }
    let name = (isEnd ? "/" : "") + String(decoding: inside, as: UTF8.self).lowercased()
    let bare = isEnd ? String(name.dropFirst()) : name
    if !Self.inline.contains(bare) {
      if !isInCell {
        flush()
      } else if !["td", "th", "tr"].contains(bare) {
        text.append(0x20)
      }
    }
    switch name {
    case "tr":
      closeRow()
      row = ([], at, true)
    case "td", "th":
      if name == "td" { row?.isHead = false }
      if isScopedToRow(tag) { row?.isHead = false }
      isInCell = row != nil
    case "/td", "/th":
      let said = takeText()
      if isInCell { row?.cells.append(said) }
      isInCell = false
    case "/tr", "/table": closeRow()
    case "title", "caption", "figcaption", "summary", "h1", "h2", "h3", "h4", "h5", "h6":
      if !isInCell { level = Int(name.dropFirst()) ?? (name == "title" && blocks.isEmpty ? 0 : 7) }
    default: break
    }
    if !isEnd { readAttributes(tag.dropFirst(inside.count + 1), at) }
    return name
  }

  private func isScopedToRow(_ tag: ArraySlice<UInt8>) -> Bool {
    String(decoding: tag, as: UTF8.self).contains("scope=\"row\"")
  }

  /// The values of attributes that say something; classes, places and paths do not.
  private mutating func readAttributes(_ bytes: ArraySlice<UInt8>, _ at: Int) {
    var rest = bytes
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = String(
        decoding: rest[..<equals].split(whereSeparator: \.isBlank).last ?? [], as: UTF8.self)
      rest = rest[(equals + 1)...]
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        continue
      }
      rest = rest.dropFirst()
      let end = rest.firstIndex(of: quote) ?? rest.endIndex
      let isText =
        name.hasPrefix("data-")
        || ["aria-label", "title", "alt", "content", "value", "placeholder"].contains(name)
      if isText, end > rest.startIndex {
        let isCaption = name == "aria-label" && !isInCell
        let value = Self.plain(rest[..<end])
        if row != nil {
          rowNotes.append((value, at))
        } else {
          add(isCaption ? .heading(7) : .text, [value], at)
        }
      }
      rest = rest[end...].dropFirst()
    }
  }

  private mutating func takeText() -> String {
    defer { text = [] }
    return Self.plain(text[...])
  }

  private mutating func flush() {
    defer { level = nil }
    guard !text.isEmpty else { return }
    let said = takeText()
    if !said.isEmpty { add(level.map(PageBlock.Kind.heading) ?? .text, [said], line) }
  }

  private mutating func closeRow() {
    guard let row else { return }
    if !row.cells.isEmpty { add(row.isHead ? .head : .row, row.cells, row.line) }
    for note in rowNotes { add(.row, [row.cells.first ?? "", note.text], note.line) }
    rowNotes = []
    self.row = nil
    isInCell = false
  }

  private mutating func add(_ kind: PageBlock.Kind, _ cells: [String], _ line: Int) {
    blocks.append(PageBlock(kind, line: line, cells))
  }

  /// A text without its entities, its blanks as one.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.contains("&") {
      for (entity, letter) in entities { text = text.replacing(entity, with: letter) }
      text = text.replacing(/&#(x?)([0-9a-fA-F]{1,6});/) { match in
        UInt32(match.output.2, radix: match.output.1.isEmpty ? 10 : 16)
          .flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
      }
    }
    return text.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  private static let entities = [
    ("&nbsp;", "\u{00A0}"), ("&minus;", "−"), ("&thinsp;", "\u{202F}"), ("&quot;", "\""),
    ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
  ]
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) || self == 0x2F }
}

extension ArraySlice<UInt8> {
  /// Where a sign ends that is looked for from a place on; the end where it is not there. For `</`, where it
  /// begins.
  fileprivate func first(_ sign: String, from start: Int) -> Int {
    let wanted = Array(sign.utf8)
    var index = start
    while index + wanted.count <= endIndex {
      if self[index..<(index + wanted.count)].elementsEqual(wanted) {
        return sign == "</" ? index : index + wanted.count
      }
      index += 1
    }
    return endIndex
  }
}
