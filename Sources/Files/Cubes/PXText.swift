/// Reads the keywords of a PC-Axis file one by one (PC-Axis file format, Statistics Sweden).
struct PXText {
  /// A keyword with what it is about and its values: `VALUES[en]("sex")="Males","Females";`.
  struct Entry {
    let keyword: String
    /// The language in brackets; nil for the file's first.
    let language: String?
    /// The names in parentheses.
    let about: [String]
    let values: [Value]
    let line: Int
  }

  enum Value: Equatable {
    /// A text in quotes; texts that follow each other without a comma are one.
    case text(String)
    /// A number or word without quotes.
    case word(String)

    var text: String {
      switch self {
      case .text(let text), .word(let text): text
      }
    }
  }

  /// What is wrong, and on which line.
  struct Fault: Error {
    let line: Int
    let message: String
  }

  private let bytes: [UInt8]
  private var at = 0
  private(set) var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x1A {
      if byte == 0x0A { line += 1 }
      at += 1
    }
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard byte == UInt8(ascii: wanted) else { return false }
    at += 1
    return true
  }

  private func fault(_ message: String) -> Fault { Fault(line: line, message: message) }

  /// Returns the next keyword; nil at the end of the file.
  mutating func next() throws(Fault) -> Entry? {
    skipBlanks()
    guard byte != nil else { return nil }
    let begun = line
    let start = at
    while let byte, Self.isOfKeyword(byte) { at += 1 }
    let keyword = String(decoding: bytes[start..<at], as: UTF8.self)
    guard !keyword.isEmpty else {
      throw fault("expected a keyword, such as VALUES, and an equals sign")
    }
    var language: String?
    if take("[") {
      let start = at
      while let byte, byte != UInt8(ascii: "]"), byte != 0x0A { at += 1 }
      language = String(decoding: bytes[start..<at], as: UTF8.self)
      guard take("]") else { throw fault("the language of \(keyword) is not closed by a bracket") }
    }
    var about: [String] = []
    if take("(") {
      repeat { about.append(try quoted(keyword)) } while take(",")
      guard take(")") else {
        throw fault("what \(keyword) is about is not closed by a parenthesis")
      }
    }
    guard take("=") else { throw fault("expected an equals sign after \(keyword)") }
    return Entry(
      keyword: keyword, language: language, about: about, values: try values(keyword), line: begun)
  }

  private static func isOfKeyword(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
  }

  /// The values up to the semicolon, separated by commas or blanks.
  private mutating func values(_ keyword: String) throws(Fault) -> [Value] {
    var values: [Value] = []
    var isApart = true
    while true {
      skipBlanks()
      guard let byte else { throw fault("\(keyword) is not ended by a semicolon") }
      switch byte {
      case UInt8(ascii: ";"):
        at += 1
        return values
      case UInt8(ascii: ","):
        at += 1
        isApart = true
      case UInt8(ascii: "\""):
        let text = try quoted(keyword)
        if !isApart, keyword != "DATA", case .text(let before)? = values.last {
          values[values.count - 1] = .text(before + text)
        } else {
          values.append(.text(text))
        }
        isApart = false
      default:
        let text = word()
        guard !text.isEmpty else {
          throw fault("\(keyword) holds a control character; expected numbers and texts in quotes")
        }
        values.append(.word(text))
        isApart = false
      }
    }
  }

  private mutating func word() -> String {
    let start = at
    // TLIST(A1) is one word.
    var depth = 0
    while let byte {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      let isEnd =
        byte <= 0x20 || byte == UInt8(ascii: ";") || (depth == 0 && byte == UInt8(ascii: ","))
        || byte == UInt8(ascii: "\"")
      if isEnd { break }
      at += 1
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func quoted(_ keyword: String) throws(Fault) -> String {
    guard take("\"") else { throw fault("expected a text in quotes in \(keyword)") }
    let start = at
    while let byte, byte != UInt8(ascii: "\"") {
      if byte == 0x0A { line += 1 }
      at += 1
    }
    guard byte != nil else { throw fault("a quote opens in \(keyword) and is never closed") }
    defer { at += 1 }
    return String(decoding: bytes[start..<at].filter { $0 != 0x0D }, as: UTF8.self)
  }
}
