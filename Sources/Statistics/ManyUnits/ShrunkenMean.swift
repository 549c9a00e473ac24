/// A unit's mean, pulled towards the common one as far as its own numbers are few: with units' own means
/// normal round μ with variance τ², and ȳ normal round its unit's own with variance s² = σ²/n, what
/// is known of it is normal, with precision 1/τ² + 1/s².
///
/// μ, τ² and s² are taken as known (empirical Bayes), as in `BetaBinomial`.
///
/// Source: Efron and Morris 1975, JASA 70:311.
public struct ShrunkenMean: Sendable, Hashable {
  /// The posterior mean (τ²ȳ + s²μ)/(τ² + s²), between ȳ and μ.
  public let value: Double
  /// The posterior's, √(τ²s²/(τ² + s²)); nil for pooled units, whose mean is μ and nothing else.
  public let standardDeviation: Double?

  /// - Parameters:
  ///   - mean: ȳ.
  ///   - variance: s² = σ²/n, positive.
  ///   - commonMean: μ.
  ///   - betweenVariance: τ², 0 for pooled units.
  /// - Throws: `StatisticsError` for an argument that is not finite, or out of range.
  public init(
    mean: Double, variance: Double, commonMean: Double, betweenVariance: Double
  ) throws(StatisticsError) {
    for (name, number) in [("mean", mean), ("common mean", commonMean)] where !number.isFinite {
      throw StatisticsError(name, number, allowed: "a finite number")
    }
    try requirePositive("variance", variance)
    guard betweenVariance >= 0, betweenVariance.isFinite else {
      throw StatisticsError("tau2", betweenVariance, allowed: "a finite number, not negative")
    }
    // The part of the way from the common mean to the unit's own.
    let part = betweenVariance / (betweenVariance + variance)
    value = commonMean + part * (mean - commonMean)
    standardDeviation = betweenVariance > 0 ? (part * variance).squareRoot() : nil
  }

  /// The equal-tailed posterior interval; nil for pooled units.
  public func interval(_ level: ConfidenceLevel) -> Interval? {
    standardDeviation.map {
      Interval(lower: value - level.z * $0, upper: value + level.z * $0)
    }
  }

  /// The probability that the unit's own mean is better than the benchmark; nil for pooled units,
  /// and where neither direction is better.
  public func exceedance(of benchmark: Double, _ polarity: Polarity) -> Double? {
    guard let standardDeviation else { return nil }
    let z = (benchmark - value) / standardDeviation
    return switch polarity {
    case .higherIsBetter: NormalDistribution.upperTail(z)
    case .lowerIsBetter: NormalDistribution.cdf(z)
    case .neither: nil
    }
  }
}
