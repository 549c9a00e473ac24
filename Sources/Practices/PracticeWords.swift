import Files

/// The word lists of the check, from `data/practices.yaml`; stored in lower case.
public struct PracticeWords: Sendable, Hashable, SettingsReadable {
  /// Words of offices and roles that may be capitalised.
  let offices: Set<String>
  /// Words that commonly begin sentences.
  let openers: Set<String>
  /// Given names, which are refused wherever they stand, in small letters as well unless they are words too.
  let givenNames: Set<String>
  /// Given names that are words too, which are refused where a capital letter or a family name shows that they
  /// are meant as names.
  let givenNamesAndWords: Set<String>
  /// Words by which a person is meant, and after which a name comes.
  let people: Set<String>
  /// Words of organisations, projects and titles.
  let titles: Set<String>
  /// How words end that are no names: `-tjenesten`.
  let titleEndings: [String]
  /// Words of places that are no municipality.
  let places: Set<String>

  enum Keys: String, CaseIterable {
    case offices, openers, people, titles, places
    case givenNames = "given_names"
    case givenNamesAndWords = "given_names_and_words"
    case titleEndings = "title_endings"
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    func list(_ key: Keys) throws(SettingsRefusal) -> Set<String> {
      Set((try read(key, or: []) as [[String]]).joined().map { $0.lowercased() })
    }
    offices = try list(.offices)
    openers = try list(.openers)
    givenNames = try list(.givenNames)
    givenNamesAndWords = try list(.givenNamesAndWords)
    people = try list(.people)
    titles = try list(.titles)
    places = try list(.places)
    titleEndings = try list(.titleEndings).sorted()
  }
}
