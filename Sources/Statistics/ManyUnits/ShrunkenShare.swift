/// A unit's share, pulled towards the common one as far as its own numbers are few: what is known of
/// it from `BetaBinomial`, Beta(α + x, β + n − x), or a mixture of such where α and β are not known well.
public struct ShrunkenShare: Sendable, Hashable {
  /// The posterior mean, between x/n and the common share.
  public let value: Double
  /// The posterior distribution as a mixture; empty for pooled units, whose share is μ.
  public let parts: [Part]

  /// A beta distribution of the mixture.
  public struct Part: Sendable, Hashable {
    /// From 0 to 1; together 1.
    public let weight: Double
    public let distribution: BetaDistribution
  }

  init(pooled mean: Double) { (value, parts) = (mean, []) }

  init(value: Double, _ distribution: BetaDistribution) {
    self.value = value
    parts = [Part(weight: 1, distribution: distribution)]
  }

  /// - Parameter parts: at least one, their weights together 1.
  init(_ parts: [Part]) {
    value = parts.reduce(0) {
      $0 + $1.weight * $1.distribution.a / ($1.distribution.a + $1.distribution.b)
    }
    self.parts = parts
  }

  /// The equal-tailed posterior interval; nil for pooled units.
  public func interval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval? {
    guard !parts.isEmpty else { return nil }
    return Interval(
      lower: try limit({ (beta) throws(StatisticsError) in try beta.quickQuantile(level.tail) }) {
        (beta, x) throws(StatisticsError) in try beta.quickCdf(x) - level.tail
      },
      upper: try limit({ (beta) throws(StatisticsError) in
        try beta.quickUpperQuantile(level.tail)
      }) { (beta, x) throws(StatisticsError) in level.tail - (try beta.quickUpperTail(x)) })
  }

  /// The zero of the mean of `excess`, which rises, between the parts' own.
  private func limit(
    _ own: (BetaDistribution) throws(StatisticsError) -> Double,
    _ excess: (BetaDistribution, Double) throws(StatisticsError) -> Double
  ) throws(StatisticsError) -> Double {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for part in parts {
      let limit = try own(part.distribution)
      (least, greatest) = (min(least, limit), max(greatest, limit))
    }
    guard least < greatest else { return least }
    return try root(between: least, and: greatest) { (x) throws(StatisticsError) in
      var sum = 0.0
      for part in parts { sum += part.weight * (try excess(part.distribution, x)) }
      return sum
    }
  }

  /// The probability that the unit's own share is better than the benchmark; nil for pooled units,
  /// and where neither direction is better.
  public func exceedance(
    of benchmark: Double, _ polarity: Polarity
  ) throws(StatisticsError) -> Double? {
    guard !parts.isEmpty, polarity != .neither else { return nil }
    var sum = 0.0
    for part in parts {
      let beta = part.distribution
      sum +=
        part.weight
        * (polarity == .higherIsBetter
          ? try beta.quickUpperTail(benchmark) : try beta.quickCdf(benchmark))
    }
    return min(sum, 1)
  }
}
