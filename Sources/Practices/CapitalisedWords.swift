/// A run of capitalised words, such as a given name and family name form.
struct CapitalisedWords: Hashable {
  /// The words in lower case.
  let words: [String]
  /// The run as written, from the first word to the last, without particles between.
  let text: String

  /// Particles inside names that are not Norwegian words.
  private static let particles: Set<Substring> = ["van", "von", "bin", "ben", "al", "el", "di"]

  /// Returns every run of one or more capitalised words.
  ///
  /// - Parameters:
  ///   - isProse: sentences end and lists have commas, and both end a row; otherwise only a word in
  ///     small letters does, so that `Nordmann, Kari` is one.
  ///   - passing: words that count as small although a sentence begins with them.
  static func rows(in text: String, isProse: Bool, passing openers: Set<String>) -> [Self] {
    var rows: [Self] = []
    var row: [(word: Substring, whole: Substring)] = []
    func endRow() {
      guard !row.isEmpty else { return }
      rows.append(
        Self(
          words: row.map { $0.word.lowercased() },
          text: String(Substring(row.map(\.whole).joined(separator: " ")).trimmingSigns)))
      row = []
    }
    for whole in text.split(whereSeparator: { $0 == " " || $0 == "/" }) {
      let word = whole.trimmingSigns
      if isProse, whole.first.map({ !$0.isLetter }) ?? false { endRow() }
      // A number ends a row, and so does a word in small letters; a sign alone does in prose only.
      guard let first = word.first else {
        if isProse { endRow() }
        continue
      }
      // `Ludvig van Beethoven` is one row.
      if !row.isEmpty, Self.particles.contains(word) { continue }
      // `K.` is an initial, and the name goes on.
      let isInitial = word.count == 1 && whole.hasSuffix(word + ".")
      guard first.isUppercase, isInitial || !openers.contains(word.lowercased()) else {
        endRow()
        continue
      }
      row.append((word, whole))
      if isProse, whole.last.map({ !$0.isLetter }) ?? false, !isInitial { endRow() }
    }
    endRow()
    return rows
  }
}

extension Substring {
  /// The word without surrounding brackets, quotation marks and punctuation.
  fileprivate var trimmingSigns: Substring {
    func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    guard let first = firstIndex(where: isPart), let last = lastIndex(where: isPart) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
