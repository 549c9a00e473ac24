import Files
import Geography
import Indicators

/// A step that a resource group has taken, from a problem that somebody owns to a practice that others do.
public struct GroupStep: Sendable, Hashable {
  /// What was done, in the order of the path.
  public enum Kind: String, Sendable, Hashable, CaseIterable, SaidInWords {
    /// Those whom the problem concerns have taken it on.
    case problemOwned = "problem_owned"
    /// The group has looked for who succeeds against the odds.
    case searched
    /// The group has been where it goes better.
    case visited
    /// A practice is tried where it was not done before.
    case tried
    /// A practice is done by more than those who tried it first.
    case spread

    public static let words: KeyValuePairs<String, Kind> = [
      "problem": .problemOwned, "søk": .searched, "besøk": .visited, "utprøving": .tried,
      "spredning": .spread, "problem-owned": .problemOwned, "searched": .searched,
      "visited": .visited, "tried": .tried, "spread": .spread,
    ]
  }

  /// The region or municipality whose group it is.
  public let group: NamedUnit
  public let kind: Kind
  public let day: CalendarDay
  /// The id of the indicator that the group works with; nil where it works with none.
  public let indicator: String?
  /// Who was visited, who tries or does it; nil where that is not told.
  public let place: NamedUnit?
  /// The number of the practice that it is about; nil for none.
  public let practice: Int?
  /// What is to be told of it: the problem and who owns it, in roles.
  public let note: String
  /// The role of the person who recorded it; empty where not stated.
  public let recordedBy: String

  /// Texts are normalised to one line without control characters.
  public init(
    group: NamedUnit, kind: Kind, day: CalendarDay, indicator: String? = nil,
    place: NamedUnit? = nil, practice: Int? = nil, note: String = "", recordedBy: String = ""
  ) {
    self.group = group
    self.kind = kind
    self.day = day
    self.indicator = indicator
    self.place = place
    self.practice = practice
    self.note = Practice.tidied(note)
    self.recordedBy = Practice.tidied(recordedBy)
  }
}

/// A group's step as stored in the database.
public struct RecordedGroupStep: Sendable, Hashable {
  /// The entry's number, from 1.
  public let id: Int
  public let step: GroupStep
  /// The number of the entry that this one corrects; nil for a first entry.
  public let replaces: Int?
  /// The number of the entry that corrects this one; nil for one in force.
  public let replacedBy: Int?

  public init(id: Int, step: GroupStep, replaces: Int?, replacedBy: Int?) {
    self.id = id
    self.step = step
    self.replaces = replaces
    self.replacedBy = replacedBy
  }
}

/// The columns of the table of groups' steps, a stable interface.
extension RecordedGroupStep: TableRow {
  package static let table = ResultTable<RecordedGroupStep>(
    "group_step",
    "A row is a step that a resource group has taken towards a practice that others do.",
    key: ["id"],
    [.number("id", "The entry's number, from 1.", isNeverEmpty: true) { $0.id }],
    NamedUnit.columns { $0.step.group },
    [
      .word("step", "What was done.") { $0.step.kind },
      .text("day", "The day on which it was done.") { $0.step.day.description },
      .text("indicator", "The indicator's id in the catalogue; empty where it is about no figure.")
      {
        $0.step.indicator ?? ""
      },
      .text("place_code", "The code of who was visited, or who tries or does it; empty for nobody.")
      {
        $0.step.place?.code.description ?? ""
      },
      .text("place_name", "Its name.") { $0.step.place?.name ?? "" },
      .text("place_level", "Its level.") { $0.step.place?.code.level.rawValue ?? "" },
      .number("practice", "The number of the practice that it is about.") { $0.step.practice },
      .text("note", "The problem and who owns it, or what else is to be told.") { $0.step.note },
      .text("recorded_by", "The role of whoever recorded it; empty where that is not told.") {
        $0.step.recordedBy
      },
      .number("replaces", "The entry that it corrects.") { $0.replaces },
      .number("replaced_by", "The entry that corrects it; empty for one in force.") {
        $0.replacedBy
      },
    ])
}

extension RecordedGroupStep: UnrestrictedRow {
  package static let needsNoProtection =
    "It holds no figures, and only a checked step, in which nobody is named, is recorded."
}
