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

/// The same five times as fast, where ten digits are enough: computed in double precision while the
/// shapes let it keep them, else as above.
extension BetaDistribution {
  /// Beyond, a probability loses more than its last five digits; a quantile loses less.
  private var areProbabilitiesQuick: Bool { a + b <= 1e5 }
  private var areQuantilesQuick: Bool { a + b <= 1e7 }

  func quickCdf(_ x: Double) throws(StatisticsError) -> Double {
    try requireNumber("x", x)
    let quick = areProbabilitiesQuick ? cd_beta_quick_cdf(min(max(x, 0), 1), a, b) : .nan
    return quick.isNaN ? try cdf(x) : quick
  }

  func quickUpperTail(_ x: Double) throws(StatisticsError) -> Double {
    try requireNumber("x", x)
    let quick = areProbabilitiesQuick ? cd_beta_quick_upper_tail(min(max(x, 0), 1), a, b) : .nan
    return quick.isNaN ? try upperTail(x) : quick
  }

  func quickQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    let quick = areQuantilesQuick ? cd_beta_quick_quantile(probability, a, b) : .nan
    return quick.isNaN ? try quantile(probability) : quick
  }

  func quickUpperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    let quick = areQuantilesQuick ? cd_beta_quick_upper_quantile(probability, a, b) : .nan
    return quick.isNaN ? try upperQuantile(probability) : quick
  }
}
