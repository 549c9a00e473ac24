import Analysis
import ArgumentParser
import Flagging
import Indicators
import Statistics

struct CalcLastingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lasting",
    abstract: "Which units lastingly do better than the others by enough to matter, and how sure.",
    discussion: """
      Rows of unit, period, x and n, a row for each unit and period. The last period is answered for, \
      and up to nine before it tell what lasts, what passes and what is chance. Expected is what the \
      other units have; probability is that of a unit's lasting share being better by at least \
      --minimum-difference, and difference how far it is thought to lie from what is expected, with a \
      90 % interval. With context, see nullpunkt analyse.

      grade is clear where that probability is at least 0.90, likely where the unit is among as many as \
      can be named with at most --q of them expected to be wrong, and none else; whoever is named must \
      also be more likely than not without the last period. Below 30 units nobody is named.

        nullpunkt calc lasting --better low --minimum-difference 0.02 < counts.csv

      """)

  @Option(help: "Which direction is better.")
  var better: Polarity
  @Option(
    help: ArgumentHelp(
      "The least difference that matters, a fraction: 0.02 is two percentage points.",
      valueName: "difference"))
  var minimumDifference: Double
  @Option(help: "The share of the named that may be expected to be wrong.")
  var q = 0.10
  @Option(help: "The least n with which a figure counts.")
  var floor = 1
  @OptionGroup var options: CalcOptions

  static let answer =
    [
      "unit", "period", "x", "n", "value", "expected", "posterior_difference",
      "posterior_lower_90", "posterior_upper_90", "probability", "probability_without_period",
      "probability_twice", "better_at_all", "grade", "far", "unusual", "periods",
    ]

  func validate() throws {
    guard q > 0, q < 1 else {
      throw ValidationError("--q must be above 0 and below 1, not \(q)")
    }
    guard minimumDifference >= 0, minimumDifference < 1 else {
      throw ValidationError(
        "--minimum-difference must be from 0 to below 1, a fraction, not \(minimumDifference)")
    }
    guard floor >= 1 else { throw ValidationError("--floor must be at least 1, not \(floor)") }
  }

  func run() throws {
    var table = try CalcTable(
      needed: ["unit", "period", "x", "n"], answer: Self.answer, options.table)
    var (units, periods): ([String], Set<String>) = ([], [])
    var shares: [String: [String: Share]] = [:]
    for row in try table.all() {
      guard let unit = row.text("unit") else { throw row.refusal("unit", "must not be empty") }
      guard let period = row.text("period") else {
        throw row.refusal("period", "must not be empty")
      }
      guard shares[unit]?[period] == nil else {
        throw row.refusal("unit", "stands already in the period \(period), but may stand once")
      }
      if shares[unit] == nil { units.append(unit) }
      periods.insert(period)
      // A row without figures still names the unit and the period.
      shares[unit, default: [:]][period] = try row.shareIfKnown("x", of: "n")
    }
    let aim = Aim(better: better, floor: floor, smallestDifference: minimumDifference)
    let families = try Self.inOrder(periods).map { period in
      try Family(
        period: period, aim: aim, units: units,
        outcomes: units.map { shares[$0]?[period].map(Outcome.share) })
    }
    guard let last = families.last else {
      throw Refusal("there are no units: the table has no rows")
    }
    let search = try LastingSearch(families, q: q, CandidateSettings())
    var answer = try CalcAnswer(Self.answer, options)
    for (unit, evidence) in zip(units, search.units) {
      let share = shares[unit]?[last.period]
      try answer.write(
        [
          .text(unit), .text(last.period), .count(share?.events), .count(share?.total),
          .number(share?.value), .number(evidence?.expected), .number(evidence?.difference),
          .number(evidence?.interval90.lower), .number(evidence?.interval90.upper),
          .number(evidence?.probability), .number(evidence?.probabilityWithoutPeriod),
          .number(evidence?.probabilityTwice), .number(evidence?.betterAtAll),
          .text((evidence?.grade ?? .none).rawValue), .text(Self.flag(evidence?.isFar)),
          .text(Self.flag(evidence?.isUnusual)), .count(evidence?.periods),
        ])
    }
    answer.finish()
  }

  private static func flag(_ flag: Bool?) -> String { flag.map { $0 ? "yes" : "no" } ?? "" }

  /// The periods as numbers where all are, else as text.
  private static func inOrder(_ periods: Set<String>) -> [String] {
    let numbers = periods.compactMap { text in Double(text).map { (number: $0, text: text) } }
    guard numbers.count == periods.count else { return periods.sorted() }
    return numbers.sorted { ($0.number, $0.text) < ($1.number, $1.text) }.map(\.text)
  }
}
