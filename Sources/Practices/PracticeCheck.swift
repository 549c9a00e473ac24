import Files
import Geography
import Observations

/// Checks records of practices for personal data, as well as rules can.
///
/// A check and no guarantee: it sees e-mail addresses, long numbers and words in capitals, not a
/// name in small letters that is not on its list, nor a description of somebody.
public struct PracticeCheck: Sendable {
  private let words: PracticeWords
  /// The words of all place names, in lower case.
  private let places: Set<String>

  public init(_ words: PracticeWords, _ geography: Geography) {
    self.words = words
    let names =
      geography.municipalities.map(\.name) + geography.counties.map(\.name)
      + geography.regions.map(\.name)
    places = Set(names.flatMap { $0.split { !$0.isLetter && $0 != "-" } }.map { $0.lowercased() })
  }

  /// Returns the practice marked as checked.
  /// - Parameter vouchedFor: capitalised words in service or description that the user states are not
  ///   names.
  /// - Throws: `RefusedPractice` with every problem.
  public func check(_ practice: Practice, vouchedFor: [String] = [])
    throws(RefusedPractice) -> CheckedPractice
  {
    func vouched(_ text: String) -> String {
      vouchedFor.reduce(text) { $0.replacing($1, with: $1.lowercased()) }
    }
    let told = [
      (PracticeProblem.Field.service, practice.service), (.description, practice.description),
    ]
    let roles = [
      (PracticeProblem.Field.contact, practice.contact), (.recorder, practice.recordedBy),
    ]
    var problems = vouchedFor.filter { words in
      words.isEmpty || !told.contains { $0.1.contains(words) }
    }
    .map { PracticeProblem(field: .description, kind: .vouchedForInVain, text: $0) }
    problems += (told + roles).flatMap { field, text in
      PersonalTrace.numbersAndAddresses(in: text).map {
        PracticeProblem(field: field, kind: .trace($0.kind), text: $0.text)
      }
    }
    problems += told.flatMap { field, text in
      CapitalisedWords.rows(in: vouched(text), isProse: true, passing: words.openers)
        .filter(isName).map { PracticeProblem(field: field, kind: .name, text: $0.text) }
    }
    problems += roles.flatMap { field, text in
      let names = CapitalisedWords.rows(in: text, isProse: false, passing: words.openers)
        .filter(isName).map(\.text)
      return (names.isEmpty ? givenNames(in: text) : names)
        .map { PracticeProblem(field: field, kind: .name, text: $0) }
    }
    problems += (told + roles.prefix(1)).filter { $0.1.isEmpty }
      .map { PracticeProblem(field: $0.0, kind: .empty, text: "") }
    guard problems.isEmpty else { throw RefusedPractice(problems: problems) }
    return CheckedPractice(practice: practice)
  }

  /// Whether a run of words may be a person's name: two words or more, not all from places and offices.
  /// `Kari Strand` is one although Strand is a municipality.
  private func isName(_ row: CapitalisedWords) -> Bool {
    row.words.count > 1 && !row.words.allSatisfy(isPlaceOrOffice)
  }

  private func isPlaceOrOffice(_ word: String) -> Bool {
    [word, word.hasSuffix("s") ? String(word.dropLast()) : word].contains {
      places.contains($0) || words.offices.contains($0)
    }
  }

  /// The known given names in a text, ignoring case.
  private func givenNames(in text: String) -> [String] {
    text.split { !$0.isLetter }.map(String.init)
      .filter { words.givenNames.contains($0.lowercased()) }
  }
}

/// A practice that has passed the check. Only `PracticeCheck` can create one, and only such practices can
/// be stored.
public struct CheckedPractice: Sendable, Hashable {
  public let practice: Practice
}

/// The word lists of the check, from `data/practices.yaml`; stored in lower case.
public struct PracticeWords: Sendable, Hashable, SettingsReadable {
  /// Words of offices and roles that may be capitalised.
  let offices: Set<String>
  /// Words that commonly begin sentences.
  let openers: Set<String>
  /// Given names, which are refused in a role even alone.
  let givenNames: Set<String>

  enum Keys: String, CaseIterable {
    case offices, openers
    case givenNames = "given_names"
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    func list(_ key: Keys) throws(SettingsRefusal) -> Set<String> {
      Set((try read(key) as [[String]]).joined().map { $0.lowercased() })
    }
    offices = try list(.offices)
    openers = try list(.openers)
    givenNames = try list(.givenNames)
  }
}
