import Files
import Geography
import Indicators

/// What was found when someone went to look at a candidate: how one of its services works.
///
/// Nobody is named: people are told of by the role they have. `PracticeCheck` sees to that as well
/// as rules can.
public struct Practice: Sendable, Hashable {
  /// The indicator's id.
  public let indicator: String
  /// A municipality or a school.
  public let unit: NamedUnit
  /// The year whose figures it is about.
  public let period: Int
  /// The day someone went to look.
  public let visited: CalendarDay
  /// The municipal service: NAV, PPT, skole, helsestasjon.
  public let service: String
  public let description: String
  public let rarity: Rarity
  /// The role to ask for.
  public let contact: String
  /// The role of whoever recorded it; empty where that is not told.
  public let recordedBy: String

  /// Texts are kept on one line, without signs that cannot be seen.
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

  private static func tidied(_ text: String) -> String {
    let visible = text.unicodeScalars.map { scalar -> Character in
      scalar.properties.generalCategory == .control ? " " : Character(scalar)
    }.filter { $0.unicodeScalars.first?.properties.generalCategory != .format }
    return String(visible).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// How far a practice is from what services commonly do, as whoever saw it judges.
public enum Rarity: String, Sendable, Hashable, CaseIterable {
  case common
  case slightlyUnusual = "slightly_unusual"
  case veryUnusual = "very_unusual"

  /// The words people use, in bokmål and English; blank, hyphen and underscore are the same.
  public static let words: KeyValuePairs<String, Rarity> = [
    "vanlig": .common, "litt-uvanlig": .slightlyUnusual, "veldig-uvanlig": .veryUnusual,
    "common": .common, "slightly-unusual": .slightlyUnusual, "very-unusual": .veryUnusual,
  ]

  /// nil for a word that is none of these.
  public init?(word: some StringProtocol) {
    let wanted = String(word.lowercased().map { " _".contains($0) ? "-" : $0 })
    guard let rarity = Self.words.first(where: { $0.key == wanted })?.value else { return nil }
    self = rarity
  }
}

/// A practice as it stands in the database.
public struct RecordedPractice: Sendable, Hashable, TableRow {
  /// Its number there, from 1.
  public let id: Int
  public let practice: Practice
  /// The entry it corrects.
  public let replaces: Int?
  /// The entry that corrects it; nil for one in force.
  public let replacedBy: Int?

  public init(id: Int, practice: Practice, replaces: Int?, replacedBy: Int?) {
    self.id = id
    self.practice = practice
    self.replaces = replaces
    self.replacedBy = replacedBy
  }
  public static let columns = [
    "id", "indicator", "unit_code", "unit_name", "unit_level", "period", "visited", "service",
    "description", "rarity", "contact", "recorded_by", "replaces", "replaced_by",
  ]

  public var cells: [Cell] {
    [
      .count(id), .text(practice.indicator), .text(practice.unit.code.description),
      .text(practice.unit.name), .text(practice.unit.code.level.rawValue),
      .text(String(practice.period)), .text(practice.visited.description),
      .text(practice.service), .text(practice.description), .text(practice.rarity.rawValue),
      .text(practice.contact), .text(practice.recordedBy), .count(replaces), .count(replacedBy),
    ]
  }
}
