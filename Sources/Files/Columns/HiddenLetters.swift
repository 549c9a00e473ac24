/// Letters that nobody sees: marks of direction, zero-width blanks, soft hyphens.
package enum HiddenLetters {
  /// The text without them; two labels that look the same are the same.
  package static func removed(from text: String) -> String {
    guard text.utf8.contains(where: isFirstByte) else { return text }
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isHidden($0) }))
  }

  /// True for a text with a control character, such as an escape code.
  package static func areControls(in text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control && !"\t\n\r".unicodeScalars.contains(scalar)
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format
  }

  /// Whether a hidden letter may begin with the byte in UTF-8.
  private static func isFirstByte(_ byte: UInt8) -> Bool {
    byte == 0xC2 || (0xD8...0xE2).contains(byte) || (0xEF...0xF3).contains(byte)
  }
}
