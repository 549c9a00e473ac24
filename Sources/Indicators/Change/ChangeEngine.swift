import Geography
import Observations
import Statistics

/// Computes change since a zero point: each unit against its own frozen figure, and against the change in
/// the rest of its county and country.
///
/// Both years are treated as independent samples, so the intervals tell of chance in persons alone. Units
/// change by more than that, the more the more years pass: `RepeatedCovariance.varianceOfChange`.
public struct ChangeEngine: Sendable {
  private let territory: Territory
  private let year: Int
  private let sealed: [SealedYear.Series: FigureSeries]

  /// - Parameter zeroPoint: the series of the zero point's year, made from its sealed figures.
  public init(since year: Int, _ zeroPoint: [FigureSeries], territory: Territory) {
    self.territory = territory
    self.year = year
    sealed = Dictionary(
      zeroPoint.map { (SealedYear.Series(indicator: $0.indicator.id, sex: $0.sex), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Compares the unit in a later year with its own zero point; one row of the estimates table.
  public func estimate(_ unit: NamedUnit, in series: FigureSeries) -> Estimate {
    let before = zeroPoint(unit.code, series)
    let after = series[unit.code]
    var estimate = Estimate(
      unit, after, in: series, benchmark: .zeroPoint, benchmarkCode: unit.code.description,
      benchmarkValue: before.value, isBenchmarkProvisional: wasProvisional(unit.code, series))
    guard let value = after.value else { return estimate }
    if series.indicator.isBroken(between: year, and: series.year) {
      estimate.reasons.append(.brokenSeries)
    } else if let change = meanChange(before, after, series) {
      estimate.take(change, series.indicator.polarity)
    } else if let earlier = before.share, let later = after.share {
      estimate.take(ShareDifference(later, minus: earlier), series.indicator.polarity)
    } else if let earlier = before.range, let later = after.range {
      estimate.take(DifferenceOverRange(later, minus: earlier), series.indicator.polarity)
    } else if let earlier = before.value {
      estimate.comparison = Estimate.Comparison(difference: value - earlier, test: nil)
      if after.share != nil { estimate.reasons.append(.benchmarkWithoutCounts) }
      if after.survey != nil { estimate.reasons.append(.surveyWithoutCounts) }
    } else if case .none(.suppressed, let reason) = before {
      estimate.suppress(reason)
    } else {
      estimate.reasons.append(.zeroPointWithoutFigure)
    }
    return estimate
  }

  /// Compares the unit's change with that of the rest of its country and county.
  /// - Parameter natural: what is to be said of it beside how units change by themselves.
  public func relativeChanges(
    _ unit: NamedUnit, in series: FigureSeries, natural: NaturalStatement? = nil
  ) -> [RelativeChange] {
    let benchmarks: [(Benchmark, UnitLevel)] = [(.country, .country), (.county, .county)]
    return benchmarks.flatMap { benchmark, level in
      territory.units(of: level, containing: unit.code).compactMap { code in
        var row = relativeChange(unit, in: series, against: benchmark, code)
        if benchmark == .country, row?.change != nil { row?.natural = natural }
        return row
      }
    }
  }

  /// The changes of all units, without those of which there is nothing to tell but that a figure is missing.
  /// - Parameter history: how figures like the series' change by themselves; nil where it is not known.
  public func relativeChanges(in series: FigureSeries, _ history: NaturalHistory? = nil)
    -> [RelativeChange]
  {
    let natural = history?.statements(since: year, through: series.year) ?? [:]
    return territory.units.flatMap {
      relativeChanges($0, in: series, natural: natural[$0.code])
    }.filter { $0.status != .missing }
  }

  /// The later mean minus the frozen one; nil for shares, and where a mean or standard deviation is
  /// missing.
  private func meanChange(_ before: Figure, _ after: Figure, _ series: FigureSeries)
    -> MeanDifference?
  {
    guard let before = sample(before, frozenSpread(series)),
      let after = sample(after, series.spread)
    else { return nil }
    return try? MeanDifference(after, minus: before)
  }

  /// The series of the zero point's year of the same indicator and sex; nil where there is none.
  package func before(_ series: FigureSeries) -> FigureSeries? {
    sealed[SealedYear.Series(indicator: series.indicator.id, sex: series.sex)]
  }

  private func frozenSpread(_ series: FigureSeries) -> Double? { before(series)?.spread }

  private func sample(_ figure: Figure, _ spread: Double?) -> Mean? {
    guard let mean = figure.mean, let spread else { return nil }
    return try? mean.with(spread: spread)
  }

  /// The unit's sealed figure; missing for one that is not sealed.
  private func zeroPoint(_ unit: UnitCode, _ series: FigureSeries) -> Figure {
    guard let before = before(series), !before.isUnsealed(unit) else {
      return .none(.missing, .noFigure)
    }
    return before[unit]
  }

  private func wasProvisional(_ unit: UnitCode, _ series: FigureSeries) -> Bool {
    before(series)?.isProvisional(unit) ?? false
  }

  /// The change of a unit's mean minus that of the rest; nil for shares, where a mean or standard
  /// deviation is missing, or when the benchmark's persons do not include the unit's.
  private func meanChanges(_ figures: Figures, _ series: FigureSeries)
    -> DifferenceInDifferences<MeanDifference>?
  {
    guard let before = sample(figures.before, frozenSpread(series)),
      let after = sample(figures.after, series.spread),
      let wholeBefore = sample(figures.wholeBefore, frozenSpread(series)),
      let wholeAfter = sample(figures.wholeAfter, series.spread),
      let unit = try? MeanDifference(after, minus: before),
      let rest = try? MeanDifference(
        wholeAfter.without(after), minus: wholeBefore.without(before))
    else { return nil }
    return DifferenceInDifferences(unit: unit, rest: rest)
  }

  /// The frozen and later figures of a unit and its benchmark.
  private struct Figures {
    let before: Figure
    let after: Figure
    let wholeBefore: Figure
    let wholeAfter: Figure

    var all: [Figure] { [before, after, wholeBefore, wholeAfter] }
  }

  /// Returns nil for a unit that is its entire benchmark, so that there is no rest to compare with.
  private func relativeChange(
    _ unit: NamedUnit, in series: FigureSeries, against benchmark: Benchmark, _ code: UnitCode
  ) -> RelativeChange? {
    guard !territory.areOnePlace(code, unit.code) else { return nil }
    var row = RelativeChange(
      unit, in: series, since: year, benchmark: benchmark, benchmarkCode: code.description)
    let figures = Figures(
      before: zeroPoint(unit.code, series), after: series[unit.code],
      wholeBefore: zeroPoint(code, series), wholeAfter: series[code])
    if series.indicator.isBroken(between: year, and: series.year) {
      row.lack(.notComputable, .brokenSeries)
    } else if let before = figures.before.share, let after = figures.after.share,
      let wholeBefore = figures.wholeBefore.share, let wholeAfter = figures.wholeAfter.share,
      let earlier = try? PartOfWhole(before, in: wholeBefore),
      let later = try? PartOfWhole(after, in: wholeAfter)
    {
      row.fill(
        DifferenceInDifferences(
          unit: ShareDifference(after, minus: before),
          rest: ShareDifference(later.rest, minus: earlier.rest)),
        .scoreSquareAndAdd, series.indicator.polarity)
    } else if let changes = meanChanges(figures, series) {
      row.fill(changes, .estimatedSpreadSquareAndAdd, series.indicator.polarity)
    } else {
      row.lack(figures.all, spread: frozenSpread(series) == nil ? nil : series.spread)
    }
    if row.change != nil,
      [unit.code, code].contains(where: {
        series.isProvisional($0) || wasProvisional($0, series)
      })
    {
      row.reasons.append(.provisional)
    }
    return row
  }
}
