import Files
import Foundation
import Geography
import Observations
import Statistics

/// The columns of the estimates table, a stable interface for researchers.
extension Estimate: TableRow {
  package static let table = ResultTable<Estimate>(
    "estimate", "A row is a unit's figure in a year and its comparison with one benchmark.",
    key: ["indicator", "unit_code", "period", "sex", "benchmark"],
    [.text("indicator", "The indicator's id in the catalogue.") { $0.indicator }],
    NamedUnit.columns { $0.unit }, whom, own, compared, judged, benchmarks, ranges)

  private static let whom: [TableColumn<Estimate>] = [
    .year("period", "The year the figure is about.") { $0.period },
    .word("sex", "Whom the figures count: both, female or male.") { $0.sex },
  ]

  private static let own: [TableColumn<Estimate>] = [
    .count("numerator", .persons, "How many it happened to; empty for a mean.") { $0.numerator },
    .count("denominator", .persons, "How many it could happen to, or how many a mean is of.") {
      $0.denominator
    },
    .number("value", .valueUnit, "The unit's share or mean.") { $0.value },
    .word("value_unit", "What the value is: share, a fraction, or points, a mean.") {
      $0.valueUnit
    },
    .number("lower_95", .valueUnit, "The lower limit of the value's 95 % confidence interval.") {
      $0.interval?.at95.lower
    },
    .number("upper_95", .valueUnit, "The upper limit of the value's 95 % confidence interval.") {
      $0.interval?.at95.upper
    },
    .number("lower_998", .valueUnit, "The lower limit of the value's 99.8 % confidence interval.") {
      $0.interval?.at998.lower
    },
    .number("upper_998", .valueUnit, "The upper limit of the value's 99.8 % confidence interval.") {
      $0.interval?.at998.upper
    },
    .text("method", "How the interval was made; empty where there is none.") {
      $0.method?.rawValue ?? ""
    },
  ]

  private static let compared: [TableColumn<Estimate>] = [
    .word("benchmark", "The kind of benchmark the unit is compared with.") { $0.benchmark },
    .text("benchmark_code", "The benchmark's code; empty where it is not known.") {
      $0.benchmarkCode
    },
    .number("benchmark_value", .valueUnit, "The benchmark's share or mean, or the frozen value.") {
      $0.benchmarkValue
    },
    .number("difference", .valueUnit, "The value minus the benchmark's.") {
      $0.comparison?.difference
    },
    .number(
      "difference_lower_95", .valueUnit,
      "The lower limit of the difference's 95 % confidence interval."
    ) { $0.comparison?.test?.interval95.lower },
    .number(
      "difference_upper_95", .valueUnit,
      "The upper limit of the difference's 95 % confidence interval."
    ) { $0.comparison?.test?.interval95.upper },
    .number("z", .standardDeviations, "The statistic of the test whose inversion the interval is.")
    { $0.comparison?.test?.z },
    .number("p_value", .probability, "The test's two-sided p-value.") {
      $0.comparison?.test?.pValue
    },
  ]

  private static let judged: [TableColumn<Estimate>] = [
    .word("verdict_95", "What the comparison says at 95 % confidence.") { $0.verdict.at95 },
    .word("verdict_998", "What the comparison says at 99.8 % confidence.") { $0.verdict.at998 },
    .word("status", "Whether there is a number, and what kind of lack there is if not.") {
      $0.status
    },
    .text("reason", "Why there is no number, no interval or no comparison.") {
      Reason.list($0.reasons)
    },
  ]
}

extension Estimate {
  /// Columns that came after the first zero points were sealed: their contents do not hold them.
  static let laterColumns = Set((benchmarks + ranges).map(\.name))

  private static let ranges: [TableColumn<Estimate>] = [
    .count(
      "least_numerator", .persons, "The least numerator that a rounded share leaves possible."
    ) { $0.numerators?.lowerBound },
    .count(
      "greatest_numerator", .persons, "The greatest numerator that it leaves possible."
    ) { $0.numerators?.upperBound },
    .count(
      "least_denominator", .persons, "The least denominator that a rounded share leaves possible."
    ) { $0.denominators?.lowerBound },
    .count(
      "greatest_denominator", .persons, "The greatest denominator that it leaves possible."
    ) { $0.denominators?.upperBound },
  ]

  private static let benchmarks: [TableColumn<Estimate>] = [
    .count(
      "benchmark_units", .units,
      "Of how many municipalities the benchmark is made up, where not all have figures.",
      isWithheld: false
    ) { $0.benchmarkExtent?.units },
    .count(
      "benchmark_units_in_all", .units, "How many municipalities the whole benchmark has then.",
      isWithheld: false
    ) { $0.benchmarkExtent?.unitsInAll },
    .number(
      "benchmark_coverage", .pure,
      "Which part of the benchmark's population those with figures have then, a fraction.",
      isWithheld: false
    ) { $0.benchmarkExtent?.coverage },
  ]
}

extension NamedUnit {
  /// The three columns that identify a row's unit, for tables with units of several levels.
  package static func columns<Row>(of unit: @escaping @Sendable (Row) -> NamedUnit)
    -> [TableColumn<Row>]
  {
    codeAndName(of: unit) + [
      .word("unit_level", "Which kind of unit it is, from school to country.") {
        unit($0).code.level
      }
    ]
  }

  /// The columns of a unit's code and name, for tables with units of one level.
  package static func codeAndName<Row>(of unit: @escaping @Sendable (Row) -> NamedUnit)
    -> [TableColumn<Row>]
  {
    [
      .text("unit_code", "The unit's code in the borders reported in; the country is 0.") {
        unit($0).code.description
      },
      .text("unit_name", "The unit's name.") { unit($0).name },
    ]
  }
}

extension Reason {
  private static let separator = "; "

  /// Joins reasons into the text of one cell.
  public static func list(_ reasons: [Reason]) -> String {
    reasons.count == 1
      ? reasons[0].rawValue : reasons.map(\.rawValue).joined(separator: separator)
  }

  /// Parses the text that `list` produces; nil for anything else.
  public static func parse(_ text: String) -> [Reason]? {
    guard !text.isEmpty else { return [] }
    if let only = Reason(rawValue: text) { return [only] }
    let parts = text.components(separatedBy: separator)
    let reasons = parts.compactMap(Reason.init)
    return reasons.count == parts.count ? reasons : nil
  }
}
