import CDistributions

/// The standard normal distribution, from Boost.Math.
public enum NormalDistribution {
  /// Φ(z) = P(Z ≤ z), in [0, 1].
  public static func cdf(_ z: Double) -> Double { cd_normal_cdf(z) }

  /// P(Z > z), in [0, 1]; keeps its relative accuracy far out, where 1 − Φ(z) would be 0.
  public static func upperTail(_ z: Double) -> Double { cd_normal_upper_tail(z) }

  /// P(|Z| > |z|): the p-value of a two-sided test, in [0, 1].
  public static func twoSidedPValue(_ z: Double) -> Double { 2 * upperTail(z.magnitude) }

  /// Φ⁻¹(p), the z with P(Z ≤ z) = p.
  /// - Throws: `StatisticsError` for p outside (0, 1).
  public static func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    let z = cd_normal_quantile(probability)
    guard !z.isNaN else {
      throw StatisticsError("probability", probability, allowed: "between 0 and 1, both excluded")
    }
    return z
  }
}
