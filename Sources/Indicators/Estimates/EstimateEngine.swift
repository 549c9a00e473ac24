import Geography
import Observations
import Statistics

/// Computes estimates from figures: each unit's interval and its comparison with each benchmark that
/// contains it.
public struct EstimateEngine: Sendable {
  let territory: Territory
  /// The least part of a benchmark's population that those with figures must have to stand for it.
  let leastCoverage: Double

  public init(
    territory: Territory, leastCoverage: Double = BenchmarkSettings.standard.leastCoverage
  ) {
    self.territory = territory
    self.leastCoverage = leastCoverage
  }

  /// Returns one row for each benchmark that contains the unit, in the order country, county, region,
  /// municipality (schools only); at least one for every unit of the territory.
  /// - Parameter wanted: of the territory's units, the benchmarks that are wanted; nil for all.
  public func estimates(
    _ unit: NamedUnit, in series: FigureSeries, against wanted: Set<Benchmark>? = nil
  ) -> [Estimate] {
    if unit.code.level == .school { return estimates(of: series.places[unit.code], in: series) }
    let benchmarks: [(Benchmark, UnitLevel)] = [
      (.country, .country), (.county, .county), (.region, .region),
    ]
    return benchmarks.filter { wanted?.contains($0.0) ?? true }.flatMap { benchmark, level in
      territory.units(of: level, containing: unit.code).map { code in
        estimate(unit, in: series, against: benchmark, code)
      }
    }
  }

  /// The estimates of the given units, or of every unit of which there is anything to tell.
  public func estimates(
    in series: FigureSeries, for units: [NamedUnit]? = nil, against wanted: Set<Benchmark>? = nil
  ) -> [Estimate] {
    (units ?? series.toldUnits).flatMap { estimates($0, in: series, against: wanted) }
  }

  func estimate(
    _ unit: NamedUnit, in series: FigureSeries, against benchmark: Benchmark,
    _ benchmarkCode: UnitCode
  ) -> Estimate {
    let figure = series[unit.code]
    let (reference, extent) = reference(benchmarkCode, in: series)
    var estimate = Estimate(
      unit, figure, in: series, benchmark: benchmark, benchmarkCode: benchmarkCode.description,
      benchmarkValue: reference.value,
      isBenchmarkProvisional: series.isProvisional(benchmarkCode),
      isBenchmarkUnsealed: series.isUnsealed(benchmarkCode))
    if estimate.benchmarkValue != nil { estimate.benchmarkExtent = extent }
    guard let value = figure.value else { return estimate }
    if extent != nil { estimate.reasons.append(.partialBenchmark) }
    guard !territory.areOnePlace(benchmarkCode, unit.code) else {
      estimate.reasons.append(.wholeBenchmark)
      return estimate
    }
    guard let referenceValue = reference.value else {
      estimate.reasons.append(.benchmarkWithoutFigure)
      return estimate
    }
    if let part = figure.share, let whole = reference.share {
      guard let comparison = try? PartOfWhole(part, in: whole) else {
        estimate.reasons.append(part == whole ? .wholeBenchmark : .benchmarkWithoutUnit)
        return estimate
      }
      estimate.take(comparison, series.indicator.polarity)
    } else if let part = figure.range, let whole = reference.range,
      let comparison = try? DifferenceOverRange(part, in: whole)
    {
      estimate.take(comparison, series.indicator.polarity)
    } else if let part = figure.mean, let whole = reference.mean, part.count == whole.count {
      estimate.reasons.append(.wholeBenchmark)
    } else if let part = figure.mean, let whole = reference.mean, let spread = series.spread,
      let comparison = try? MeanComparison(part.with(spread: spread), in: whole)
    {
      estimate.take(comparison, series.indicator.polarity)
    } else {
      estimate.comparison = Estimate.Comparison(difference: value - referenceValue, test: nil)
      if figure.share != nil { estimate.reasons.append(.benchmarkWithoutCounts) }
      if figure.survey != nil || figure.isDerived { estimate.reasons.append(.surveyWithoutCounts) }
      if figure.mean != nil, series.spread != nil {
        estimate.reasons.append(.benchmarkWithoutUnit)
      }
    }
    return estimate
  }

