import Files
import Geography
import Indicators

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
    "practice",
    "A row is what was found when someone went to look at a unit's service, or what a group told of one.",
    key: ["id"],
    [
      .number("id", "The entry's number, from 1.", isNeverEmpty: true) { $0.id },
      .text("indicator", "The indicator's id in the catalogue; empty where it is about no figure.")
      {
        $0.practice.indicator ?? ""
      },
    ],
    NamedUnit.columns { $0.practice.unit }, told, sorted,
    [
      .number("replaces", "The entry that it corrects.") { $0.replaces },
      .number("replaced_by", "The entry that corrects it; empty for one in force.") {
        $0.replacedBy
      },
    ])

  /// What every edition of the register has held.
  private static let told: [TableColumn<RecordedPractice>] = [
    .year("period", "The year whose figures it is about.") { $0.practice.period },
    .text("visited", "The day someone went to look; empty where nobody did.") {
      $0.practice.visited?.description ?? ""
    },
    .text("service", "The municipal service.") { $0.practice.service },
    .text("description", "How the service works.") { $0.practice.description },
    .word("rarity", "How far it is from what services commonly do, by the vote in the middle.") {
      $0.practice.rarity
    },
    .text("contact", "The role to ask for; empty only without a visit.") { $0.practice.contact },
    .text("recorded_by", "The role of whoever recorded it; empty where that is not told.") {
      $0.practice.recordedBy
    },
  ]

  /// What it is found by, and how far it has come. A practice that was recorded before these were asked for has
  /// the one vote that it was recorded with.
  private static let sorted: [TableColumn<RecordedPractice>] = [
    .word("theme", "What kind of work it belongs to.") { $0.practice.theme },
    .word("status", "How far it had come when it was recorded.") { $0.practice.status },
    .number("votes_common", "How many judged it to be common.", isNeverEmpty: true) {
      $0.practice.votes.common
    },
    .number(
      "votes_slightly_unusual", "How many judged it to be slightly unusual.", isNeverEmpty: true
    ) { $0.practice.votes.slightlyUnusual },
    .number("votes_very_unusual", "How many judged it to be very unusual.", isNeverEmpty: true) {
      $0.practice.votes.veryUnusual
    },
    .flag("example", "Is it an example to learn from, and not found by those who recorded it?") {
      $0.practice.isExample
    },
  ]

  /// The columns that came after the first editions of the register.
  package static let laterColumns: Set<String> = Set(sorted.map(\.name))
}

extension TableColumn {
  /// A column of numbers that count no people.
  static func number(
    _ name: String, _ meaning: String, isNeverEmpty: Bool = false,
    _ number: @escaping @Sendable (Row) -> Int?
  ) -> TableColumn {
    .count(name, .pure, meaning, isNeverEmpty: isNeverEmpty, isWithheld: false, number)
  }
}

extension RecordedPractice: UnrestrictedRow {
  package static let needsNoProtection =
    "It holds no figures, and only a checked practice, in which nobody is named, is recorded."
}
