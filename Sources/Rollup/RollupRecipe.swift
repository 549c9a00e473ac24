import Files
import Indicators
import Observations

/// How a file with a row for each person and year, or for each spell, is counted: a file in `data/rollups/`,
/// explained in `docs/scale.md`.
package struct RollupRecipe: Sendable {
  /// The source of the measures, as the catalogue names it.
  package let source: String
  let about: String
  let rows: Rows
  let columns: [PersonColumn: String]
  /// The sex for each text of its column; both for one that says that the sex is not known.
  let sexes: [String: Sex]
  /// How days are written.
  let dates: DateForm
  /// The years that are counted, where the command does not say others.
  package let years: ClosedRange<Int>?
  /// Whose codes the file holds; nil for those in force on the day that is counted.
  let codesOf: Int?
  /// Whether codes are numbers that may have lost their first zero.
  let hasLostZeros: Bool
  /// The month and day on which people are counted and ages reckoned; nil for the last day of the period.
  let day: MonthDay?
  /// Whether a municipality without a row has nobody; otherwise it has no figure.
  let isEverywhere: Bool
  /// The largest part of those counted whose codes may be unknown.
  let unknownAtMost: Double
  let encoding: TextForm
  let measures: [CountedMeasure]

  /// What a row of the file is.
  enum Rows: String, Sendable, CaseIterable, SettingsReadable {
    case personYear = "person_year"
    case spell
  }

  /// The encoding of text files.
  enum TextForm: String, Sendable, CaseIterable, SettingsReadable {
    case utf8 = "utf-8"
    case latin1 = "latin-1"
  }

  /// A measure: everybody, or those of whom every condition is true.
  struct CountedMeasure: Sendable {
    let name: String
    /// The category that is counted; nil for the total.
    let level: String?
    let conditions: [Condition]
    let definition: String?
  }

  /// A column whose texts say who is counted. Any other text refuses the file.
  struct Condition: Sendable {
    let column: String
    let counted: [String]
    let notCounted: [String]
  }

  /// The columns that conditions read, each once, in order of first mention.
  var conditionColumns: [String] {
    measures.flatMap(\.conditions).reduce(into: []) { columns, condition in
      if !columns.contains(condition.column) { columns.append(condition.column) }
    }
  }
}

/// What a column of a person-level file says.
enum PersonColumn: String, Sendable, Hashable, CaseIterable, SettingsReadable {
  case person, year, municipality, sex, birth, age, from
  /// The last day of a spell.
  case through
  /// The first day after a spell.
  case until
}

/// The way in which a file writes days.
enum DateForm: String, Sendable, CaseIterable, SettingsReadable {
  case iso = "YYYY-MM-DD"
  case dotted = "DD.MM.YYYY"
  case digits = "YYYYMMDD"

  /// The text with every digit a nought.
  var shape: String {
    switch self {
    case .iso: "0000-00-00"
    case .dotted: "00.00.0000"
    case .digits: "00000000"
    }
  }
}

/// A day of every year, written `12-31`.
struct MonthDay: Sendable, Hashable {
  let month: Int
  let day: Int

  static let endOfYear = MonthDay(month: 12, day: 31)

  /// The month's last day; of February the 28th.
  init(endOf month: Int) {
    self.init(month: month, day: Self.lengths[month - 1])
  }

  private init(month: Int, day: Int) { (self.month, self.day) = (month, day) }

  /// The two as one number that orders days of a year: 1231.
  var number: Int { month * 100 + day }

  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

extension MonthDay: SettingsReadable {
  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let text = try String(reading: node)
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]),
      let day = Int(parts[1]), (1...12).contains(month), (1...Self.lengths[month - 1]).contains(day)
    else {
      throw node.refusal("\(text) is not a day of every year; expected one such as 12-31 or 01-01")
    }
    self.init(month: month, day: day)
  }
}
