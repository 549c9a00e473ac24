/// The limits of a funnel plot: the shares of n between which chance keeps a unit whose true share is the
/// benchmark.
///
/// The limits always hold the benchmark itself, so a unit equal to it is never outside.
public struct Funnel: Sendable, Hashable {
  /// p₀, the centre, a fraction in (0, 1).
  public let benchmark: Double
  /// N of the benchmark where the units are parts of it, nil where it stands outside.
  public let population: Int?
  /// τ², the variance between units beyond chance, in squared share units; 0 for none.
  public let tauSquared: Double

  /// - Throws: `StatisticsError` for a benchmark outside (0, 1) or a τ² that is negative.
  public init(benchmark: Double, population: Int? = nil, tauSquared: Double = 0)
    throws(StatisticsError)
  {
    guard benchmark > 0, benchmark < 1 else {
      throw StatisticsError("benchmark", benchmark, allowed: "between 0 and 1, both excluded")
    }
    guard tauSquared >= 0, tauSquared.isFinite else {
      throw StatisticsError("tau2", tauSquared, allowed: "a finite number, not negative")
    }
    self.benchmark = benchmark
    self.population = population
    self.tauSquared = tauSquared
  }

  /// s = √(p₀(1 − p₀)(1/n − 1/N)), the standard error of a unit's distance to the benchmark; without a
  /// population, 1/N is 0. The same s as in `PartOfWhole` and `FixedBenchmark`.
  ///
  /// - Throws: `StatisticsError` for n below 1 or above N.
  public func standardError(total: Int) throws(StatisticsError) -> Double {
    guard total >= 1 else { throw StatisticsError("n", total, allowed: "at least 1") }
    let variance = benchmark * (1 - benchmark) / Double(total)
    guard let population else { return variance.squareRoot() }
    guard total <= population else {
      throw StatisticsError("n", total, allowed: "at most the benchmark's N = \(population)")
    }
    return (variance * (Double(population - total) / Double(population))).squareRoot()
  }

  /// p₀ ∓ z√(s² + τ²), held within [0, 1]; narrower the larger n is, down to p₀ ∓ z·τ. Variances are
  /// added, not standard errors.
  ///
  /// Source: Spiegelhalter 2005, Statistics in Medicine 24:1185.
  public func limits(total: Int, _ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    let error = try standardError(total: total)
    let distance = level.z * (error * error + tauSquared).squareRoot()
    return Interval(lower: max(0, benchmark - distance), upper: min(1, benchmark + distance))
  }

  /// Limits from the binomial distribution, for a benchmark outside and no τ²: the shares at which
  /// P(X < x) + ½P(X = x), straight between neighbouring counts, is α/2 and 1 − α/2.
  ///
  /// A count is outside exactly when `FixedBenchmark.midPValue` is below α. A score from P(X ≤ x) or
  /// P(X = x) alone would call a unit extreme that has exactly its expected count.
  ///
  /// Source: Spiegelhalter 2005, appendix, with Lancaster's half for x itself.
  public func exactLimits(total: Int, _ level: ConfidenceLevel) throws(StatisticsError)
    -> Interval
  {
    let below = try exactLimit(total: total, benchmark, level.tail)
    // From the other end: those without the event, whose lower limit this is.
    let above = try exactLimit(total: total, 1 - benchmark, level.tail)
    return Interval(lower: min(below, benchmark), upper: max(1 - above, benchmark))
  }

  /// The share below p₀ at which the mid-P tail is α/2; 0 where no count is that rare.
  private func exactLimit(total: Int, _ p0: Double, _ tail: Double) throws(StatisticsError)
    -> Double
  {
    let counts = try BinomialDistribution(trials: total, probability: p0)
    func midTail(_ k: Int) throws(StatisticsError) -> Double {
      try counts.cdf(k) - counts.pmf(k) / 2
    }
    var reached = total
    var short = 0
    guard try midTail(short) < tail else { return 0 }
    while reached - short > 1 {
      let middle = short + (reached - short) / 2
      if try midTail(middle) < tail { short = middle } else { reached = middle }
    }
    let (under, over) = (try midTail(short), try midTail(reached))
    return (Double(short) + (tail - under) / (over - under)) / Double(total)
  }
}
