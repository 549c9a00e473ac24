/// A unit's share, pulled towards the common one as far as its own numbers are few: what is known of
/// it from `BetaBinomial`, Beta(α + x, β + n − x).
public struct ShrunkenShare: Sendable, Hashable {
  /// The posterior mean (α + x)/(α + β + n), between x/n and μ.
  public let value: Double
  /// nil for pooled units, whose share is μ and nothing else.
  public let distribution: BetaDistribution?

  /// As much probability below as above. A point for pooled units.
  public func interval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    guard let distribution else { return Interval(lower: value, upper: value) }
    return Interval(
      lower: try distribution.quantile(level.tail),
      upper: try distribution.upperQuantile(level.tail))
  }

  /// The probability that the unit's own share is better than the benchmark. For pooled units it is 1
  /// or 0.
  public func exceedance(
    of benchmark: Double, higherIsBetter: Bool
  ) throws(StatisticsError) -> Double {
    guard let distribution else {
      return (higherIsBetter ? value > benchmark : value < benchmark) ? 1 : 0
    }
    return higherIsBetter
      ? try distribution.upperTail(benchmark) : try distribution.cdf(benchmark)
  }
}
