import Files
import Geography
import Observations
import Statistics

/// A difference in differences since the zero point: one row of the table of changes. Numbers of shares
/// are fractions, those of means in points.
public struct RelativeChange: Sendable, Equatable {
  public let indicator: String
  public let unit: NamedUnit
  public let sex: Sex
  public let zeroPoint: Int
  public let period: Int
  public let benchmark: Benchmark
  public let benchmarkCode: String
  /// The unit of the values: share (fractions) or points.
  public let valueUnit: ValueUnit
  /// The unit's own change, and the change of its benchmark without the unit.
  public var change: Double?
  public var restChange: Double?
  /// The unit's change minus the rest's, with its square-and-add interval.
  public var difference: Double?
  public var interval: AtBothLevels<Interval>?
  /// The interval's method; nil where there is none.
  public var method: Estimate.Method?
  public var verdict = AtBothLevels<Verdict> { _ in .notCompared }
  /// The unit's change beside how units change by themselves; nil for another benchmark than the country, and
  /// where too little is known.
  public var natural: NaturalStatement?
  public var status = EstimateStatus.ok
  public var reasons: [Reason] = []

  /// Creates a row without numbers.
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

  /// Sets the row's reason for having no numbers: suppression first; where all figures exist, the
  /// benchmark does not include the unit.
  /// - Parameter spread: the standard deviation between persons; known for means only.
  mutating func lack(_ figures: [Figure], spread: Double?) {
    let lacks = figures.compactMap { figure in
      figure.survey == nil && !figure.isDerived
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
}

/// The columns of the table of changes, a stable interface.
extension RelativeChange: TableRow {
  package static let table = ResultTable<RelativeChange>(
    "relative_change",
    "A row is a unit's change since the zero point minus the change of the rest of its benchmark.",
    key: ["indicator", "unit_code", "sex", "zero_point", "period", "benchmark"],
    [.text("indicator", "The indicator's id in the catalogue.") { $0.indicator }],
    NamedUnit.columns { $0.unit }, compared, numbers, judged, natural)

  private static let compared: [TableColumn<RelativeChange>] = [
    .word("sex", "Whom the figures count: both, female or male.") { $0.sex },
    .year("zero_point", "The year of the zero point.") { $0.zeroPoint },
    .year("period", "The later year.") { $0.period },
    .word("benchmark", "The kind of benchmark the unit is compared with.") { $0.benchmark },
    .text("benchmark_code", "The benchmark's code; empty where it is not known.") {
      $0.benchmarkCode
    },
  ]

  private static let numbers: [TableColumn<RelativeChange>] = [
    .number("change", .indicatorUnit, "The unit's value in the later year minus its zero point.") {
      $0.change
    },
    .number("rest_change", .indicatorUnit, "The same change of the benchmark without the unit.") {
      $0.restChange
    },
    .number(
      "difference_in_differences", .indicatorUnit, "The unit's change minus the rest's change."
    ) { $0.difference },
    .number("lower_95", .indicatorUnit, "The lower limit of its 95 % confidence interval.") {
      $0.interval?.at95.lower
    },
    .number("upper_95", .indicatorUnit, "The upper limit of its 95 % confidence interval.") {
      $0.interval?.at95.upper
    },
    .number("lower_998", .indicatorUnit, "The lower limit of its 99.8 % confidence interval.") {
      $0.interval?.at998.lower
    },
    .number("upper_998", .indicatorUnit, "The upper limit of its 99.8 % confidence interval.") {
      $0.interval?.at998.upper
    },
  ]

  private static let judged: [TableColumn<RelativeChange>] = [
    .text("method", "How the interval was made; empty where there is none.") {
      $0.method?.rawValue ?? ""
    },
    .word("verdict_95", "What the comparison says at 95 % confidence.") { $0.verdict.at95 },
    .word("verdict_998", "What the comparison says at 99.8 % confidence.") { $0.verdict.at998 },
    .word("status", "Whether there is a number, and what kind of lack there is if not.") {
      $0.status
    },
    .text("reason", "Why there is no number.") { Reason.list($0.reasons) },
  ]

  private static let natural: [TableColumn<RelativeChange>] = [
    .number(
      "natural_change", .indicatorUnit,
      "The unit's change less what the rest of the country's lets expect at its level."
    ) { $0.natural?.change?.difference },
    .number(
      "natural_deviation", .indicatorUnit,
      "The standard deviation of the changes that units of its size have by themselves."
    ) { $0.natural?.change?.standardError },
    .number(
      "natural_p_value", .probability, "The two-sided p-value of the change beside those."
    ) { $0.natural?.change?.pValue },
    .number(
      "level_shift", .indicatorUnit,
      "How far the unit's level lies from that through the zero point, over all years since a break."
    ) { $0.natural?.shift?.difference },
    .number("level_shift_error", .indicatorUnit, "The shift's standard error.") {
      $0.natural?.shift?.standardError
    },
    .number(
      "detectable_shift", .indicatorUnit,
      "The shift that is found with 80 % probability by a test at the 5 % level."
    ) { $0.natural?.shift?.detectable },
    .count(
      "level_shift_rank", .pure,
      "The shift's place among those of others like it, 1 where the level fell most."
    ) { $0.natural?.rank?.place },
    .count("level_shift_ranked", .units, "Among how many, the unit included.") {
      $0.natural?.rank?.of
    },
  ]
}
