import Foundation

extension String {
  /// The text as the name of a file has it: `gaivuotna-kafjord-kaivuono`.
  ///
  /// English letters alone are the same for every file system, archive and mail program; elsewhere a letter
  /// with a mark comes back as two signs, as another letter or not at all.
  package var inFileName: String { plainWords(joinedBy: "-", inEnglishLetters: true) }

  /// Returns the text as lower-case words without punctuation, for use in the name of a file, measure or
  /// table.
  /// - Parameters:
  ///   - separator: what joins the words.
  ///   - isEnglish: whether only a–z and digits are kept. Latin letters then lose their marks, and those that
  ///     are no letter with a mark become the nearest: `æ` is `ae`, `ø` is `o`, `å` is `a`, and of Sámi `č`
  ///     is `c`, `đ` is `d`, `ŋ` is `n`, `š` is `s`, `ŧ` is `t` and `ž` is `z`.
  package func plainWords(joinedBy separator: String, inEnglishLetters isEnglish: Bool) -> String {
    let letters = isEnglish ? lowercased().inEnglishLetters : lowercased()
    let words = letters.split { character in
      !(character.isLetter || character.isNumber) || (isEnglish && !character.isASCII)
    }
    return words.joined(separator: separator)
  }

  private var inEnglishLetters: String {
    var plain = String.UnicodeScalarView()
    for scalar in decomposedStringWithCanonicalMapping.unicodeScalars {
      if let letters = Self.nearestLetters[scalar] {
        plain.append(contentsOf: letters.unicodeScalars)
      } else if scalar.properties.generalCategory != .nonspacingMark {
        plain.append(scalar)
      }
    }
    return String(plain)
  }

  /// The letters that are not a letter with a mark.
  private static let nearestLetters: [Unicode.Scalar: String] = [
    "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "th", "ß": "ss", "ł": "l",
    "œ": "oe", "ı": "i",
  ]
}
