import Geography
import Statistics

extension EstimateEngine {
  /// The smallest number of peers with a figure that form a benchmark.
  static let fewestPeers = 5

  /// Compares a municipality with its peers together, itself excluded, as two independent samples: the
  /// score test of their difference and its inversion.
  ///
  /// Peers without a figure are left out of the group's sum.
  public func peerEstimate(_ unit: NamedUnit, in series: FigureSeries, _ peers: PeerGroups)
    -> Estimate?
  {
    guard !peers.matched.contains(series.indicator.id), let group = peers.groups[unit.code] else {
      return nil
    }
    let figure = series[unit.code]
    let others = group.map { series[$0.unit] }
    let benchmark = Figure(together: others)
    var estimate = Estimate(
      unit, figure, in: series, benchmark: .peerGroup, benchmarkCode: "peers-\(unit.code)",
      benchmarkValue: benchmark?.value,
      isBenchmarkProvisional: group.contains { series.isProvisional($0.unit) })
    guard figure.value != nil else { return estimate }
    guard let benchmark, others.count(where: { $0.value != nil }) >= Self.fewestPeers else {
      estimate.benchmarkValue = nil
      estimate.reasons.append(.benchmarkWithoutFigure)
      return estimate
    }
    let polarity = series.indicator.polarity
    if let own = figure.share, let rest = benchmark.share {
      estimate.take(ShareDifference(own, minus: rest), polarity)
    } else if let own = figure.range, let rest = benchmark.range {
      estimate.take(DifferenceOverRange(own, minus: rest), polarity)
    } else if let own = figure.mean, let rest = benchmark.mean, let spread = series.spread,
      let difference = try? MeanDifference(
        own.with(spread: spread), minus: rest.with(spread: spread))
    {
      estimate.take(difference, polarity)
    }
    return estimate
  }
}

extension Figure {
  /// The combined share or mean of the units that have one; nil when none has, since published shares
  /// cannot be combined.
  fileprivate init?(together figures: [Figure]) {
    let shares = figures.compactMap(\.share)
    let means = figures.compactMap(\.mean)
    let ranges = figures.compactMap { $0.share == nil ? $0.range : nil }
    if !ranges.isEmpty, shares.isEmpty, let range = try? ShareRange.together(ranges) {
      self = .derived(range)
    } else if !shares.isEmpty,
      let share = try? Share.together(shares)
    {
      self = .counts(share)
    } else if !means.isEmpty,
      let value = try? weightedMean(
        means.map(\.value), weights: means.map { Double($0.count) }),
      let mean = try? Mean(value, of: means.map(\.count).reduce(0, +))
    {
      self = .mean(mean)
    } else {
      return nil
    }
  }
}
