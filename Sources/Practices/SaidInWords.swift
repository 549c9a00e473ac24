/// A choice that is written in words, in Norwegian or English.
public protocol SaidInWords {
  /// The accepted words, in small letters with hyphens.
  static var words: KeyValuePairs<String, Self> { get }
}

extension SaidInWords {
  /// The accepted words in a list.
  public static var known: [String] { words.map(\.key) }

  /// Returns nil for a text that is none of the words; case does not matter, and blank, hyphen and underscore
  /// are equivalent.
  public init?(word: some StringProtocol) {
    let wanted = String(word.lowercased().map { " _".contains($0) ? "-" : $0 })
    guard let meant = Self.words.first(where: { $0.key == wanted })?.value else { return nil }
    self = meant
  }
}
