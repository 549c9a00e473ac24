/// How a file's bytes stand for letters, found from the bytes themselves.
public enum TextEncoding: String, Sendable, Encodable {
  case ascii
  case utf8 = "utf-8"
  case utf8WithMark = "utf-8-bom"
  case windows1252 = "windows-1252"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  /// A byte order mark decides; else zeros in every other place mean UTF-16; else what is valid
  /// UTF-8 is UTF-8; what remains is Windows-1252, of which Latin-1's letters are a part. Whether
  /// all of a file is ASCII or UTF-8 is only known at its end, so all of it is looked at.
  package static func detect(_ bytes: FileBytes) throws(RefusedFile) -> TextEncoding {
    var bytes = bytes
    guard let beginning = try bytes.next() else { return .ascii }
    if let encoding = marked(beginning) { return encoding }
    var check = UTF8Check()
    check.take(beginning)
    while check.isPossible, let piece = try bytes.next() { check.take(piece) }
    if !check.isValid { return .windows1252 }
    return check.isASCII ? .ascii : .utf8
  }

  /// What the first bytes tell: a mark, or the zeros of UTF-16.
  private static func marked(_ beginning: [UInt8]) -> TextEncoding? {
    if beginning.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8WithMark }
    if beginning.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if beginning.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let sample = beginning.prefix(4096)
    let zeros = sample.indices.filter { sample[$0] == 0 }
    guard zeros.count * 3 > sample.count else { return nil }
    let atOddPlaces = zeros.count { $0 % 2 == 1 }
    if atOddPlaces == zeros.count { return .utf16LittleEndian }
    return atOddPlaces == 0 ? .utf16BigEndian : nil
  }
}

/// Whether bytes, coming in pieces, are UTF-8.
private struct UTF8Check {
  private(set) var isPossible = true
  private(set) var isASCII = true
  /// The beginning of a letter that the next piece must end.
  private var unfinished: [UInt8] = []

  var isValid: Bool { isPossible && unfinished.isEmpty }

  mutating func take(_ piece: [UInt8]) {
    if isASCII { isASCII = piece.allSatisfy { $0 < 0x80 } }
    if isASCII { return }
    let text = unfinished + piece
    let whole = text.wholeUTF8
    unfinished = Array(text[whole...])
    isPossible = unfinished.count < 4 && String(validating: text[..<whole], as: UTF8.self) != nil
  }
}

extension [UInt8] {
  /// Where the last letter begins that is cut off by the end; `count` when none is.
  fileprivate var wholeUTF8: Int {
    for back in 1..<4 where back <= count {
      let byte = self[count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? count - back : count
    }
    return count
  }
}

/// A file's text as UTF-8 without mark, piece by piece.
package struct DecodedText {
  package let encoding: TextEncoding
  private let path: String
  private var bytes: FileBytes
  /// Bytes of a unit that the next piece must end.
  private var unfinished: [UInt8] = []
  private var isAtStart = true

  package init(_ file: SourceFile) throws(RefusedFile) {
    encoding = try TextEncoding.detect(try file.open())
    path = file.path
    bytes = try file.open()
  }

  /// Text that comes through a pipe, of which nothing can be known beforehand.
  package init(_ bytes: FileBytes, named name: String, as encoding: TextEncoding) {
    self.encoding = encoding
    path = name
    self.bytes = bytes
  }

  /// - Throws: `RefusedFile` when a sequence of bytes means no letter in the encoding, or is the
  ///   letter NUL, which no text holds.
  package mutating func next() throws(RefusedFile) -> [UInt8]? {
    guard let piece = try bytes.next() else {
      guard unfinished.isEmpty else { throw refusal }
      return nil
    }
    guard let text = decode(unfinished + piece), !text.contains(0) else { throw refusal }
    return text
  }

  private var refusal: RefusedFile {
    RefusedFile([
      Problem(
        file: path, kind: .encoding,
        message: "is not text; expected ASCII, UTF-8, UTF-16 or Windows-1252 (Latin-1)")
    ])
  }

  private mutating func decode(_ piece: [UInt8]) -> [UInt8]? {
    switch encoding {
    case .ascii, .utf8: return piece
    case .utf8WithMark:
      defer { isAtStart = false }
      let whole = piece.wholeUTF8
      unfinished = Array(piece[whole...])
      let text = Array(piece[(isAtStart ? 3 : 0)..<whole])
      return String(validating: text, as: UTF8.self) == nil ? nil : text
    case .windows1252: return Self.decodeWindows1252(piece)
    case .utf16LittleEndian: return decodeUTF16(piece) { low, high in high << 8 | low }
    case .utf16BigEndian: return decodeUTF16(piece) { high, low in high << 8 | low }
    }
  }

  private mutating func decodeUTF16(
    _ piece: [UInt8], unit: (UInt16, UInt16) -> UInt16
  ) -> [UInt8]? {
    var units = stride(from: 0, to: piece.count - 1, by: 2).map { at in
      unit(UInt16(piece[at]), UInt16(piece[at + 1]))
    }
    if isAtStart, units.first == 0xFEFF { units.removeFirst() }
    isAtStart = false
    // The first half of a letter outside the basic plane waits for its second.
    var whole = piece.count - piece.count % 2
    if let last = units.last, last & 0xFC00 == 0xD800 {
      units.removeLast()
      whole -= 2
    }
    unfinished = Array(piece[whole...])
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  private static func decodeWindows1252(_ bytes: [UInt8]) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let scalar = byte < 0xA0 ? windows1252Specials[Int(byte - 0x80)] : Unicode.Scalar(byte)
      guard let scalar else { return nil }
      text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
    return text
  }

  /// 0x80 to 0x9F, where Windows-1252 has letters and signs, and five places nothing.
  private static let windows1252Specials: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}
