import CDistributions

/// Student's t distribution, from Boost.Math.
///
/// Every function throws `StatisticsError` for an argument outside its domain and where no number
/// could be computed.
public struct StudentDistribution: Sendable, Hashable {
  /// Degrees of freedom, positive, not necessarily whole.
  public let degrees: Double

  /// - Throws: `StatisticsError` for degrees that are not positive and finite.
  public init(degrees: Double) throws(StatisticsError) {
    try requirePositive("degrees", degrees)
    self.degrees = degrees
  }

  /// P(T ≤ t), in [0, 1].
  public func cdf(_ t: Double) throws(StatisticsError) -> Double {
    try requireNumber("t", t)
    return try computed(cd_student_cdf(t, degrees), "t", t)
  }

  /// P(T > t), in [0, 1], accurate far out in the tail.
  public func upperTail(_ t: Double) throws(StatisticsError) -> Double {
    try requireNumber("t", t)
    return try computed(cd_student_upper_tail(t, degrees), "t", t)
  }

  /// P(|T| > |t|): the p-value of a two-sided test, in [0, 1].
  public func twoSidedPValue(_ t: Double) throws(StatisticsError) -> Double {
    2 * (try upperTail(t.magnitude))
  }

  /// The t with P(T ≤ t) = probability, for a probability in (0, 1).
  public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    try requireInside01("probability", probability)
    return try computed(cd_student_quantile(probability, degrees), "probability", probability)
  }
}
