import Statistics

/// A unit's standing among all units after shrinkage for small numbers.
public struct Standing: Sendable, Hashable {
  /// The shrunken value, pulled towards the common one the more, the smaller n is: a fraction, or points.
  public let shrunken: Double
  /// The 95 % interval of the unit's true value, given all units; nil where chance explains all
  /// differences.
  public let interval95: Interval?
  /// The posterior probability that the unit's true value is better than that of all together; nil where
  /// `interval95` is.
  public let exceedance: Double?
  /// The place by expected rank, 1 the best; nil where `interval95` is, since units cannot be told apart.
  public let rank: Int?
  public let rankInterval95: ClosedRange<Int>
}

extension Assessment {
  /// Computes the standing of every unit that can be judged, with or without an expectation; nil for
  /// others, and for all where no common distribution can be fitted.
  ///
  /// Context plays no part: values are pulled towards the common one, not the expected.
  /// - Parameter withheld: units that will not be shown: they have no standing, and leave no gap in the ranks.
  public func standings(withheld: Set<Int> = []) -> [Standing?] {
    var standings: [Standing?] = units.map { _ in nil }
    let places = units.indices.filter { units[$0].isEligible && !withheld.contains($0) }
    guard let found = try? Standing.all(of: places.compactMap { units[$0].outcome }, aim.better)
    else { return standings }
    for (place, standing) in zip(places, found) { standings[place] = standing }
    return standings
  }
}

extension Standing {
  /// - Throws: `StatisticsError` where no common distribution can be fitted.
  fileprivate static func all(of outcomes: [Outcome], _ better: Polarity) throws -> [Standing] {
    let together = try weightedMean(
      outcomes.map(\.value), weights: outcomes.map { Double($0.count) })
    let shares = outcomes.compactMap(\.share)
    guard shares.count < outcomes.count else {
      let common = try BetaBinomial(shares)
      let shrunken = try shares.map { try common.shrunken($0) }
      return try ranked(
        by: RankDistributions(shrunken, better),
        shrunken.map {
          (
            $0.value, try $0.interval(.percent95),
            try $0.exceedance(of: together, better)
          )
        })
    }
    let common = try EstimatedSpread(means: outcomes.map(\.value), counts: outcomes.map(\.count))
    let shrunken = try outcomes.map {
      try ShrunkenMean(
        mean: $0.value, variance: common.withinVariance / Double($0.count),
        commonMean: common.commonMean, betweenVariance: common.betweenVariance)
    }
    return try ranked(
      by: RankDistributions(shrunken, better),
      shrunken.map {
        (
          $0.value, $0.interval(.percent95),
          $0.exceedance(of: together, better)
        )
      })
  }

  private static func ranked(
    by ranks: RankDistributions,
    _ known: [(value: Double, interval: Interval?, exceedance: Double?)]
  ) -> [Standing] {
    let (places, intervals) = (ranks.order, ranks.intervals(.percent95))
    return known.indices.map { unit in
      Standing(
        shrunken: known[unit].value, interval95: known[unit].interval,
        exceedance: known[unit].exceedance, rank: known[unit].interval == nil ? nil : places[unit],
        rankInterval95: intervals[unit])
    }
  }
}
