/// Estimates how much more units vary than chance alone explains, and gives z-scores that allow for it.
///
/// z-scores are winsorised at their 10 % and 90 % quantiles, φ = Σz²/m measures the spread that
/// is left, and what exceeds 1 becomes a between-unit variance τ², added to each unit's own:
/// τ² = max(0, (mφ − (m − 1)) / (Σw − Σw²/Σw)) with w = 1/s², or by `RobustPauleMandel`.
///
/// Source: Spiegelhalter 2005, Statistics in Medicine 24:1185; Spiegelhalter and others 2012,
/// JRSS A 175:1.
public struct Overdispersion: Sendable, Equatable {
  /// The treatment of winsorising, which makes φ too small even without overdispersion.
  public enum Estimator: String, Sendable, CaseIterable {
    /// The published recipe: φ as it comes.
    case winsorised
    /// φ divided by what winsorising leaves of a standard normal's variance, κ = 0.6787.
    case consistent
    /// φ as in `consistent`, and the τ² with which the winsorised z-scores are as wide as chance
    /// alone makes them, where the other two weigh by 1/s² as if τ² were 0.
    case robustPauleMandel = "robust_paule_mandel"
  }

  /// The dispersion of the winsorised z-scores, 1 when chance explains everything.
  public let phi: Double
  /// The variance between units, in the square of s's unit; 0 when there is no overdispersion.
  public let tauSquared: Double

  /// - Parameters:
  ///   - zScores: each unit's distance to the benchmark over its standard error.
  ///   - standardErrors: s, in the unit of the distance, positive, in the same order.
  ///   - estimator: of the variance between units.
  /// - Throws: `StatisticsError` for fewer than two units, unequal lengths, a z-score that is not
  ///   a number or a standard error that is not positive, and for either beyond 10^±50.
  public init(
    zScores: [Double], standardErrors: [Double], estimator: Estimator = .consistent
  ) throws(StatisticsError) {
    guard zScores.count >= 2 else {
      throw StatisticsError("units", zScores.count, allowed: "at least 2")
    }
    guard standardErrors.count == zScores.count else {
      throw StatisticsError(
        "standardErrors", standardErrors.count, allowed: "as many as z-scores, \(zScores.count)")
    }
    // So that no square or weight leaves the range of numbers.
    if let wrong = zScores.first(where: { !($0.magnitude <= 1e50) }) {
      throw StatisticsError("z", wrong, allowed: "a finite number, at most 1e50")
    }
    if let wrong = standardErrors.first(where: { !($0 >= 1e-50 && $0 <= 1e50) }) {
      throw StatisticsError("standard error", wrong, allowed: "positive, from 1e-50 to 1e50")
    }
    // Sums run over sorted values, so that the order of the units cannot change the last bit.
    let sorted = zScores.sorted()
    let low = try quantile(0.1, ofSorted: sorted)
    let high = try quantile(0.9, ofSorted: sorted)
    let m = Double(zScores.count)
    let squares = sorted.reduce(0) { sum, z in
      let winsorised = min(max(z, low), high)
      return sum + winsorised * winsorised
    }
    switch estimator {
    case .winsorised: phi = squares / m
    case .consistent, .robustPauleMandel:
      phi = squares / m / Self.normalVarianceLeftByWinsorising
    }
    guard estimator != .robustPauleMandel else {
      var equation = RobustPauleMandel(
        zScores: zScores, standardErrors: standardErrors,
        expected: m * Self.normalVarianceLeftByWinsorising)
      tauSquared = squares > equation.expected ? equation.solution(sumAtZero: squares) : 0
      return
    }
    let weights = standardErrors.map { 1 / ($0 * $0) }.sorted()
    let weightSum = weights.reduce(0, +)
    let squaredWeightSum = weights.reduce(0) { $0 + $1 * $1 }
    tauSquared = max(0, (m * phi - (m - 1)) / (weightSum - squaredWeightSum / weightSum))
  }

  /// A distance to the benchmark over its standard error with the variance between units added.
  public func z(difference: Double, standardError: Double) -> Double {
    difference / (standardError * standardError + tauSquared).squareRoot()
  }

  /// κ = 2(Φ(a) − ½ − aφ(a) + a²/10) with a = Φ⁻¹(0.9): the variance of a standard normal cut off
  /// at its 10 % and 90 % quantiles.
  static let normalVarianceLeftByWinsorising = 0.6786545589528744
}
