/// Letters that a program lost or misread before the file came.
package enum DamagedLetters {
  /// True for a text with the replacement character, with a question mark between letters, `T?nsberg`, or
  /// with UTF-8 that was read as another encoding, `TÃ¸nsberg`.
  package static func areIn(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "?") }) { return false }
    return text.contains("\u{FFFD}") || text.contains(#/\p{L}\?\p{L}/#)
      || text.contains(#/[ÃÂ√][\u{80}-\u{BF}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ∏•¶Ê]/#)
  }
}
