/// A beta-binomial model of many units: each unit's own share is a draw from a common beta distribution,
/// and its events are binomial given it. Fitted by maximum likelihood, it says how far to trust each
/// unit's share and how far to pull it towards the common one.
///
/// Fitted in the mean μ = α/(α + β) and θ = 1/(α + β), in which no overdispersion is the point θ = 0
/// and the likelihood is Σ[Σ ln(μ + jθ) + Σ ln(1 − μ + jθ) − Σ ln(1 + jθ)], j below x, n − x and n. For
/// each θ it is concave in μ; along θ Newton's method works inside a bracket, from the moment estimate.
/// Where θ = 0 is likeliest, the units are pooled: nothing but chance sets them apart.
///
/// α and β are taken as known in what follows (empirical Bayes), which makes intervals too narrow where
/// there are few units: `ShrunkenUnits` integrates over them there.
///
/// Source: Griffiths 1973, Biometrics 29:637; Kleinman 1973, JASA 68:46, for the moments.
public struct BetaBinomial: Sendable, Hashable {
  /// μ, the common share, in [0, 1].
  public let mean: Double
  /// θ = 1/(α + β), from 0: 0 when the units differ by chance alone. The correlation between two
  /// people of a unit is θ/(1 + θ).
  public let overdispersion: Double

  /// α = μ/θ, infinite for pooled units.
  public var alpha: Double { mean / overdispersion }
  /// β = (1 − μ)/θ, infinite for pooled units.
  public var beta: Double { (1 - mean) / overdispersion }
  /// Whether nothing but chance sets the units apart.
  public var isPooled: Bool { overdispersion == 0 }

  /// - Throws: `StatisticsError` for fewer than two units, or when in every unit nobody or everybody
  ///   has the event, and not the same in all: then the likelihood grows with θ without end.
  public init(_ shares: some Collection<Share>) throws(StatisticsError) {
    guard shares.count >= 2 else {
      throw StatisticsError("units", shares.count, allowed: "at least 2")
    }
    // Sums run in one order, so that the order of the units cannot change the last bit.
    let ordered = shares.sorted { ($0.total, $0.events) < ($1.total, $1.events) }
    let likelihood = BetaBinomialLikelihood(ordered)
    let isMixed = ordered.contains { $0.events > 0 && $0.events < $0.total }
    guard isMixed || !likelihood.risesFromPooled else {
      throw StatisticsError(
        "units", "nobody or everybody in each",
        allowed: "some in at least one: else the spread has no greatest likelihood")
    }
    guard let best = likelihood.maximum() else {
      self.init(mean: likelihood.pooledMean, overdispersion: 0)
      return
    }
    self.init(mean: best.mean, overdispersion: best.overdispersion)
  }

  /// A distribution known from elsewhere.
  ///
  /// - Throws: `StatisticsError` for a parameter that is not positive and finite.
  public init(alpha: Double, beta: Double) throws(StatisticsError) {
    try requirePositive("alpha", alpha)
    try requirePositive("beta", beta)
    self.init(mean: alpha / (alpha + beta), overdispersion: 1 / (alpha + beta))
  }

  private init(mean: Double, overdispersion: Double) {
    self.mean = mean
    self.overdispersion = overdispersion
  }

  /// Returns the posterior distribution of a unit's own share, given its counts and the fitted model.
  public func shrunken(_ share: Share) throws(StatisticsError) -> ShrunkenShare {
    let n = Double(share.total)
    let mean = (self.mean + Double(share.events) * overdispersion) / (1 + n * overdispersion)
    guard !isPooled else { return ShrunkenShare(pooled: mean) }
    return ShrunkenShare(
      value: mean,
      try BetaDistribution(
        a: alpha + Double(share.events), b: beta + Double(share.total - share.events)))
  }
}
