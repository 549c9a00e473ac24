/// A funnel plot of units: each unit's distance to the centre, and the overdispersion of all.
public struct FunnelPlot: Sendable {
  /// The funnel, with the variance between units beyond chance.
  public let funnel: Funnel
  /// Each unit's distance to the centre divided by its standard error from chance alone.
  public let z: [Double]
  /// Mean squared z, winsorised where the estimator is: 1 where chance explains all.
  public let phi: Double

  /// - Parameters:
  ///   - shares: each unit's events and total.
  ///   - benchmark: a fixed centre outside the units; nil for all of them together, of which each is a
  ///     part.
  ///   - estimator: of the variance between units; nil for none.
  /// - Throws: `StatisticsError` for no units, more than 2⁵³ people, or a centre at 0 or 1.
  public init(
    _ shares: [Share], benchmark: Double?, _ estimator: Overdispersion.Estimator?
  ) throws(StatisticsError) {
    guard !shares.isEmpty else { throw StatisticsError("units", 0, allowed: "at least 1") }
    let together = try Share.together(shares)
    let centre = try Funnel(
      benchmark: benchmark ?? together.value,
      population: benchmark == nil ? together.total : nil)
    var errors: [Double] = []
    for share in shares { errors.append(try centre.standardError(total: share.total)) }
    z = zip(shares, errors).map { ($0.value - centre.benchmark) / $1 }
    var dispersion: Overdispersion?
    if let estimator {
      dispersion = try Overdispersion(zScores: z, standardErrors: errors, estimator: estimator)
    }
    phi = dispersion?.phi ?? z.reduce(0) { $0 + $1 * $1 } / Double(z.count)
    funnel = try Funnel(
      benchmark: centre.benchmark, population: centre.population,
      tauSquared: dispersion?.tauSquared ?? 0)
  }

  /// The share's distance to the centre over its standard error, the variance between units allowed for.
  public func overdispersedZ(_ share: Share) throws(StatisticsError) -> Double {
    let error = try funnel.standardError(total: share.total)
    return (share.value - funnel.benchmark) / (error * error + funnel.tauSquared).squareRoot()
  }
}
