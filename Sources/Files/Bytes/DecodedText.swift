/// Decodes a file's bytes to UTF-8 without byte order mark, piece by piece.
package struct DecodedText {
  package let encoding: TextEncoding
  private let path: String
  private var bytes: FileBytes
  /// Bytes of a character that continues in the next piece.
  private var unfinished: [UInt8] = []
  private var isAtStart = true

  package init(_ file: SourceFile) {
    self.init(file.bytes, named: file.path, as: file.encoding)
  }

  /// Decodes bytes of a known encoding, such as a pipe's, whose encoding cannot be surveyed beforehand.
  package init(_ bytes: FileBytes, named name: String, as encoding: TextEncoding) {
    self.encoding = encoding
    path = name
    self.bytes = bytes
  }

  /// - Throws: `RefusedFile` when a byte sequence is invalid in the encoding, or encodes NUL.
  package mutating func next() throws(RefusedFile) -> ArraySlice<UInt8>? {
    guard let piece = try bytes.next() else {
      guard unfinished.isEmpty else { throw refusal }
      return nil
    }
    let whole = unfinished.isEmpty ? piece : (unfinished + piece)[...]
    guard let text = decode(whole), !text.contains(0) else { throw refusal }
    return text
  }

  private var refusal: RefusedFile { Self.refusal(of: path) }

  /// What is told of a file that is no text.
  static func refusal(of path: String) -> RefusedFile {
    RefusedFile([
      Problem(
        file: path, kind: .encoding,
        message:
          "is not text; expected ASCII, UTF-8, UTF-16, Windows-1252 (Latin-1), code page 850 or Mac "
          + "Roman")
    ])
  }

  private mutating func decode(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    switch encoding {
    case .ascii, .utf8: return piece
    case .utf8WithMark:
      defer { isAtStart = false }
      let end = piece.endOfWholeUTF8
      unfinished = Array(piece[end...])
      let text = piece[..<end].dropFirst(isAtStart ? 3 : 0)
      return String(validating: text, as: UTF8.self) == nil ? nil : text
    case .windows1252, .codePage850, .macRoman: return decodeBytes(piece)
    case .utf16LittleEndian: return decodeUTF16(Array(piece)) { low, high in high << 8 | low }
    case .utf16BigEndian: return decodeUTF16(Array(piece)) { high, low in high << 8 | low }
    }
  }

  private mutating func decodeUTF16(
    _ piece: [UInt8], unit: (UInt16, UInt16) -> UInt16
  ) -> ArraySlice<UInt8>? {
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
    return String(validating: units, as: UTF16.self).map { Array($0.utf8)[...] }
  }

  private func decodeBytes(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let letters = SingleByteLetters.utf8(of: encoding)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else if let letter = letters[Int(byte - 0x80)] {
        text.append(contentsOf: letter)
      } else {
        return nil
      }
    }
    return text[...]
  }
}
