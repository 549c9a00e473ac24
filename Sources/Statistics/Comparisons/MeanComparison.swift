/// The mean of a unit against a benchmark it is itself a part of, with a known spread σ between
/// persons: grunnskolepoeng of a municipality in the country.
///
/// As for shares, the test sets the unit against the *rest*, z = (ȳ − ȳ_rest)/(σ√(1/n + 1/(N − n))),
/// and what is printed is the distance to the published mean, ȳ − ȳ₀ = (1 − w)(ȳ − ȳ_rest) with
/// w = n/N. Its standard error is σ√((1 − w)/n), so test and interval use the same two numbers and
/// cannot contradict each other.
public struct MeanComparison: SymmetricDifference, Hashable {
  /// ȳ − ȳ₀, in the mean's own unit.
  public let difference: Double
  /// σ√((1 − w)/n), in the mean's own unit, positive.
  public let standardError: Double

  /// - Parameters:
  ///   - part: the unit's mean, with the spread σ between persons.
  ///   - whole: the mean of all persons, the unit's among them.
  /// - Throws: `StatisticsError` for a unit that is all of its benchmark, or whose spread is not known.
  public init(_ part: Mean, in whole: Mean) throws(StatisticsError) {
    guard part.count < whole.count else {
      throw StatisticsError("n", part.count, allowed: "below the benchmark's N = \(whole.count)")
    }
    difference = part.value - whole.value
    let rest = Double(whole.count - part.count) / Double(whole.count)
    standardError = try part.requiredSpread() * (rest / Double(part.count)).squareRoot()
  }
}
