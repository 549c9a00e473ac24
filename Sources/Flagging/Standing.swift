import Statistics

/// Where a unit stands among all, once its own small numbers have been allowed for.
public struct Standing: Sendable, Hashable {
  /// Its value pulled towards the common one as far as its numbers are few: a fraction, or points.
  public let shrunken: Double
  /// Of the unit's own value, given the others. nil where chance explains all differences.
  public let interval95: Interval?
  /// The probability that its own value is better than that of all together. nil as the interval.
  public let exceedance: Double?
  /// Its place by expected rank, 1 the best.
  public let rank: Int
  public let rankInterval95: ClosedRange<Int>
}

extension Assessment {
  /// Of every unit that could be judged, whether or not it has an expectation; nil for others, and for
  /// all where no common distribution can be fitted.
  ///
  /// Circumstances play no part: values are pulled towards the common one, not the expected.
  public func standings() -> [Standing?] {
    var standings: [Standing?] = units.map { _ in nil }
    let places = units.indices.filter { units[$0].isEligible }
    let shares = places.compactMap { units[$0].outcome?.share }
    guard shares.count == places.count,
      let found = try? Standing.all(of: shares, higherIsBetter: aim.better == .high)
    else { return standings }
    for (place, standing) in zip(places, found) { standings[place] = standing }
    return standings
  }
}

extension Standing {
  fileprivate static func all(of shares: [Share], higherIsBetter: Bool) throws -> [Standing] {
    let (events, total) = shares.reduce((0, 0)) { ($0.0 + $1.events, $0.1 + $1.total) }
    let together = try Share(events, of: total).value
    let common = try BetaBinomial(shares)
    let shrunken = try shares.map { try common.shrunken($0) }
    let ranks = try RankDistributions(shrunken, higherIsBetter: higherIsBetter)
    let (places, intervals) = (ranks.order, ranks.intervals(.percent95))
    return try shrunken.indices.map { unit in
      Standing(
        shrunken: shrunken[unit].value, interval95: try shrunken[unit].interval(.percent95),
        exceedance: try shrunken[unit].exceedance(
          of: together, higherIsBetter: higherIsBetter),
        rank: places[unit], rankInterval95: intervals[unit])
    }
  }
}
