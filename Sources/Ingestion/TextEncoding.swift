/// How a file's bytes stand for letters, found from the bytes themselves.
public enum TextEncoding: String, Sendable, Encodable {
  case ascii
  case utf8 = "utf-8"
  case utf8WithMark = "utf-8-bom"
  case windows1252 = "windows-1252"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  /// A byte order mark decides; else zeros in every other place mean UTF-16; else what is valid
  /// UTF-8 is UTF-8; what remains is Windows-1252, of which Latin-1's letters are a part.
  static func detect(_ bytes: [UInt8]) -> TextEncoding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8WithMark }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let sample = bytes.prefix(4096)
    let zeros = sample.indices.filter { sample[$0] == 0 }
    if zeros.count * 3 > sample.count {
      let atOddPlaces = zeros.count { $0 % 2 == 1 }
      if atOddPlaces == zeros.count { return .utf16LittleEndian }
      if atOddPlaces == 0 { return .utf16BigEndian }
    }
    if bytes.allSatisfy({ $0 < 0x80 }) { return .ascii }
    return String(validating: bytes, as: UTF8.self) == nil ? .windows1252 : .utf8
  }

  /// The bytes as UTF-8 without mark; nil where a sequence means no letter in this encoding.
  func decode(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .ascii, .utf8: return bytes
    case .utf8WithMark:
      let text = Array(bytes.dropFirst(3))
      return String(validating: text, as: UTF8.self) == nil ? nil : text
    case .windows1252: return Self.decodeWindows1252(bytes)
    case .utf16LittleEndian: return Self.decodeUTF16(bytes) { low, high in high << 8 | low }
    case .utf16BigEndian: return Self.decodeUTF16(bytes) { high, low in high << 8 | low }
    }
  }

  private static func decodeUTF16(
    _ bytes: [UInt8], unit: (UInt16, UInt16) -> UInt16
  ) -> [UInt8]? {
    guard bytes.count % 2 == 0 else { return nil }
    var units = stride(from: 0, to: bytes.count, by: 2).map { at in
      unit(UInt16(bytes[at]), UInt16(bytes[at + 1]))
    }
    if units.first == 0xFEFF { units.removeFirst() }
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
