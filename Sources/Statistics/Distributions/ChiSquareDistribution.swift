import CDistributions

/// The χ² distribution: the sum of `degrees` squared standard normals, from Boost.Math.
///
/// The gamma distribution of shape k and scale θ is θ/2 times this one with 2k degrees. Every function
/// throws `StatisticsError` for an argument outside its domain and where no number could be computed,
/// which is known to happen only for degrees beyond 10¹⁴.
public struct ChiSquareDistribution: Sendable, Hashable {
  /// Degrees of freedom, positive, not necessarily whole.
  public let degrees: Double

  /// - Throws: `StatisticsError` for degrees that are not positive and finite.
  public init(degrees: Double) throws(StatisticsError) {
    try requirePositive("degrees", degrees)
    self.degrees = degrees
  }

  /// P(X ≤ x), in [0, 1]: 0 below 0, 1 at infinity.
  public func cdf(_ x: Double) throws(StatisticsError) -> Double {
    try requireNumber("x", x)
    guard x < .infinity else { return 1 }
    return try computed(cd_chi_square_cdf(max(x, 0), degrees), "x", x)
  }

  /// P(X > x), in [0, 1], accurate far out in the tail.
  public func upperTail(_ x: Double) throws(StatisticsError) -> Double {
    try requireNumber("x", x)
    guard x < .infinity else { return 0 }
    return try computed(cd_chi_square_upper_tail(max(x, 0), degrees), "x", x)
  }

  /// The x with P(X ≤ x) = probability, for a probability in (0, 1).
  public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    try requireInside01("probability", probability)
    return try computed(cd_chi_square_quantile(probability, degrees), "probability", probability)
  }

  /// The x with P(X > x) = probability, for a probability in (0, 1).
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    try requireInside01("probability", probability)
    return try computed(
      cd_chi_square_upper_quantile(probability, degrees), "probability", probability)
  }
}
