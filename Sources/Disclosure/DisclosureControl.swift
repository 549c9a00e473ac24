import Flagging
import Geography
import Indicators
import Observations

/// A row with the counts of its unit, which decide whether it may be shown.
public protocol FigureRow: Sendable {
  var indicator: String { get }
  /// The numerator, or the count that a published share implies.
  var events: Int? { get }
  var denominator: Int? { get }
  mutating func suppress(_ reason: Reason)
}

extension Estimate: FigureRow {}

extension PrintedChange: FigureRow {}

extension Candidate: FigureRow {
  public var events: Int? { numerator }
}

extension ProfileRow: FigureRow {
  public var events: Int? { figures?.events }
  public var denominator: Int? { figures?.count }
}

/// Applies the disclosure rules: the only way from computed rows to rows that may be shown.
///
/// A share or a mean whose source's rule protects it loses every number in every row where it stands: its
/// interval, its comparisons, its changes and its evidence. The row keeps its place, its status
/// becomes suppressed, and the reason is told.
public struct DisclosureControl: Sendable {
  /// The rule of each indicator.
  private let rules: [String: DisclosureRules.Rule]
  /// The rule of all others.
  private let strict: DisclosureRules.Rule

  /// - Parameter indicators: every indicator whose rows will be protected; rows of others are held to the
  ///   strict rule.
  public init(rules: DisclosureRules, indicators: [Indicator]) {
    self.rules = Dictionary(
      indicators.map { ($0.id, rules.rule(for: $0.source)) }, uniquingKeysWith: { a, _ in a })
    strict = rules.rule(for: "")
  }

  public func protect<Row: FigureRow>(_ rows: [Row]) -> Protected<Row> {
    Protected(
      rows: rows.map { row in
        var row = row
        if isProtected(row.indicator, row.events, row.denominator) { row.suppress(.fewPeople) }
        return row
      })
  }

  /// Protects the estimates of a series, and of a sum that would give back a figure that is withheld every
  /// row, also where it is a benchmark. A comparison with a zero point is suppressed when either figure is.
  /// - Parameters:
  ///   - series: the estimates' own.
  ///   - first: the figures of the zero point's year; nil for none.
  public func protect(_ rows: [Estimate], in series: FigureSeries, since first: FigureSeries? = nil)
    -> Protected<Estimate>
  {
    let held = [series, first].compactMap { $0 }.reduce(into: Set<UnitCode>()) {
      $0.formUnion(sumsThatGiveBack($1))
    }
    let codes = Set(held.map(\.description))
    return protect(
      rows.map { row in
        var row = row
        if let first, isProtected(row.indicator, first[row.unit.code]) { row.suppress(.fewPeople) }
        if held.contains(row.unit.code) {
          row.suppress(.givesBack)
        } else if codes.contains(row.benchmarkCode), row.benchmark.isSum {
          row.withholdBenchmark(.givesBack)
        }
        return row
      })
  }

  /// Protects changes: a row is suppressed when the unit's figure of either year is. What is said of it beside
  /// natural change is taken out when its figure of any year is, since a level over many years would give one
  /// of them back.
  /// - Parameters:
  ///   - series: the figures from which the changes were computed, of both years.
  ///   - history: those of all years from which natural change was.
  public func protect(
    _ changes: [RelativeChange], from series: [FigureSeries], history: [FigureSeries] = []
  ) -> Protected<RelativeChange> {
    let held = series.reduce(into: Set<UnitCode>()) { $0.formUnion(sumsThatGiveBack($1)) }
    let heldOnce = history.reduce(into: held) { $0.formUnion(sumsThatGiveBack($1)) }
    let codes = Set(held.map(\.description))
    let codesOnce = Set(heldOnce.map(\.description))
    return Protected(
      rows: changes.map { change in
        var change = change
        let (indicator, unit) = (change.indicator, change.unit.code)
        if heldOnce.contains(unit) || codesOnce.contains(change.benchmarkCode)
          || history.contains(where: { isProtected(indicator, $0[unit]) })
        {
          change.natural = nil
        }
        if series.contains(where: { isProtected(indicator, $0[unit]) }) {
          change.suppress(.fewPeople)
        }
        if held.contains(unit) || codes.contains(change.benchmarkCode) {
          change.suppress(.givesBack)
        }
        return change
      })
  }

  /// Protects trends: a row is suppressed when the unit's figure is in any of the years.
  /// - Parameter series: those from which the trends were computed.
  public func protect(_ trends: [Trend], from series: [FigureSeries]) -> Protected<Trend> {
    let held = series.reduce(into: Set<UnitCode>()) { $0.formUnion(sumsThatGiveBack($1)) }
    return Protected(
      rows: trends.map { trend in
        var trend = trend
        let shares = series.map { $0[trend.unit.code].share }
        if shares.contains(where: { isProtected(trend.indicator, $0?.events, $0?.total) }) {
          trend.suppress(.fewPeople)
        }
        if held.contains(trend.unit.code) { trend.suppress(.givesBack) }
        return trend
      })
  }

  /// Whether a sealed figure is protected.
  package func isWithheld(_ figure: SealedFigure) -> Bool {
    let events =
      figure.numerator
      ?? figure.value.flatMap { value in figure.denominator.map { (value * $0).rounded() } }
    return isProtected(
      figure.key.indicator, events.flatMap { Int(exactly: $0) },
      figure.denominator.flatMap { Int(exactly: $0) })
  }

  /// Whether a unit's figure is withheld.
  package func isWithheld(_ unit: UnitCode, of series: FigureSeries) -> Bool {
    isProtected(series.indicator.id, series[unit])
  }

  func isOpen(_ indicator: String) -> Bool { (rules[indicator] ?? strict) == .inherit }

  func isProtected(_ indicator: String, _ figure: Figure) -> Bool {
    let share = figure.share ?? figure.derived?.middle
    return isProtected(
      indicator, share?.events ?? figure.survey?.nearestEvents,
      share?.total ?? figure.mean?.count ?? figure.survey?.answered)
  }

  private func isProtected(_ indicator: String, _ x: Int?, _ n: Int?) -> Bool {
    guard let n else { return false }
    return (rules[indicator] ?? strict).protects(x, of: n)
  }
}
