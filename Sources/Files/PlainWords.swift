extension String {
  /// Returns the text as lower-case words without punctuation, for use in the name of a file, measure or
  /// table.
  /// - Parameters:
  ///   - separator: what joins the words.
  ///   - isEnglish: whether only a–z and digits are kept, with `æ`, `ø` and `å` written `ae`, `o` and `a`.
  package func plainWords(joinedBy separator: String, inEnglishLetters isEnglish: Bool) -> String {
    let letters = isEnglish ? lowercased().withoutNorwegianLetters : lowercased()
    let words = letters.split { character in
      !(character.isLetter || character.isNumber) || (isEnglish && !character.isASCII)
    }
    return words.joined(separator: separator)
  }

  private var withoutNorwegianLetters: String {
    replacing("æ", with: "ae").replacing("ø", with: "o").replacing("å", with: "a")
  }
}
