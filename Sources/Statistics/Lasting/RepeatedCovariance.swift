/// The covariance of one unit's distances from its expectation in several periods, as the sum of what lasts,
/// what passes, and chance:
///
/// (σ² + κv̄) φ^|t−s| + ω² r^|t−s| + c √(v_t v_s) r^|t−s|
///
/// v_t is the variance of chance in period t that one expects of the unit's number of persons, and v̄ its
/// mean over the unit's periods. The third part decays with the second, since many persons stay on.
public struct RepeatedCovariance: Sendable, Hashable {
  /// σ²: the variance of what lasts, in the square of the distances' unit; positive.
  public var lasting: Double
  /// κ: the part of v̄ by which the lasting variance is larger in small units; not negative.
  public var lastingInSmall: Double
  /// φ: the correlation of what lasts from one period to the next, between 0 and 1.
  public var persistence: Double
  /// ω²: the variance of what passes, alike for units of all sizes; not negative.
  public var passing: Double
  /// c: the variance of chance over what is expected; positive, and at least 1 for counts.
  public var chance: Double
  /// r: the correlation from one period to the next of what passes and of chance, between 0 and 1.
  public var carriedOver: Double

  public init(
    lasting: Double, lastingInSmall: Double, persistence: Double, passing: Double, chance: Double,
    carriedOver: Double
  ) {
    self.lasting = lasting
    self.lastingInSmall = lastingInSmall
    self.persistence = persistence
    self.passing = passing
    self.chance = chance
    self.carriedOver = carriedOver
  }

  /// The variance of what lasts in a unit whose mean variance of chance is v̄.
  public func lastingVariance(meanChance: Double) -> Double {
    lasting + lastingInSmall * meanChance
  }

  /// The variance of the natural change of a unit's distance over k periods, from variance of chance `from`
  /// to `to`: 2(σ² + κv̄)(1 − φᵏ) + 2ω²(1 − rᵏ) + c(v_a + v_b − 2√(v_a v_b) rᵏ).
  public func varianceOfChange(over periods: Int, from: Double, to: Double, meanChance: Double)
    -> Double
  {
    let stays = Self.power(persistence, periods)
    let carried = Self.power(carriedOver, periods)
    return 2 * lastingVariance(meanChance: meanChance) * (1 - stays) + 2 * passing * (1 - carried)
      + chance * (from + to - 2 * (from * to).squareRoot() * carried)
  }

  /// The covariances of some periods' distances, row by row: only the lower half is filled.
  /// - Parameters:
  ///   - roots: √v of each.
  ///   - without: of each, the part of the lasting value at one time that it carries; its variance is taken
  ///     out. nil for the whole covariance.
  func matrix(periods: [Int], roots: [Double], meanChance: Double, without share: [Double]? = nil)
    -> [Double]
  {
    let count = periods.count
    let lasting = lastingVariance(meanChance: meanChance)
    var matrix = Array(repeating: 0.0, count: count * count)
    for a in 0..<count {
      for b in 0...a {
        let lag = abs(periods[a] - periods[b])
        let taken = share.map { $0[a] * $0[b] } ?? 0
        matrix[a * count + b] =
          lasting * (Self.power(persistence, lag) - taken)
          + (passing + chance * roots[a] * roots[b]) * Self.power(carriedOver, lag)
      }
    }
    return matrix
  }

  static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * base }
  }
}
