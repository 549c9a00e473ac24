/// The characters of encodings with one byte for each, and which of them an old file is in.
package enum SingleByteLetters {
  /// The UTF-8 of each byte from 0x80 on; nil where the encoding leaves the byte undefined or is none of
  /// these.
  package static func utf8(of encoding: TextEncoding) -> [[UInt8]?] {
    switch encoding {
    case .codePage850: codePage850
    case .macRoman: macRoman
    default: windows1252
    }
  }

  /// The encoding whose letters the bytes inside words are: Windows-1252, unless the bytes are clearly
  /// those that code page 850 (or 865, the Nordic one) or Mac Roman give the letters of Norwegian.
  /// - Parameter counts: how often each byte from 0x80 on stands beside a letter a to z.
  static func encoding(_ counts: [Int]) -> TextEncoding {
    func misfits(_ letters: Set<UInt8>) -> Int {
      counts.indices.reduce(0) { $0 + (letters.contains(UInt8($1 + 0x80)) ? 0 : counts[$1]) }
    }
    let all = counts.reduce(0, +)
    let wrong = misfits(windows1252Words)
    guard wrong > 0 else { return .windows1252 }
    let others = [
      (TextEncoding.codePage850, misfits(codePage850Words)),
      (TextEncoding.macRoman, misfits(macRomanWords)),
    ]
    // A damaged byte or two do not change what most of the letters say.
    guard let best = others.min(by: { $0.1 < $1.1 }), best.1 * 10 <= all, best.1 * 4 < wrong else {
      return .windows1252
    }
    return best.0
  }

  /// Where the letters of Norwegian, Sami and its neighbours' names stand: æøå ÆØÅ é ö ä ü Ö Ä Ü ô ò è ê á
  /// and those for Sami in Windows-1252, š and ž.
  private static let windows1252Words = Set<UInt8>([
    0xE6, 0xF8, 0xE5, 0xC6, 0xD8, 0xC5, 0xE9, 0xF6, 0xE4, 0xFC, 0xD6, 0xC4, 0xDC, 0xF4, 0xF2, 0xE8,
    0xEA, 0xE1, 0xC1, 0xC9, 0x9A, 0x8A, 0x9E, 0x8E, 0xF3, 0xED, 0xFA, 0xF1, 0xE7, 0xE0, 0xEF, 0xEB,
    0xF0, 0xFE, 0xDF, 0xE2, 0xEE, 0xFB, 0xF5, 0xE3, 0xEC, 0xF9, 0xFD, 0x92, 0x96, 0xB4, 0xAD, 0xA0,
    0xB2, 0xB3, 0xB9, 0xBA, 0xA7, 0x93, 0x94, 0xAB, 0xBB, 0xB0, 0x97, 0x85, 0xB7,
  ])
  private static let codePage850Words = Set<UInt8>([
    0x91, 0x9B, 0x86, 0x92, 0x9D, 0x8F, 0x82, 0x94, 0x84, 0x81, 0x99, 0x8E, 0x9A, 0x93, 0x95, 0x8A,
    0x88, 0xA0, 0x90, 0xFF,
  ])
  private static let macRomanWords = Set<UInt8>([
    0xBE, 0xBF, 0x8C, 0xAE, 0xAF, 0x81, 0x8E, 0x9A, 0x8A, 0x9F, 0x85, 0x80, 0x86, 0x99, 0x98, 0x8F,
    0x90, 0x87, 0x83, 0xCA, 0xD0, 0xD1, 0xD5,
  ])

  private static func table(_ text: String) -> [[UInt8]?] { text.map { Array(String($0).utf8) } }

  private static let codePage850 = table(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
      + "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}")
  private static let macRoman = table(
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
      + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")

  private static let windows1252: [[UInt8]?] = (UInt8(0x80)...0xFF).map { byte in
    let scalar = byte < 0xA0 ? windows1252Specials[Int(byte - 0x80)] : Unicode.Scalar(byte)
    return scalar.flatMap { UTF8.encode($0) }.map { Array($0) }
  }

  /// The characters of Windows-1252 at 0x80 to 0x9F; nil for the five bytes it leaves undefined.
  private static let windows1252Specials: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}
