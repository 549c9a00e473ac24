import CDistributions

/// The beta distribution on [0, 1] with density proportional to xᵃ⁻¹(1 − x)ᵇ⁻¹, from Boost.Math.
///
/// Every function throws `StatisticsError` for an argument outside its domain and where no number
/// could be computed, which is known to happen only for shapes beyond 10¹⁴.
public struct BetaDistribution: Sendable, Hashable {
  public let a: Double
  public let b: Double

  /// - Throws: `StatisticsError` for a shape that is not positive and finite.
  public init(a: Double, b: Double) throws(StatisticsError) {
    try requirePositive("a", a)
    try requirePositive("b", b)
    self.a = a
    self.b = b
  }

  /// P(X ≤ x), in [0, 1]: 0 below 0 and 1 above 1.
  public func cdf(_ x: Double) throws(StatisticsError) -> Double {
    try requireNumber("x", x)
    return try computed(cd_beta_cdf(min(max(x, 0), 1), a, b), "x", x)
  }

  /// P(X > x), in [0, 1], accurate far out in the tail.
  public func upperTail(_ x: Double) throws(StatisticsError) -> Double {
    try requireNumber("x", x)
    return try computed(cd_beta_upper_tail(min(max(x, 0), 1), a, b), "x", x)
  }

  /// The x with P(X ≤ x) = probability, for a probability in [0, 1].
  public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    try requireProbability("probability", probability)
    return try computed(cd_beta_quantile(probability, a, b), "probability", probability)
  }

  /// The x with P(X > x) = probability, for a probability in [0, 1].
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    try requireProbability("probability", probability)
    return try computed(cd_beta_upper_quantile(probability, a, b), "probability", probability)
  }
}
