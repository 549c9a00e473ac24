/// What each unit's own figures alone say of its lasting distance at one period: generalised least squares.
///
/// With c_t = φ^|T−t|, the part of the lasting value at T that period t carries, and S the covariance less
/// (σ² + κv̄)cc′: a = c′S⁻¹d/c′S⁻¹c, of variance 1/c′S⁻¹c.
public struct LastingEstimate: Sendable, Hashable {
  /// a, on the scale of the distances.
  public let value: Double
  /// The variance of a about the unit's lasting value.
  public let variance: Double
  /// The variance of the units' lasting values that the unit's size lets expect, σ² + κv̄.
  public let priorVariance: Double

  init(value: Double, variance: Double, priorVariance: Double) {
    self.value = value
    self.variance = variance
    self.priorVariance = priorVariance
  }

  /// - Parameters:
  ///   - distances: each unit's distances to what is expected of it.
  ///   - covariance: how a unit's distances in different periods hang together.
  ///   - period: the period T, from 0; what is known of later periods counts too.
  ///   - excluded: a period whose figures are left out.
  /// - Returns: one for each unit; nil for one of which nothing is known.
  public static func all(
    _ distances: RepeatedDistances, _ covariance: RepeatedCovariance, at period: Int,
    without excluded: Int? = nil
  ) -> [LastingEstimate?] {
    distances.units.map { unit in
      let kept = unit.periods.indices.filter { unit.periods[$0] != excluded }
      let periods = kept.map { unit.periods[$0] }
      let carried = periods.map {
        RepeatedCovariance.power(covariance.persistence, abs(period - $0))
      }
      let meanChance = unit.meanChance
      guard !kept.isEmpty,
        let factor = CholeskyFactor(
          covariance.matrix(
            periods: periods, roots: kept.map { unit.roots[$0] }, meanChance: meanChance,
            without: carried), order: kept.count)
      else { return nil }
      let weights = factor.solve(carried)
      let information = zip(weights, carried).reduce(0) { $0 + $1.0 * $1.1 }
      let sum = zip(weights, kept).reduce(0) { $0 + $1.0 * unit.distances[$1.1] }
      guard information > 0 else { return nil }
      return LastingEstimate(
        value: sum / information, variance: 1 / information,
        priorVariance: covariance.lastingVariance(meanChance: meanChance))
    }
  }

  /// The same with a variance of its own added to the estimate's.
  func adding(variance added: Double) -> LastingEstimate {
    LastingEstimate(value: value, variance: variance + added, priorVariance: priorVariance)
  }

  /// The posterior mean under a normal prior.
  var shrunken: Double { priorVariance / (priorVariance + variance) * value }
}
