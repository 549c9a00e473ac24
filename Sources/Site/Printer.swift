import Geography
import Indicators
import Observations
import Reporting
import Statistics

/// Prints numbers as readers see them, and writes down each that is printed.
struct Printer {
  let style: NumberStyle
  let ledger: Ledger
  /// Whether what is printed links to no other page.
  let isAlone: Bool
  /// The file name of the page; nil where it does not matter.
  var page: String?

  /// A unit's share or mean; nil where there is none.
  func value(_ estimate: Estimate?) -> String? {
    guard let estimate, let value = estimate.value else { return nil }
    return record(.value, estimate, nil, style.value(value, estimate.valueUnit))
  }

  /// The interval of a unit's share or mean, `14,6 til 17,9 %`.
  func interval(_ estimate: Estimate?) -> String? {
    guard let estimate, let interval = estimate.interval else { return nil }
    return record(.interval, estimate, nil, style.limits(interval.at95, estimate.valueUnit))
  }

  func numerator(_ estimate: Estimate) -> String? {
    estimate.numerator.map { record(.numerator, estimate, nil, style.count($0)) }
  }

  func denominator(_ estimate: Estimate) -> String? {
    estimate.denominator.map { record(.denominator, estimate, nil, style.count($0)) }
  }

  /// The difference from the benchmark without its interval, `+3,9`.
  func difference(_ estimate: Estimate?) -> String? {
    guard let estimate, let comparison = estimate.comparison else { return nil }
    return record(
      .difference, estimate, estimate.benchmark,
      style.points(comparison.difference, nil, estimate.valueUnit))
  }

  /// The limits of the difference's interval, `+2,3 til +5,6`.
  func differenceInterval(_ estimate: Estimate?) -> String? {
    guard let estimate, let interval = estimate.comparison?.test?.interval95 else { return nil }
    return record(
      .differenceInterval, estimate, estimate.benchmark,
      style.points(interval, estimate.valueUnit))
  }

  /// The difference and its limits, `+3,9 (+2,3 til +5,6)`.
  func differenceWithInterval(_ estimate: Estimate?) -> String? {
    guard let difference = difference(estimate) else { return nil }
    return differenceInterval(estimate).map { "\(difference) (\($0))" } ?? difference
  }

  /// A number that follows from a unit's figure.
  func derived(
    _ what: PublishedNumber.What, _ estimate: Estimate, against benchmark: Benchmark? = nil,
    _ printed: String
  ) -> String {
    record(what, estimate, benchmark, printed)
  }

  /// A number that is of an indicator, but of no unit.
  func number(
    _ what: PublishedNumber.What, _ indicator: Indicator? = nil, of unit: NamedUnit? = nil,
    in period: Int? = nil, _ printed: String
  ) -> String {
    ledger.record(
      PublishedNumber(
        what: what, indicator: indicator?.id ?? "", unit: unit, period: period, sex: .both,
        benchmark: nil, printed: printed))
    return printed
  }

  /// A whole number of things that are not people.
  func count(_ number: Int, _ indicator: Indicator? = nil, in period: Int? = nil) -> String {
    self.number(.count, indicator, in: period, style.count(number))
  }

  private func record(
    _ what: PublishedNumber.What, _ estimate: Estimate, _ benchmark: Benchmark?, _ printed: String
  ) -> String {
    ledger.record(
      PublishedNumber(
        what: what, indicator: estimate.indicator, unit: estimate.unit, period: estimate.period,
        sex: estimate.sex, benchmark: benchmark, printed: printed))
    return printed
  }
}
