/// A unit's share, pulled towards the common one as far as its own numbers are few: what is known of
/// it from `BetaBinomial`, Beta(α + x, β + n − x).
public struct ShrunkenShare: Sendable, Hashable {
  /// The posterior mean (α + x)/(α + β + n), between x/n and μ.
  public let value: Double
  /// The posterior distribution; nil for pooled units, whose share is μ.
  public let distribution: BetaDistribution?

  /// The equal-tailed posterior interval.
  public func interval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval? {
    guard let distribution else { return nil }
    return Interval(
      lower: try distribution.quickQuantile(level.tail),
      upper: try distribution.quickUpperQuantile(level.tail))
  }

  /// The probability that the unit's own share is better than the benchmark; nil for pooled units,
  /// and where neither direction is better.
  public func exceedance(
    of benchmark: Double, _ polarity: Polarity
  ) throws(StatisticsError) -> Double? {
    guard let distribution else { return nil }
    return switch polarity {
    case .higherIsBetter: try distribution.quickUpperTail(benchmark)
    case .lowerIsBetter: try distribution.quickCdf(benchmark)
    case .neither: nil
    }
  }
}
