import Files
import Geography
import Indicators

/// A record of how one of a candidate's services works, made on a visit.
///
/// Nobody is named: people are told of by the role they have. `PracticeCheck` sees to that as well
/// as rules can.
public struct Practice: Sendable, Hashable {
  /// The indicator's id.
  public let indicator: String
  /// A municipality or a school.
  public let unit: NamedUnit
  /// The year of the figures for which the unit was a candidate.
  public let period: Int
  /// The day of the visit.
  public let visited: CalendarDay
  /// The municipal service: NAV, PPT, skole, helsestasjon.
  public let service: String
  public let description: String
  public let rarity: Rarity
  /// The role to contact; never a name.
  public let contact: String
  /// The role of the person who recorded the practice; empty where not stated.
  public let recordedBy: String

  /// Texts are normalised to one line without control characters.
  public init(
    indicator: String, unit: NamedUnit, period: Int, visited: CalendarDay, service: String,
    description: String, rarity: Rarity, contact: String, recordedBy: String = ""
  ) {
    self.indicator = indicator
    self.unit = unit
    self.period = period
    self.visited = visited
    self.service = Self.tidied(service)
    self.description = Self.tidied(description)
    self.rarity = rarity
    self.contact = Self.tidied(contact)
    self.recordedBy = Self.tidied(recordedBy)
  }

  /// One line without control characters and hidden letters.
  static func tidied(_ text: String) -> String {
    let visible = HiddenLetters.removed(from: text).unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? " " : scalar
    }
    return String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}

/// How unusual the practice is, in the recorder's judgement.
public enum Rarity: String, Sendable, Hashable, CaseIterable {
  case common
  case slightlyUnusual = "slightly_unusual"
  case veryUnusual = "very_unusual"

  /// The accepted words in Norwegian and English; blank, hyphen and underscore are equivalent.
  public static let words: KeyValuePairs<String, Rarity> = [
    "vanlig": .common, "litt-uvanlig": .slightlyUnusual, "veldig-uvanlig": .veryUnusual,
    "common": .common, "slightly-unusual": .slightlyUnusual, "very-unusual": .veryUnusual,
  ]

  /// Returns nil for any other word.
  public init?(word: some StringProtocol) {
    let wanted = String(word.lowercased().map { " _".contains($0) ? "-" : $0 })
    guard let rarity = Self.words.first(where: { $0.key == wanted })?.value else { return nil }
    self = rarity
  }
}

/// A practice as stored in the database.
public struct RecordedPractice: Sendable, Hashable {
  /// The entry's number, from 1.
  public let id: Int
  public let practice: Practice
  /// The number of the entry that this one corrects; nil for a first entry.
  public let replaces: Int?
  /// The number of the entry that corrects this one; nil for one in force.
  public let replacedBy: Int?

  public init(id: Int, practice: Practice, replaces: Int?, replacedBy: Int?) {
    self.id = id
    self.practice = practice
    self.replaces = replaces
    self.replacedBy = replacedBy
  }
}

/// The columns of the table of practices, a stable interface.
extension RecordedPractice: TableRow {
  package static let table = ResultTable<RecordedPractice>(
    "practice", "A row is what was found when someone went to look at a unit's service.",
    key: ["id"],
    [
      number("id", "The entry's number, from 1.", isNeverEmpty: true) { $0.id },
      .text("indicator", "The indicator's id in the catalogue.") { $0.practice.indicator },
    ],
    NamedUnit.columns { $0.practice.unit }, told,
    [
      number("replaces", "The entry that it corrects.") { $0.replaces },
      number("replaced_by", "The entry that corrects it; empty for one in force.") {
        $0.replacedBy
      },
    ])

  private static let told: [TableColumn<RecordedPractice>] = [
    .year("period", "The year whose figures it is about.") { $0.practice.period },
    .text("visited", "The day someone went to look.") { $0.practice.visited.description },
    .text("service", "The municipal service.") { $0.practice.service },
    .text("description", "How the service works.") { $0.practice.description },
    .text("rarity", "How far it is from what services commonly do.") {
      $0.practice.rarity.rawValue
    },
    .text("contact", "The role to ask for.") { $0.practice.contact },
    .text("recorded_by", "The role of whoever recorded it; empty where that is not told.") {
      $0.practice.recordedBy
    },
  ]

  private static func number(
    _ name: String, _ meaning: String, isNeverEmpty: Bool = false,
    _ number: @escaping @Sendable (RecordedPractice) -> Int?
  ) -> TableColumn<RecordedPractice> {
    .count(name, .pure, meaning, isNeverEmpty: isNeverEmpty, isWithheld: false, number)
  }
}

extension RecordedPractice: UnrestrictedRow {
  package static let needsNoProtection =
    "It holds no figures, and only a checked practice, in which nobody is named, is recorded."
}