  /// A benchmark's figure; where it has none, that of its municipalities which have one, if they hold enough
  /// of its population.
  private func reference(_ unit: UnitCode, in series: FigureSeries) -> (
    figure: Figure, extent: BenchmarkExtent?
  ) {
    let own = series[unit]
    guard own.value == nil, let partial = series.partialSums[unit],
      partial.extent.coverage >= leastCoverage
    else { return (own, nil) }
    return (.counts(partial.share), partial.extent)
  }
}

extension Estimate {
  /// Creates a row with the unit's own figure and no comparison; without numbers when the figure is
  /// suppressed. The row is marked provisional or unsealed when the unit's or the benchmark's figure is.
  init(
    _ unit: NamedUnit, _ figure: Figure, in series: FigureSeries, benchmark: Benchmark,
    benchmarkCode: String, benchmarkValue: Double?, isBenchmarkProvisional: Bool = false,
    isBenchmarkUnsealed: Bool = false
  ) {
    let share = figure.share ?? figure.derived?.middle
    let interval = figure.interval(spread: series.spread)
    let lack = figure.lack(spread: series.spread)
    let status = lack?.status ?? .ok
    self.init(
      indicator: series.indicator.id, unit: unit, period: series.year, sex: series.sex,
      numerator: share?.events,
      denominator: share?.total ?? figure.mean?.count ?? figure.survey?.answered,
      value: figure.value, valueUnit: series.indicator.valueUnit,
      interval: interval?.limits,
      method: interval.map { own in series.window.map(own.method.pooled) ?? own.method },
      benchmark: benchmark,
      benchmarkCode: benchmarkCode,
      benchmarkValue: status == .suppressed ? nil : benchmarkValue,
      comparison: nil, verdict: AtBothLevels { _ in .notCompared }, status: status,
      reasons: lack.map { [$0.reason] } ?? [])
    if let range = figure.range, !range.isExact {
      if range.events.count > 1 { numerators = range.events }
      if range.totals.count > 1 { denominators = range.totals }
    }
    let isBenchmarkMarked = isBenchmarkProvisional && self.benchmarkValue != nil
    if figure.value != nil, isBenchmarkMarked || series.isProvisional(unit.code) {
      reasons.append(.provisional)
    }
    if figure.value != nil, series.isUnsealed(unit.code) || isBenchmarkUnsealed {
      reasons.append(.unsealed)
    }
  }

  /// Sets the comparison and its verdict from a test.
  mutating func take(_ test: some TestedDifference, _ polarity: Polarity) {
    comparison = Comparison(
      difference: test.difference,
      test: Comparison.Test(
        interval95: test.interval(.percent95), z: test.z, pValue: test.pValue))
    verdict = AtBothLevels { Verdict(test, $0, polarity) }
  }
}

extension Figure {
  /// The figure's own interval at both levels; nil where it has none.
  fileprivate func interval(spread: Double?)
    -> (limits: AtBothLevels<Interval>, method: Estimate.Method)?
  {
    switch self {
    case .counts(let share): return (AtBothLevels { share.wilsonInterval($0) }, .wilson)
    case .survey(let share):
      return (
        AtBothLevels { share.wilsonIntervalOfRange($0) },
        share.invited == nil ? .wilson : .wilsonFinitePopulation
      )
    case .derived(let range):
      return (AtBothLevels { range.wilsonInterval($0) }, .derivedDenominator)
    case .mean(let mean):
      guard let spread,
        let mean = try? mean.with(spread: spread), let at95 = mean.interval(.percent95),
        let at998 = mean.interval(.percent998)
      else { return nil }
      return (AtBothLevels(at95: at95, at998: at998), .estimatedSpread)
    case .published, .none: return nil
    }
  }
}
