import Geography
import Observations
import Statistics

/// Change since a zero point: each unit against its own frozen figure, and against what happened
/// in the rest of its county and the country.
///
/// Both years are treated as independent samples. They share most of their people, so the
/// intervals are cautious: wider than they need be.
public struct ChangeEngine: Sendable {
  private let territory: Territory
  private let year: Int
  private let frozen: [ZeroPoint.FrozenKey: Figure]
  private let frozenSpreads: [ZeroPoint.FrozenKey: Double]

  public init(zeroPoint: ZeroPoint, territory: Territory) {
    self.territory = territory
    year = zeroPoint.year
    frozen = zeroPoint.figures()
    frozenSpreads = FigureSeries.spreads(frozen)
  }

  /// The unit in a later year against its own zero point, as a row of the estimates table.
  public func estimate(_ unit: NamedUnit, in series: FigureSeries) -> Estimate {
    let before = zeroPoint(unit.code, series)
    let after = series[unit.code]
    var estimate = Estimate(
      unit, after, in: series, benchmark: .zeroPoint, benchmarkCode: unit.code.description,
      benchmarkValue: before.value)
    guard let value = after.value else { return estimate }
    if series.indicator.isBroken(between: year, and: series.year) {
      estimate.reasons.append(.brokenSeries)
    } else if let change = meanChange(before, after, series) {
      estimate.compare(
        difference: change.value, interval95: change.interval(.percent95), z: change.z,
        pValue: change.pValue, polarity: series.indicator.polarity,
        rejects: change.rejectsEquality)
    } else if let earlier = before.share, let later = after.share {
      let change = ShareDifference(later, minus: earlier)
      estimate.compare(
        difference: change.value, interval95: change.scoreInterval(.percent95), z: change.z,
        pValue: change.pValue, polarity: series.indicator.polarity,
        rejects: change.rejectsEquality)
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

  /// The unit's change against the rest of its country and its county.
  public func relativeChanges(_ unit: NamedUnit, in series: FigureSeries) -> [RelativeChange] {
    let benchmarks: [(Benchmark, UnitLevel)] = [(.country, .country), (.county, .county)]
    return benchmarks.flatMap { benchmark, level in
      territory.units(of: level, containing: unit.code).compactMap { code in
        relativeChange(unit, in: series, against: benchmark, code)
      }
    }
  }

  /// The later mean minus the frozen one; nil for shares, and where a mean or a spread is not there.
  private func meanChange(_ before: Figure, _ after: Figure, _ series: FigureSeries)
    -> MeanDifference?
  {
    guard let before = before.mean, let after = after.mean, let spread = series.spread,
      let frozenSpread = frozenSpreads[.init(series.indicator.id, series.sex, .country)]
    else { return nil }
    return try? MeanDifference(
      MeanDifference.Sample(mean: after.value, count: after.count, spread: spread),
      minus: MeanDifference.Sample(
        mean: before.value, count: before.count, spread: frozenSpread))
  }

  private func zeroPoint(_ unit: UnitCode, _ series: FigureSeries) -> Figure {
    frozen[.init(series.indicator.id, series.sex, unit)] ?? .none(.missing, .noFigure)
  }

  /// nil for a unit that is its whole benchmark: nobody is left to compare with.
  private func relativeChange(
    _ unit: NamedUnit, in series: FigureSeries, against benchmark: Benchmark, _ code: UnitCode
  ) -> RelativeChange? {
    guard !territory.areOnePlace(code, unit.code) else { return nil }
    var row = RelativeChange(
      indicator: series.indicator.id, unit: unit, sex: series.sex, zeroPoint: year,
      period: series.year, benchmark: benchmark, benchmarkCode: code.description)
    let figures = (
      before: zeroPoint(unit.code, series), after: series[unit.code],
      wholeBefore: zeroPoint(code, series), wholeAfter: series[code]
    )
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
        polarity: series.indicator.polarity)
    } else {
      row.lack([figures.before, figures.after, figures.wholeBefore, figures.wholeAfter])
    }
    return row
  }
}
