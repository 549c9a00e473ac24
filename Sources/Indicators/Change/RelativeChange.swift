import Files
import Geography
import Observations
import Statistics

/// One row of the table of changes: difference in differences since the zero point.
/// Numbers of shares are fractions, those of means in points.
public struct RelativeChange: Sendable, Equatable, TableRow {
  public let indicator: String
  public let unit: NamedUnit
  public let sex: Sex
  public let zeroPoint: Int
  public let period: Int
  public let benchmark: Benchmark
  public let benchmarkCode: String
  /// share or points.
  public let valueUnit: ValueUnit
  /// The unit's own change and the change of its benchmark without it.
  public var change: Double?
  public var restChange: Double?
  /// The unit's change minus the rest's, with its interval by square-and-add.
  public var difference: Double?
  public var interval: AtBothLevels<Interval>?
  /// How the interval was made; nil where there is none.
  public var method: Estimate.Method?
  public var verdict = AtBothLevels<Verdict> { _ in .notCompared }
  public var status = EstimateStatus.ok
  public var reasons: [Reason] = []

  /// A row without numbers, for the year of a series.
  init(
    _ unit: NamedUnit, in series: FigureSeries, since zeroPoint: Int, benchmark: Benchmark,
    benchmarkCode: String
  ) {
    indicator = series.indicator.id
    self.unit = unit
    sex = series.sex
    self.zeroPoint = zeroPoint
    period = series.year
    self.benchmark = benchmark
    self.benchmarkCode = benchmarkCode
    valueUnit = series.indicator.valueUnit
  }

  mutating func fill<Change>(
    _ comparison: DifferenceInDifferences<Change>, _ method: Estimate.Method, _ polarity: Polarity
  ) {
    change = comparison.unit.difference
    restChange = comparison.rest.difference
    difference = comparison.value
    let interval = AtBothLevels { comparison.interval($0) }
    self.interval = interval
    self.method = method
    verdict = interval.map {
      Verdict(
        difference: comparison.value, isSignificant: $0.excludes(0), polarity: polarity)
    }
  }

  /// Takes over why one of the figures is not there, suppression before everything else; where all
  /// are there, the benchmark's do not hold the unit's.
  /// - Parameter spread: between persons, known for means only.
  mutating func lack(_ figures: [Figure], spread: Double?) {
    let lacks = figures.compactMap { figure in
      figure.survey == nil
        ? figure.lack(spread: spread) : (.notComputable, .onlyForCountsAndMeans)
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
      .number(interval?.at998.upper), .text(method?.rawValue ?? ""),
      .text(verdict.at95.rawValue), .text(verdict.at998.rawValue), .text(status.rawValue),
      .text(Reason.list(reasons)),
    ]
  }
}
