extension [UInt8] {
  /// Appends a text so that HTML and SVG print it unchanged, between tags and inside a quoted attribute.
  ///
  /// Characters that either may not contain, and those that turn the direction of what follows, become
  /// U+FFFD, the sign of a character that cannot be shown.
  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      var place = 0
      while place < utf8.count {
        guard let (replacement, length) = Self.replacement(utf8, at: place) else {
          place += 1
          continue
        }
        append(contentsOf: utf8[start..<place])
        withUnsafePointerToBytes(of: replacement) { append(contentsOf: $0) }
        place += length
        start = place
      }
      append(contentsOf: utf8[start...])
    }
  }

  private func withUnsafePointerToBytes(
    of literal: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    literal.withUTF8Buffer(body)
  }

  /// What stands for the character at a place, and the number of bytes it stands for; nil for a character
  /// that stands for itself.
  private static func replacement(_ utf8: UnsafeBufferPointer<UInt8>, at place: Int)
    -> (StaticString, Int)?
  {
    switch utf8[place] {
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "\""): ("&quot;", 1)
    case UInt8(ascii: "'"): ("&#39;", 1)
    case 0x09, 0x0A: nil
    case 0..<0x20, 0x7F: (unshowable, 1)
    // U+0080 to U+009F.
    case 0xC2 where utf8[place + 1] < 0xA0: (unshowable, 2)
    // U+061C, the Arabic letter mark.
    case 0xD8 where utf8[place + 1] == 0x9C: (unshowable, 2)
    // U+200E and U+200F, U+202A to U+202E, U+2066 to U+2069.
    case 0xE2 where utf8[place + 1] == 0x80 && turning.contains(utf8[place + 2]): (unshowable, 3)
    case 0xE2 where utf8[place + 1] == 0x81 && (0xA6...0xA9).contains(utf8[place + 2]):
      (unshowable, 3)
    // U+FFFE and U+FFFF.
    case 0xEF where utf8[place + 1] == 0xBF && utf8[place + 2] >= 0xBE: (unshowable, 3)
    default: nil
    }
  }

  private static var unshowable: StaticString { "\u{FFFD}" }
  private static let turning: Set<UInt8> = [0x8E, 0x8F, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE]
}
