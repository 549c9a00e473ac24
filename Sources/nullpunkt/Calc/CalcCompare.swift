import ArgumentParser
import Files
import Indicators
import Statistics

struct CalcCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "A share against its benchmark, at both levels.",
    discussion: """
      With --benchmark-x and --benchmark-n the unit is a part of its benchmark, as a municipality of \
      its county: it is set against the rest, and the difference is to the printed total. A unit that \
      is all of its benchmark is not compared. With --benchmark, a fraction, the benchmark is a fixed \
      value outside. The interval of the difference excludes zero exactly when the verdict is higher \
      or lower.

        nullpunkt calc compare --x 290 --n 1899 --benchmark-x 83791 --benchmark-n 701762
        nullpunkt calc compare --benchmark 0.12 < counts.csv

      """)

  @Option(help: "Events in the unit.")
  var x: Int?
  @Option(help: "The unit's size.")
  var n: Int?
  @Option(help: "A fixed benchmark, between 0 and 1.")
  var benchmark: Double?
  @Option(help: "Events in the benchmark, the unit's own included.")
  var benchmarkX: Int?
  @Option(help: "The benchmark's size, the unit included.")
  var benchmarkN: Int?
  @OptionGroup var options: CalcOptions

  static let answer = [
    "x", "n", "value", "benchmark", "difference", "lower_95", "upper_95", "lower_998", "upper_998",
    "z", "p_value", "verdict_95", "verdict_998", "method",
  ]

  func run() throws {
    let isFixed = benchmark != nil
    if isFixed, benchmarkX != nil || benchmarkN != nil {
      throw ValidationError("Give --benchmark, or --benchmark-x and --benchmark-n, not both.")
    }
    let table = try CalcTable(
      needed: ["x", "n"], optional: ["benchmark", "benchmark-x", "benchmark-n"],
      given: [
        "x": x, "n": n, "benchmark": benchmark, "benchmark-x": benchmarkX,
        "benchmark-n": benchmarkN,
      ], answer: Self.answer, options.table)
    try table.answer(Self.answer, options) { row in
      guard let unit = try row.shareIfKnown("x", of: "n") else { return nil }
      if let fixed = try row.optionalNumber("benchmark") {
        let comparison = try row.refusing { () throws(StatisticsError) in
          try FixedBenchmark(unit, against: fixed)
        }
        return cells(unit, fixed, comparison, "score-fixed")
      }
      guard row.has("benchmark") || row.has("benchmark-x") else {
        throw row.refusal("benchmark", "must be given, or benchmark-x and benchmark-n")
      }
      guard let whole = try row.shareIfKnown("benchmark-x", of: "benchmark-n") else { return nil }
      guard unit != whole else {
        return cells(unit, whole.value, nil, "score-part")
      }
      let comparison = try row.refusing { () throws(StatisticsError) in
        try PartOfWhole(unit, in: whole)
      }
      return cells(unit, whole.value, comparison, "score-part")
    }
  }

  private func cells(
    _ unit: Share, _ benchmark: Double, _ test: (any TestedDifference)?, _ method: String
  ) -> [Cell] {
    let verdicts = AtBothLevels { level in
      test.map { Verdict($0, level, .neither) } ?? .notCompared
    }
    let (at95, at998) = (test?.interval(.percent95), test?.interval(.percent998))
    return [
      .count(unit.events), .count(unit.total), .number(unit.value), .number(benchmark),
      .number(test?.difference), .number(at95?.lower), .number(at95?.upper), .number(at998?.lower),
      .number(at998?.upper), .number(test?.z), .number(test?.pValue),
      .text(verdicts.at95.rawValue), .text(verdicts.at998.rawValue), .text(method),
    ]
  }
}
