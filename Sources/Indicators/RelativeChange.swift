import Geography
import Observations
import Statistics

/// One row of the table of changes: difference in differences since the zero point.
/// All numbers are fractions.
public struct RelativeChange: Sendable, Equatable, TableRow {
  public let indicator: String
  public let unit: NamedUnit
  public let sex: Sex
  public let zeroPoint: Int
  public let period: Int
  public let benchmark: Benchmark
  public let benchmarkCode: String
  /// The unit's own change and the change of its benchmark without it.
  public var change: Double?
  public var restChange: Double?
  /// The unit's change minus the rest's, with its interval by square-and-add.
  public var difference: Double?
  public var interval: AtBothLevels<Interval>?
  public var verdict = AtBothLevels<Verdict> { _ in .notCompared }
  public var status = EstimateStatus.ok
  public var reasons: [Reason] = []

  init(
    indicator: String, unit: NamedUnit, sex: Sex, zeroPoint: Int, period: Int, benchmark: Benchmark,
    benchmarkCode: String
  ) {
    self.indicator = indicator
    self.unit = unit
    self.sex = sex
    self.zeroPoint = zeroPoint
    self.period = period
    self.benchmark = benchmark
    self.benchmarkCode = benchmarkCode
  }

  mutating func fill(_ comparison: DifferenceInDifferences, polarity: Polarity) {
    change = comparison.unit.value
    restChange = comparison.rest.value
    difference = comparison.value
    let interval = AtBothLevels { comparison.interval($0) }
    self.interval = interval
    verdict = interval.map {
      Verdict(difference: comparison.value, isSignificant: $0.excludes(0), polarity: polarity)
    }
  }

  /// Takes over why one of the figures is not there, suppression before everything else; where all
  /// are there, the benchmark's do not hold the unit's.
  mutating func lack(_ figures: [Figure]) {
    let lacks = figures.compactMap { figure in
      figure.mean == nil && figure.survey == nil
        ? figure.lack(spread: nil) : (.notComputable, .onlyForShares)
    }
    let (status, reason) =
      lacks.first { $0.status == .suppressed } ?? lacks.first
      ?? (.notComputable, .benchmarkWithoutUnit)
    lack(status, reason)
  }

  mutating func lack(_ status: EstimateStatus, _ reason: Reason) {
    self.status = status
    reasons = [reason]
  }

  public static let columns = [
    "indicator", "unit_code", "unit_name", "unit_level", "sex", "zero_point", "period",
    "benchmark", "benchmark_code", "change", "rest_change", "difference_in_differences",
    "lower_95", "upper_95", "lower_998", "upper_998", "method", "verdict_95", "verdict_998",
    "status", "reason",
  ]

  public var cells: [Cell] {
    [
      .text(indicator), .text(unit.code.description), .text(unit.name),
      .text(unit.code.level.rawValue), .text(sex.rawValue), .text(String(zeroPoint)),
      .text(String(period)), .text(benchmark.rawValue), .text(benchmarkCode), .number(change),
      .number(restChange), .number(difference), .number(interval?.at95.lower),
      .number(interval?.at95.upper), .number(interval?.at998.lower),
      .number(interval?.at998.upper), .text(interval == nil ? "" : "score, square-and-add"),
      .text(verdict.at95.rawValue), .text(verdict.at998.rawValue), .text(status.rawValue),
      .text(Reason.list(reasons)),
    ]
  }
}
