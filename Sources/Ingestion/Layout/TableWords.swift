import Geography
import Observations

/// What a table says in words of its subject: its file's name and the lines above its header.
struct TableWords {
  private let vocabulary: Vocabulary
  private let placeWords: Set<String>
  private let texts: [(origin: String, words: [PlainText.Word])]

  /// - Parameters:
  ///   - fileName: with its ending, which is left out.
  ///   - titles: the lines above the header.
  init(fileName: String, titles: [String], _ vocabulary: Vocabulary, placeWords: Set<String>) {
    self.vocabulary = vocabulary
    self.placeWords = placeWords
    let name = fileName.lastIndex(of: ".").map { String(fileName[..<$0]) } ?? fileName
    texts =
      [("a file name", PlainText.words(name))]
      + titles.map { ("a title", PlainText.words(HeaderRow.cleaned([$0])[0])) }
  }

  enum Answer: Equatable {
    /// The subject is named, or need not be; the reason says where, and is empty where it need not be.
    case fits(String)
    /// Why the subject is not the recipe's, although its words stand there or other's do.
    case refused(String)
    case notSaid
  }

  /// Whether the table is about a subject.
  /// - Parameters:
  ///   - others: what else a table may be about, with the source of its recipe.
  ///   - columns: the roles of the table's columns, which tell whose figures a row holds.
  func answer(
    _ subject: Subject, others: [(source: String, phrase: Subject.Phrase)],
    columns: Set<ColumnRole>
  ) -> Answer {
    var found: String?
    for text in texts {
      var rest = text.words
      var named: Subject.Phrase?
      while let (phrase, range) = Self.longest(subject.accepts, in: rest) {
        named = named ?? phrase
        rest.removeSubrange(range)
      }
      let all = text.words.map(\.text)
      if let other = subject.refuses.first(where: { $0.range(in: all[...]) != nil }) {
        return .refused("\(text.origin) says «\(other)», which is another subject")
      }
      let words = rest.map(\.text)
      if let other = others.first(where: { $0.phrase.range(in: words[...]) != nil }) {
        guard let named else { continue }
        return .refused(
          "\(text.origin) says both «\(named)» and «\(other.phrase)», which is \(other.source)")
      }
      guard let named else { continue }
      let unknown = rest.indices.filter { !saysNothing(rest, at: $0, columns) }
      guard unknown.isEmpty else {
        let listed = unknown.map { rest[$0].text }.joined(separator: " ")
        return .refused(
          "\(text.origin) goes on with «\(listed)» beside «\(named)»; expected that alone, with "
            + "places and times")
      }
      found = found ?? "\(text.origin) with \(named)"
    }
    if let found { return othersAlone(subject, others) ?? .fits(found) }
    return othersAlone(subject, others) ?? (subject.isRequired ? .notSaid : .fits(""))
  }

  /// The refusal of a table of which one text names another subject alone.
  private func othersAlone(
    _ subject: Subject, _ others: [(source: String, phrase: Subject.Phrase)]
  ) -> Answer? {
    for text in texts {
      let words = text.words.map(\.text)
      if subject.accepts.contains(where: { $0.range(in: words[...]) != nil }) { continue }
      if let other = others.first(where: { $0.phrase.range(in: words[...]) != nil }) {
        return .refused("\(text.origin) says «\(other.phrase)», which is \(other.source)")
      }
    }
    return nil
  }

  /// Whether all words of a text say nothing of a subject.
  func saysNothing(_ text: String, columns: Set<ColumnRole>) -> Bool {
    let words = PlainText.words(text)
    return words.indices.allSatisfy { saysNothing(words, at: $0, columns) }
  }

  /// The words of a text that say something of a subject.
  func telling(_ text: String, columns: Set<ColumnRole>) -> [String] {
    let words = PlainText.words(text)
    return words.indices.filter { !saysNothing(words, at: $0, columns) }.map { words[$0].text }
  }

  private static func longest(_ phrases: [Subject.Phrase], in words: [PlainText.Word])
    -> (phrase: Subject.Phrase, range: Range<Int>)?
  {
    let texts = words.map(\.text)
    return phrases.compactMap { phrase in phrase.range(in: texts[...]).map { (phrase, $0) } }
      .max { ($0.1.count, $1.1.lowerBound) < ($1.1.count, $0.1.lowerBound) }
  }

  /// Whether a word is a place, a time, or one of the vocabulary's that say nothing of a subject. A word
  /// of sex or age narrows the subject unless a column says it of each row.
  private func saysNothing(_ words: [PlainText.Word], at index: Int, _ columns: Set<ColumnRole>)
    -> Bool
  {
    let word = words[index].text
    if vocabulary.sexWords.contains(word) { return columns.contains(.sex) }
    if vocabulary.ageWords.contains(word) || isAge(words, at: index) {
      return columns.contains(.age)
    }
    return word.contains(where: \.isNumber) || vocabulary.neutral.contains(word)
      || vocabulary.isMonth(word) || placeWords.contains(word)
  }

  private func isAge(_ words: [PlainText.Word], at index: Int) -> Bool {
    let word = words[index]
    if word.whole.contains(where: { "-–".contains($0) }), AgeText.band(word.whole) != nil {
      return true
    }
    func isYears(_ at: Int) -> Bool {
      words.indices.contains(at) && (Int(words[at].text).map { $0 <= 120 } ?? false)
    }
    if word.text == "år" || word.text == "åringer" { return isYears(index - 1) }
    return isYears(index) && words.indices.contains(index + 1)
      && ["år", "åringer"].contains(words[index + 1].text)
  }
}
