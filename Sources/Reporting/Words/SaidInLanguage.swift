import Analysis
import Files
import Foundation

/// Says messages of the program, which are written in English, in another language.
///
/// A message is said by the text whose English fits it. What stands in the places of names is taken over, or
/// said too where it is a message itself; of a refusal, which shows what stands in files, only `p`, `q` and `r` are.
/// A message that fits none stays as it is.
public struct SaidInLanguage: Sendable {
  fileprivate struct Pattern: Sendable {
    /// The English between the places of names, and the names.
    let pieces: [Substring]
    let names: [Substring]
    let text: String
  }

  private let texts: Texts
  private let language: Language
  private let patterns: [Pattern]

  /// Whether a text is a message by its name.
  static func isMessage(_ name: String) -> Bool {
    name.hasPrefix("refused_") || name.hasPrefix("said_")
  }

  /// - Parameter table: the texts, of which those whose names begin with `refused_` or `said_` are messages.
  public init(_ table: Texts.Table, _ language: Language) throws {
    self.language = language
    texts = try Texts(table)
    guard language != .en else {
      patterns = []
      return
    }
    patterns = table.filter { Self.isMessage($0.key) }.map { name, text in
      let places = text.en.matches(of: /\{\{([a-z]+)\}\}/)
      var (pieces, begin) = ([Substring](), text.en.startIndex)
      for place in places {
        pieces.append(text.en[begin..<place.range.lowerBound])
        begin = place.range.upperBound
      }
      return Pattern(
        pieces: pieces + [text.en[begin...]], names: places.map(\.output.1), text: name)
    }
    // The most said first, so that a message is not taken for a shorter one.
    .sorted { ($1.length, $0.text) < ($0.length, $1.text) }
  }

  /// The message in the language.
  public func callAsFunction(_ message: String) -> String { said(message) { _ in true } }

  private func said(_ message: String, by isWanted: (Pattern) -> Bool) -> String {
    for pattern in patterns where isWanted(pattern) {
      guard let found = pattern.values(in: message) else { continue }
      let values = found.map { name, value in
        Self.parts.contains(name)
          ? (name, said(part: value))
          : (name, pattern.isRefusal ? value : said(value: value))
      }
      return (try? texts.fill(pattern.text, language, Dictionary(uniqueKeysWithValues: values)))
        ?? message
    }
    return message
  }

  private static let parts: Set<String> = ["p", "q", "r"]

  /// A message in place of a name. A word of a refusal, such as place, may as well be the name of something.
  private func said(value: String) -> String {
    said(value) { !$0.isRefusal || value.contains(" ") }
  }

  /// A part of a message, which may be a list of several.
  private func said(part: String) -> String {
    let pieces = part.components(separatedBy: "; ")
    let said = pieces.map { self($0) }
    return pieces.count > 1 && zip(pieces, said).allSatisfy(!=)
      ? said.joined(separator: "; ") : self(part)
  }
}

extension SaidInLanguage.Pattern {
  fileprivate var isRefusal: Bool { text.hasPrefix("refused_") }

  fileprivate var length: Int { pieces.reduce(0) { $0 + $1.count } }

  /// What stands in the places of the names; nil for a message that does not fit.
  fileprivate func values(in message: String) -> [String: String]? {
    guard let first = pieces.first, message.hasPrefix(first) else { return nil }
    var (rest, values) = (message.dropFirst(first.count), [String: String]())
    for (name, piece) in zip(names, pieces.dropFirst()) {
      let isLast = name == names.last
      guard
        let range = piece.isEmpty
          ? rest.endIndex..<rest.endIndex
          : isLast
            ? (rest.hasSuffix(piece)
              ? rest.index(rest.endIndex, offsetBy: -piece.count)..<rest.endIndex : nil)
            : rest.firstRange(of: piece)
      else { return nil }
      values[String(name)] = String(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty ? values : nil
  }
}

extension Knowledge {
  /// The program's messages in a language.
  package func said(in language: Language) throws -> SaidInLanguage {
    // The program speaks English by itself.
    guard language != .en else { return try SaidInLanguage([:], .en) }
    return try SaidInLanguage(Texts.table(folder: "\(folder)/texts"), language)
  }
}
