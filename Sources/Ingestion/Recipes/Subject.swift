import Files

/// What a table that does not say in its columns what it measures has to say in words: in its file's name
/// or in a line above the header.
struct Subject: Sendable, SettingsReadable {
  /// The words that name the subject: `helt ledige`. They must be all that the text says, apart from
  /// places, times and words that say nothing of a subject.
  let accepts: [Phrase]
  /// The words of other subjects, which refuse the table wherever they stand: `delvis ledige`.
  let refuses: [Phrase]
  /// Whether the table must name its subject; otherwise it may only not name another.
  let isRequired: Bool

  enum Keys: String, CaseIterable {
    case accepts, refuses
    case isRequired = "required"
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    accepts = (try read(.accepts) as Names).all.map { Phrase($0) }
    refuses = try (read.ifPresent(.refuses) as Names?)?.all.map { Phrase($0) } ?? []
    isRequired = try read(.isRequired, or: true)
  }

  /// Words that follow each other, without regard to case and punctuation; a word that ends in `*` stands
  /// for every word that begins so.
  struct Phrase: Sendable, Hashable, CustomStringConvertible {
    let description: String
    private let words: [String]

    init(_ text: String) {
      description = text
      words = text.lowercased().split(separator: " ").flatMap { word -> [String] in
        let plain = PlainText.words(String(word)).map(\.text)
        guard word.hasSuffix("*"), let last = plain.last else { return plain }
        return plain.dropLast() + [last + "*"]
      }
    }

    /// The first place where the phrase stands among the words.
    func range(in text: ArraySlice<String>) -> Range<Int>? {
      guard !words.isEmpty, text.count >= words.count else { return nil }
      for start in text.startIndex...(text.endIndex - words.count) {
        let end = start + words.count
        if zip(words, text[start..<end]).allSatisfy(Self.fits) { return start..<end }
      }
      return nil
    }

    private static func fits(_ wanted: String, _ word: String) -> Bool {
      wanted.hasSuffix("*") ? word.hasPrefix(wanted.dropLast()) : word == wanted
    }
  }
}

/// A line of text as words.
enum PlainText {
  struct Word: Equatable {
    /// The word in lower case.
    let text: String
    /// The text between blanks that it stands in: `15-29` for `29`.
    let whole: String
  }

  /// The words of a text: runs of letters and digits.
  static func words(_ text: String) -> [Word] {
    text.lowercased().split { $0.isWhitespace || $0 == "_" }.flatMap { whole in
      whole.split { !$0.isLetter && !$0.isNumber }.map {
        Word(text: String($0), whole: String(whole))
      }
    }
  }
}
