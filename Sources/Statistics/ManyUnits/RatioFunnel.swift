/// The limits of a funnel plot of events over those expected: the ratios O/E between which chance keeps a unit whose true
/// ratio is the centre.
///
/// Distances are on the square root, on which a count's variance is ¼ whatever its size: √(O/E) has the
/// standard error 1/(2√E), and the variance between units is added there.
///
/// Source: Spiegelhalter 2005, Statistics in Medicine 24:1185, appendix.
public struct RatioFunnel: Sendable, Hashable {
  /// The centre, positive.
  public let benchmark: Double
  /// τ², the variance between units beyond chance of √(O/E); 0 for none.
  public let tauSquared: Double

  /// - Throws: `StatisticsError` for a centre that is not positive, or a τ² that is negative.
  public init(benchmark: Double, tauSquared: Double = 0) throws(StatisticsError) {
    try requirePositive("benchmark", benchmark)
    guard tauSquared >= 0, tauSquared.isFinite else {
      throw StatisticsError("tau2", tauSquared, allowed: "a finite number, not negative")
    }
    self.benchmark = benchmark
    self.tauSquared = tauSquared
  }

  /// 1/(2√E), of the square root of the ratio.
  static func standardError(_ expected: Double) -> Double { 0.5 / expected.squareRoot() }

  /// The distance of the ratio's root to the centre's over its standard error, the variance between units
  /// allowed for.
  public func z(_ ratio: StandardisedRatio) -> Double {
    let error = Self.standardError(ratio.expected)
    let root = (Double(ratio.observed.events) / ratio.expected).squareRoot()
    return (root - benchmark.squareRoot()) / (error * error + tauSquared).squareRoot()
  }

  /// (√centre ∓ z√(s² + τ²))², the lower one 0 where the root would be negative.
  ///
  /// - Throws: `StatisticsError` where nothing is expected.
  public func limits(expected: Double, _ level: ConfidenceLevel) throws(StatisticsError)
    -> Interval
  {
    try requirePositive("expected events", expected)
    let error = Self.standardError(expected)
    let distance = level.z * (error * error + tauSquared).squareRoot()
    let (low, high) = (
      max(0, benchmark.squareRoot() - distance), benchmark.squareRoot() + distance
    )
    return Interval(lower: low * low, upper: high * high)
  }

  /// Limits from Poisson's distribution, without τ²: the ratios at which P(X < x) + ½P(X = x), straight between
  /// neighbouring counts, is α/2 and 1 − α/2. They always hold the centre.
  ///
  /// - Throws: `StatisticsError` where nothing is expected, or more than 10¹⁴.
  public func exactLimits(expected: Double, _ level: ConfidenceLevel) throws(StatisticsError)
    -> Interval
  {
    try requirePositive("expected events", expected)
    let mean = expected * benchmark
    // P(X ≤ k) of a Poisson mean m is P(χ² > 2m) with 2k + 2 degrees of freedom.
    func below(_ k: Int) throws(StatisticsError) -> Double {
      k < 0 ? 0 : try ChiSquareDistribution(degrees: Double(2 * k + 2)).upperTail(2 * mean)
    }
    func above(_ k: Int) throws(StatisticsError) -> Double {
      k < 0 ? 1 : try ChiSquareDistribution(degrees: Double(2 * k + 2)).cdf(2 * mean)
    }
    let farthest = mean + 12 * mean.squareRoot() + 40
    guard farthest < 1e14 else {
      throw StatisticsError("expected events", expected, allowed: "fewer than 1e14")
    }
    let lower = try Self.crossing(level.tail, from: -1, to: Int(mean.rounded(.up))) {
      (k) throws(StatisticsError) in (try below(k - 1) + below(k)) / 2
    }
    let upper = try Self.crossing(level.tail, from: Int(farthest), to: Int(mean)) {
      (k) throws(StatisticsError) in (try above(k - 1) + above(k)) / 2
    }
    return Interval(
      lower: min(max(0, lower) / expected, benchmark), upper: max(upper / expected, benchmark))
  }

  /// Where a mid-P tail, straight between neighbouring counts, reaches α/2.
  private static func crossing(
    _ tail: Double, from short: Int, to reached: Int,
    _ midTail: (Int) throws(StatisticsError) -> Double
  ) throws(StatisticsError) -> Double {
    var (short, reached) = (short, reached)
    while (reached - short).magnitude > 1 {
      let middle = (short + reached) / 2
      if try midTail(middle) < tail { short = middle } else { reached = middle }
    }
    let (under, over) = (try midTail(short), try midTail(reached))
    guard over > under else { return Double(reached) }
    return Double(short) + (tail - under) / (over - under) * Double(reached - short)
  }
}

/// A funnel plot of events over those expected: each unit's distance to the centre, and the overdispersion of all.
public struct RatioFunnelPlot: Sendable {
  /// The funnel, with the variance between units beyond chance.
  public let funnel: RatioFunnel
  /// Each unit's distance to the centre over its standard error from chance alone.
  public let z: [Double]
  /// Mean squared z, winsorised where the estimator is: 1 where chance explains all.
  public let phi: Double

  /// - Parameters:
  ///   - ratios: each unit's observed and expected events.
  ///   - benchmark: a fixed centre; nil for all events over all expected.
  ///   - estimator: of the variance between units; nil for none.
  /// - Throws: `StatisticsError` for no units, and for a centre that is not positive.
  public init(
    _ ratios: [StandardisedRatio], benchmark: Double?, _ estimator: Overdispersion.Estimator?
  ) throws(StatisticsError) {
    guard !ratios.isEmpty else { throw StatisticsError("units", 0, allowed: "at least 1") }
    // Sums run over sorted values, so that the order of the units cannot change the last bit.
    let observed = ratios.map { Double($0.observed.events) }.sorted().reduce(0, +)
    let expected = ratios.map(\.expected).sorted().reduce(0, +)
    let centre = try RatioFunnel(benchmark: benchmark ?? observed / expected)
    z = ratios.map(centre.z)
    var dispersion: Overdispersion?
    if let estimator {
      dispersion = try Overdispersion(
        zScores: z, standardErrors: ratios.map { RatioFunnel.standardError($0.expected) },
        estimator: estimator)
    }
    phi = dispersion?.phi ?? z.reduce(0) { $0 + $1 * $1 } / Double(z.count)
    funnel = try RatioFunnel(
      benchmark: centre.benchmark, tauSquared: dispersion?.tauSquared ?? 0)
  }
}
