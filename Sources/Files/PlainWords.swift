extension String {
  /// Its words in lower case, without signs between them: a name for a file, a measure or a table.
  /// - Parameters:
  ///   - separator: what stands between words.
  ///   - isEnglish: only letters of the English alphabet and their digits are kept, `æ`, `ø` and `å` as `ae`,
  ///     `o` and `a`.
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
