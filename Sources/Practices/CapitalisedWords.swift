/// A run of capitalised words, such as a given name and family name form, with what stands around it.
struct CapitalisedWords: Hashable {
  /// The words in lower case.
  let words: [String]
  /// The words as written, without signs around them.
  let spelled: [String]
  /// The run as written, from the first word to the last, without particles between.
  let text: String
  /// The word before the run in lower case, with the signs after it; empty where there is none.
  let before: String
  /// The word after the run, without signs; empty where there is none.
  let after: String
  /// The text, or a sentence of it, begins with the run.
  let beginsSentence: Bool
  /// The run stands in quotation marks.
  let isQuoted: Bool
  /// The sign right after the run; nil where there is none.
  let sign: Character?

  /// Particles inside names that are not Norwegian words.
  private static let particles: Set<Substring> = ["van", "von", "bin", "ben", "al", "el", "di"]

  /// One of the run's words is an initial, such as `K.`
  var hasInitial: Bool {
    zip(words, text.split(separator: " ")).contains { $0.count == 1 && $1.contains(".") }
  }

  /// Returns every run of one or more capitalised words.
  ///
  /// - Parameters:
  ///   - isProse: sentences end and lists have commas, and both end a row; otherwise only a word in
  ///     small letters does, so that `Nordmann, Kari` is one.
  ///   - passing: words that count as small although a sentence begins with them.
  static func rows(in text: String, isProse: Bool, passing openers: Set<String>) -> [Self] {
    let wholes = text.split(whereSeparator: { $0 == " " || $0 == "/" })
    var rows: [Self] = []
    var row: [(word: Substring, whole: Substring)] = []
    var first = 0
    var (isQuoted, wasQuoted) = (false, false)
    func endRow(at place: Int) {
      guard let last = row.last else { return }
      let before = first > 0 ? wholes[first - 1] : ""
      let sign = last.whole.last.flatMap { $0.isLetter || $0.isNumber ? nil : $0 }
      rows.append(
        Self(
          words: row.map { $0.word.lowercased() }, spelled: row.map { String($0.word) },
          text: String(Substring(row.map(\.whole).joined(separator: " ")).trimmingSigns),
          before: before.lowercased(),
          after: place < wholes.count ? String(wholes[place].trimmingSigns) : "",
          beginsSentence: before.isEmpty || before.last.map { ".!?:–—-•".contains($0) } == true,
          isQuoted: wasQuoted, sign: sign))
      row = []
    }
    for (place, whole) in wholes.enumerated() {
      let word = whole.trimmingSigns
      if isProse, whole.first.map({ !$0.isLetter }) ?? false { endRow(at: place) }
      if whole.contains(where: { "«“".contains($0) }) || whole.first == "\"" { isQuoted = true }
      defer {
        if whole.contains(where: { "»”".contains($0) }) || whole.dropFirst().contains("\"") {
          isQuoted = false
        }
      }
      // A number ends a row, and so does a word in small letters; a sign alone does in prose only.
      guard let letter = word.first else {
        if isProse { endRow(at: place) }
        continue
      }
      // `Ludvig van Beethoven` is one row.
      if !row.isEmpty, Self.particles.contains(word) { continue }
      // `K.` is an initial, and the name goes on.
      let isInitial = word.count == 1 && whole.hasSuffix(word + ".")
      guard letter.isUppercase, isInitial || !openers.contains(word.lowercased()) else {
        endRow(at: place)
        continue
      }
      if row.isEmpty { (first, wasQuoted) = (place, isQuoted) }
      row.append((word, whole))
      if isProse, whole.last.map({ !$0.isLetter }) ?? false, !isInitial { endRow(at: place + 1) }
    }
    endRow(at: wholes.count)
    return rows
  }
}

extension Substring {
  /// The word without surrounding brackets, quotation marks and punctuation.
  var trimmingSigns: Substring {
    func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    guard let first = firstIndex(where: isPart), let last = lastIndex(where: isPart) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
