/// The mean of a unit against a benchmark it is itself a part of, with a known spread σ between
/// persons: grunnskolepoeng of a municipality in the country.
///
/// As for shares, the test sets the unit against the *rest*, z = (ȳ − ȳ_rest)/(σ√(1/n + 1/(N − n))),
/// and what is printed is the distance to the published mean, ȳ − ȳ₀ = (1 − w)(ȳ − ȳ_rest) with
/// w = n/N. Its standard error is σ√((1 − w)/n), so test and interval use the same two numbers and
/// cannot contradict each other.
public struct MeanComparison: Sendable, Hashable {
  /// ȳ − ȳ₀, in the mean's own unit.
  public let difference: Double
  /// σ√((1 − w)/n), in the mean's own unit, positive.
  public let standardError: Double

  /// - Parameters:
  ///   - mean: the unit's mean of `count` persons.
  ///   - benchmark: the mean of all `benchmarkCount` persons, the unit's among them.
  ///   - spread: σ, the standard deviation between persons.
  /// - Throws: `StatisticsError` for a unit of nobody, one that is all of its benchmark, a mean that
  ///   is not finite, or a spread that is not positive.
  public init(
    mean: Double, count: Int, benchmark: Double, benchmarkCount: Int, spread: Double
  ) throws(StatisticsError) {
    guard count >= 1 else { throw StatisticsError("n", count, allowed: "at least 1") }
    guard count < benchmarkCount else {
      throw StatisticsError("n", count, allowed: "below the benchmark's N = \(benchmarkCount)")
    }
    guard mean.isFinite else { throw StatisticsError("mean", mean, allowed: "a finite number") }
    guard benchmark.isFinite else {
      throw StatisticsError("benchmark mean", benchmark, allowed: "a finite number")
    }
    try requirePositive("spread", spread)
    difference = mean - benchmark
    let rest = Double(benchmarkCount - count) / Double(benchmarkCount)
    standardError = spread * (rest / Double(count)).squareRoot()
  }

  /// (ȳ − ȳ_rest)/(σ√(1/n + 1/(N − n))).
  public var z: Double { difference / standardError }

  /// Two-sided p-value of `z`.
  public var pValue: Double { NormalDistribution.twoSidedPValue(z) }

  /// Whether the test rejects that unit and rest are equal.
  public func rejectsEquality(_ level: ConfidenceLevel) -> Bool {
    difference.magnitude > level.z * standardError
  }

  /// The interval of `difference`; it excludes zero exactly when the test rejects.
  public func interval(_ level: ConfidenceLevel) -> Interval {
    Interval(
      lower: difference - level.z * standardError, upper: difference + level.z * standardError)
  }
}

/// The interval of a mean of n persons whose spread is known or estimated elsewhere: ȳ ∓ zσ/√n.
///
/// - Throws: `StatisticsError` for n < 1, a mean that is not finite, or a spread that is not positive.
public func meanInterval(
  mean: Double, count: Int, spread: Double, _ level: ConfidenceLevel
) throws(StatisticsError) -> Interval {
  guard count >= 1 else { throw StatisticsError("n", count, allowed: "at least 1") }
  guard mean.isFinite else { throw StatisticsError("mean", mean, allowed: "a finite number") }
  try requirePositive("spread", spread)
  let distance = level.z * spread / Double(count).squareRoot()
  return Interval(lower: mean - distance, upper: mean + distance)
}
