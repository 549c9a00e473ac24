import Foundation

/// The spread between persons where only units' means and sizes are published, estimated from how
/// much more small units' means vary than large ones'.
///
/// Model: ȳᵢ normal with mean μ and variance τ² + σ²/nᵢ, σ between persons in a unit, τ between units.
/// Estimated by restricted maximum likelihood (REML): the likelihood of what is left when μ is fitted,
/// −½(Σ ln vᵢ + Σ(ȳᵢ − μ̂)²/vᵢ + ln Σ1/vᵢ), greatest over σ² > 0 and τ² ≥ 0. A regression of the squared
/// deviations on 1/nᵢ estimates the same two numbers, but the smallest units, whose squares vary most,
/// decide it: see docs/methods.md for what a simulation says of both.
///
/// With vᵢ = σ²(1/nᵢ + λ) the best σ² for each λ is known, so that the search is along λ alone. Every
/// interval that rests on it is marked `estimated spread`.
///
/// Source: Patterson and Thompson 1971, Biometrika 58:545.
public struct EstimatedSpread: Sendable, Hashable {
  /// σ² between persons, in the square of the mean's unit, positive.
  public let withinVariance: Double
  /// τ² between units, 0 where chance explains all their differences.
  public let betweenVariance: Double
  /// μ, the units' common mean, each weighted by 1/vᵢ. No benchmark: that is weighted by n.
  public let commonMean: Double

  /// The fewest units a spread is estimated from.
  public static let fewestUnits = 30

  /// σ.
  public var spread: Double { withinVariance.squareRoot() }

  /// - Throws: `StatisticsError` for fewer than 30 units, unequal lengths, a mean that is not finite,
  ///   a count below 1, counts that are all equal (σ and τ cannot be told apart), or means that do
  ///   not vary more in small units than in large ones (σ is estimated as 0).
  public init(means: [Double], counts: [Int]) throws(StatisticsError) {
    guard means.count == counts.count else {
      throw StatisticsError("counts", counts.count, allowed: "as many as means, \(means.count)")
    }
    guard means.count >= Self.fewestUnits else {
      throw StatisticsError("units", means.count, allowed: "at least \(Self.fewestUnits)")
    }
    if let wrong = means.first(where: { !$0.isFinite }) {
      throw StatisticsError("mean", wrong, allowed: "a finite number")
    }
    if let wrong = counts.first(where: { $0 < 1 }) {
      throw StatisticsError("n", wrong, allowed: "at least 1")
    }
    // Sums run in one order, so that the order of the units cannot change the last bit.
    let units = zip(means, counts).sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    let likelihood = RestrictedLikelihood(
      means: units.map { $0.0 }, inverseCounts: units.map { 1 / Double($0.1) })
    let (smallest, largest) = (units[0].1, units[units.count - 1].1)
    guard smallest < largest else {
      throw StatisticsError("n", "\(smallest) for every unit", allowed: "different between units")
    }
    guard means.contains(where: { $0 != means[0] }) else {
      throw StatisticsError(
        "mean", "\(means[0]) for every unit", allowed: "different between units")
    }
    guard
      let ratio = likelihood.bestRatio(
        from: 1e-6 / Double(largest), to: 1e6 / Double(smallest))
    else {
      throw StatisticsError(
        "spread", "estimated as 0", allowed: "above 0: means that vary more in smaller units")
    }
    let fit = likelihood.fit(ratio)
    withinVariance = fit.scale
    betweenVariance = fit.scale * ratio
    commonMean = fit.mean
  }
}

/// The restricted likelihood along λ = τ²/σ².
private struct RestrictedLikelihood {
  let means: [Double]
  let inverseCounts: [Double]

  struct Fit {
    /// μ̂ and σ̂² at this λ.
    let mean: Double
    let scale: Double
    /// The logarithm of the likelihood, and its derivative in ln λ.
    let value: Double
    let slope: Double
  }

  func fit(_ ratio: Double) -> Fit {
    var (weights, weighted, squares, logs) = (0.0, 0.0, 0.0, 0.0)
    let centre = means[means.count - 1]
    for (y, u) in zip(means, inverseCounts) {
      let w = 1 / (u + ratio)
      weights += w
      weighted += w * (y - centre)
      squares += w * w
      logs -= log(w)
    }
    let shift = weighted / weights
    var (residual, residualSquares) = (0.0, 0.0)
    for (y, u) in zip(means, inverseCounts) {
      let w = 1 / (u + ratio)
      let distance = y - centre - shift
      residual += w * distance * distance
      residualSquares += w * w * distance * distance
    }
    let freedom = Double(means.count - 1)
    let scale = residual / freedom
    return Fit(
      mean: centre + shift, scale: scale,
      value: -0.5 * (logs + freedom * log(scale) + log(weights)),
      slope: 0.5 * ratio * (residualSquares / scale - weights + squares / weights))
  }

  /// The λ of greatest likelihood, 0 where it falls all the way; nil where it rises all the way, and
  /// σ would be 0. A scan finds the right hill, the derivative its top.
  func bestRatio(from low: Double, to high: Double) -> Double? {
    let steps = 120
    let (start, width) = (log(low), (log(high) - log(low)) / Double(steps))
    let grid = (0...steps).map { start + width * Double($0) }
    let fits = grid.map { fit(exp($0)) }
    var best = 0
    for index in grid.indices where fits[index].value > fits[best].value { best = index }
    guard best < steps else { return nil }
    if fit(0).value >= fits[best].value { return 0 }
    let (below, above) = (max(best - 1, 0), best + 1)
    // At the lower end of the scan the likelihood is flat: λ is 0 to the last digit that shows.
    guard fits[below].slope > 0, fits[above].slope < 0 else {
      return best == 0 ? 0 : exp(grid[best])
    }
    return exp(root(between: grid[below], and: grid[above]) { fit(exp($0)).slope })
  }
}
