import ArgumentParser
import Files
import Indicators
import Statistics

struct CalcStandardiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standardise",
    abstract: "A rate as it would be if people were as old as the standard's, or the ratio to it.",
    discussion: """
      Rows are strata, such as age groups; with a column unit, an answer for each.

      --direct: x, n and weight, the standard's population in the stratum. The value is the rate per \
      person with Dobson's interval; below ten events there is none.

      --indirect: x, n, standard_x and standard_n. The value is 100 times the observed events over \
      those expected from the standard's rates; Garwood's interval below ten events, else Byar's.

        printf 'x,n,weight\\n12,400,300\\n31,500,900\\n' | nullpunkt calc standardise --direct

        nullpunkt calc standardise --direct < strata.csv
      """)

  enum Method: String, EnumerableFlag {
    case direct, indirect
  }

  @Flag(help: "Which standardisation.")
  var method: Method
  @OptionGroup var options: CalcOptions

  static let answer = [
    "unit", "method", "x", "expected", "value", "lower_95", "upper_95", "lower_998", "upper_998",
    "interval_method", "reason",
  ]

  func run() throws {
    let needed = method == .direct ? ["x", "n", "weight"] : ["x", "n", "standard_x", "standard_n"]
    var table = try CalcTable(
      needed: needed, optional: ["unit"], answer: Self.answer, counts: ["x"], options.table)
    let units = try table.all().byUnit()
    var answer = try CalcAnswer(Self.answer, options)
    for (unit, rows) in units {
      let cells =
        try rows.contains { row in needed.contains { row.text($0) == nil } }
        ? lacking("a stratum has no figure") : method == .direct ? direct(rows) : indirect(rows)
      try answer.write([.text(unit), .text(method.rawValue)] + cells)
    }
    answer.finish()
  }

  private func direct(_ rows: [CalcRow]) throws -> [Cell] {
    for row in rows
    where try row.number("n") == 0 && row.count("x") == 0 && row.number("weight") > 0 {
      return lacking("nobody in a stratum that has weight in the standard: no rate there")
    }
    let strata = try rows.map { row in
      let (x, n, weight) = (try row.count("x"), try row.number("n"), try row.number("weight"))
      return try row.refusing { () throws(StatisticsError) in
        try DirectlyStandardisedRate.Stratum(events: x, population: n, weight: weight)
      }
    }
    guard strata.contains(where: { $0.weight > 0 }) else {
      return lacking("no stratum has weight in the standard")
    }
    let rate = try DirectlyStandardisedRate(strata)
    let intervals = try AtBothLevels { (level) throws(StatisticsError) in try rate.interval(level) }
    let isGiven = intervals.at95 != nil
    return [
      .count(rate.events), .number(nil), .number(rate.value), .number(intervals.at95?.lower),
      .number(intervals.at95?.upper), .number(intervals.at998?.lower),
      .number(intervals.at998?.upper), .text(isGiven ? "dobson" : ""),
      .text(
        isGiven ? "" : "fewer than \(DirectlyStandardisedRate.fewestEvents) events: no interval"),
    ]
  }

  private func indirect(_ rows: [CalcRow]) throws -> [Cell] {
    let strata = try rows.map { row in
      let (x, n) = (try row.count("x"), try row.number("n"))
      let (events, people) = (try row.number("standard_x"), try row.number("standard_n"))
      return try row.refusing(["standard's x": "standard_x", "standard's n": "standard_n"]) {
        () throws(StatisticsError) in
        try StandardisedRatio.Stratum(
          events: x, population: n, standardEvents: events, standardPopulation: people)
      }
    }
    guard strata.contains(where: { $0.population > 0 && $0.standardEvents > 0 }) else {
      return lacking("no events are expected: no ratio to them")
    }
    let ratio = try StandardisedRatio(strata)
    let intervals = try AtBothLevels { (level) throws(StatisticsError) in try ratio.interval(level)
    }
    return [
      .count(ratio.observed.events), .number(ratio.expected), .number(ratio.value),
      .number(intervals.at95.lower), .number(intervals.at95.upper),
      .number(intervals.at998.lower), .number(intervals.at998.upper),
      .text(ratio.observed.method.rawValue), .text(""),
    ]
  }

  /// The cells of a unit without a value.
  private func lacking(_ reason: String) -> [Cell] {
    [.count(nil)] + Array(repeating: .number(nil), count: 6) + [.text(""), .text(reason)]
  }
}
