import Flagging
import Geography
import Indicators
import Observations

/// A row whose numbers can be taken out.
public protocol SuppressibleRow: Sendable {
  mutating func suppress(_ reason: Reason)
}

extension RelativeChange: SuppressibleRow {}
extension Trend: SuppressibleRow {}

extension Array where Element: SuppressibleRow {
  /// The rows, without the numbers of those that are withheld.
  fileprivate func withholding(_ isWithheld: (Element) -> Bool) -> [Element] {
    map { row in
      guard isWithheld(row) else { return row }
      var row = row
      row.suppress(.withheld)
      return row
    }
  }
}

/// A row with the counts of its unit, which decide whether it may be shown.
public protocol FigureRow: SuppressibleRow {
  var indicator: String { get }
  /// Whether the row has a figure that may have to be protected.
  var hasFigure: Bool { get }
  /// The numerator, or the count that a published share implies.
  var events: Int? { get }
  var denominator: Int? { get }
}

extension Estimate: FigureRow {
  public var hasFigure: Bool { value != nil }
}

extension PrintedChange: FigureRow {
  public var hasFigure: Bool { persons != nil }
}

extension Candidate: FigureRow {
  public var hasFigure: Bool { evidence?.assessment.outcome != nil }
  public var events: Int? { numerator }
}

extension ProfileRow: FigureRow {
  public var hasFigure: Bool { figures?.value != nil }
  public var events: Int? { figures?.events }
  public var denominator: Int? { figures?.count }
}

/// Applies the disclosure rules: the only way from computed rows to rows that may be shown.
///
/// What its source's rule protects, and what would give it back, is taken out of the figures before anything is
/// computed from them (`shown`), so that no expectation, rank or peers' mean holds it. The rows are looked at
/// once more on their way out: a share or a mean that the rule protects loses every number in every row where
/// it stands. The row keeps its place, its status becomes suppressed, and one reason is told.
public struct DisclosureControl: Sendable {
  private let settings: DisclosureRules
  /// The rule of each indicator.
  private let rules: [String: DisclosureRules.Rule]
  /// The rule of all others.
  private let strict: DisclosureRules.Rule
  /// What is withheld.
  package private(set) var plan = ProtectionPlan()

  /// - Parameter indicators: every indicator whose rows will be protected; rows of others are held to the
  ///   strict rule.
  public init(rules: DisclosureRules, indicators: [Indicator]) {
    settings = rules
    self.rules = Dictionary(
      indicators.map { ($0.id, rules.rule(for: $0.source)) }, uniquingKeysWith: { a, _ in a })
    strict = rules.rule(for: "")
  }

  /// Whether an indicator's source has protected its figures itself.
  package func isOpen(_ indicator: Indicator) -> Bool { settings.isOpen(indicator.source) }

  /// The accounts that may be shown: of other sources, what recoding has left out of a sum may be one
  /// municipality's count.
  package func shown(_ accounts: [RecodingAccount]) -> Protected<RecodingAccount> {
    Protected(rows: accounts.filter { settings.isOpen($0.measure.source) })
  }

  /// Plans what is withheld of one source's figures of one year.
  /// - Parameters:
  ///   - series: all of the source's and the year's.
  ///   - earlier: figures that have been withheld before, and stay so.
  package func plan(
    _ series: [FigureSeries], earlier: ProtectionPlan.Withheld = ProtectionPlan.Withheld()
  )
    -> ProtectionPlan
  {
    ProtectionPlan(series, rule(of: series), earlier: earlier)
  }

  /// What can be computed of one source's withheld figures of one year by whoever sees some of them too.
  /// - Parameter series: all of the source's and the year's.
  package func exposures(_ series: [FigureSeries], showing shown: Set<ProtectionPlan.Figure>)
    -> [ProtectionPlan.Exposure]
  {
    plan.exposures(series, rule(of: series), showing: shown)
  }

  /// The rule of one source's series.
  func rule(of series: [FigureSeries]) -> DisclosureRules.Rule {
    settings.rule(for: series.first?.indicator.source ?? "")
  }

  /// Withholds from now on what a plan withholds.
  package mutating func add(_ plan: ProtectionPlan) { self.plan.add(plan) }

  /// A series without the figures that are withheld. One that no plan was made for is protected by itself.
  package func shown(_ series: FigureSeries) -> FigureSeries {
    guard !isOpen(series.indicator) else { return series }
    let plan = plan.covers(series) ? plan : plan([series])
    return series.withholding { plan.withholds($0, of: series) }
  }

  public func protect<Row: FigureRow>(_ rows: [Row]) -> Protected<Row> {
    Protected(
      rows: rows.withholding {
        $0.hasFigure && isProtected($0.indicator, $0.events, $0.denominator)
      })
  }

  /// Protects the estimates of a series. A comparison with a zero point is suppressed when either figure is.
  /// - Parameters:
  ///   - series: the estimates' own, as it is shown.
  ///   - first: the figures of the zero point's year; nil for none.
  public func protect(_ rows: [Estimate], in series: FigureSeries, since first: FigureSeries? = nil)
    -> Protected<Estimate>
  {
    let all = [series, first].compactMap { $0 }
    return protect(rows.withholding { isWithheld($0.unit.code, ofAnyOf: all) })
  }

  /// Protects a search's rows: one is suppressed when the unit's figure of the year searched is.
  /// - Parameter series: of that year.
  public func protect(_ rows: [Candidate], in series: FigureSeries) -> Protected<Candidate> {
    protect(rows.withholding { isWithheld($0.unit.code, of: series) })
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
    let told = changes.map { change in
      guard isWithheld(change.unit.code, ofAnyOf: history) else { return change }
      var change = change
      change.natural = nil
      return change
    }
    return Protected(rows: told.withholding { isWithheld($0.unit.code, ofAnyOf: series) })
  }

  /// Protects trends: a row is suppressed when the unit's figure is in any of the years.
  /// - Parameter series: those from which the trends were computed.
  public func protect(_ trends: [Trend], from series: [FigureSeries]) -> Protected<Trend> {
    Protected(rows: trends.withholding { isWithheld($0.unit.code, ofAnyOf: series) })
  }

  /// Whether a unit's figure is withheld in any of some series.
  package func isWithheld(_ unit: UnitCode, ofAnyOf series: [FigureSeries]) -> Bool {
    series.contains { isWithheld(unit, of: $0) }
  }

  /// Whether a unit's figure is withheld.
  package func isWithheld(_ unit: UnitCode, of series: FigureSeries) -> Bool {
    series[unit] == .none(.suppressed, .withheld)
      || isProtected(series.indicator.id, series[unit])
  }

  private func isProtected(_ indicator: String, _ figure: Figure) -> Bool {
    let share = figure.share ?? figure.derived?.middle
    return figure.value != nil
      && isProtected(
        indicator, share?.events ?? figure.survey?.nearestEvents,
        share?.total ?? figure.mean?.count ?? figure.survey?.answered)
  }

  /// A figure of which nobody knows of how many it is fails closed.
  private func isProtected(_ indicator: String, _ x: Int?, _ n: Int?) -> Bool {
    let rule = rules[indicator] ?? strict
    guard let n else { return rule != .inherit }
    return rule.protects(x, of: n)
  }
}
