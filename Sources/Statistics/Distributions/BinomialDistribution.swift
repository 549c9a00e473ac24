import CDistributions

/// The number of events among n independent trials with probability p each, from Boost.Math.
///
/// Every function takes whole k in 0…n and throws `StatisticsError` outside, and where no number could
/// be computed.
public struct BinomialDistribution: Sendable, Hashable {
  public let trials: Int
  public let probability: Double

  /// - Throws: `StatisticsError` for trials outside 1…2⁵³ or a probability outside [0, 1].
  public init(trials: Int, probability: Double) throws(StatisticsError) {
    guard (1...Share.largestTotal).contains(trials) else {
      throw StatisticsError("n", trials, allowed: "from 1 to \(Share.largestTotal)")
    }
    try requireProbability("probability", probability)
    self.trials = trials
    self.probability = probability
  }

  /// P(X = k), in [0, 1].
  public func pmf(_ k: Int) throws(StatisticsError) -> Double {
    try require(k)
    return try computed(
      cd_binomial_pmf(Double(k), Double(trials), probability), "x", Double(k))
  }

  /// P(X ≤ k), in [0, 1].
  public func cdf(_ k: Int) throws(StatisticsError) -> Double {
    try require(k)
    return try computed(cd_binomial_cdf(Double(k), Double(trials), probability), "x", Double(k))
  }

  /// P(X > k), in [0, 1], accurate far out in the tail.
  public func upperTail(_ k: Int) throws(StatisticsError) -> Double {
    try require(k)
    return try computed(
      cd_binomial_upper_tail(Double(k), Double(trials), probability), "x", Double(k))
  }

  private func require(_ k: Int) throws(StatisticsError) {
    guard (0...trials).contains(k) else {
      throw StatisticsError("x", k, allowed: "from 0 to n = \(trials)")
    }
  }
}
