import Foundation

/// What is known where few units tell how much their lasting values vary: the posterior over a factor on σ²
/// and κ, at 15 points from 0.03 to 12 evenly on the logarithm, with a half-normal prior of σ.
struct LastingSpread {
  private let points: [Point]
  private let weights: [Double]

  /// What the figures say at one value of the factor.
  struct Point {
    let distances: RepeatedDistances
    let estimates: [LastingEstimate?]
    let mixture: ScaleMixture
    let before: [LastingEstimate?]
    let middles: [Double]
  }

  /// - Parameters:
  ///   - width: the standard deviation of the half-normal prior of σ, on the distances' scale.
  ///   - point: what the figures say under a covariance.
  init(
    _ fitted: RepeatedCovariance, width: Double = 0.5,
    _ point: (_ covariance: RepeatedCovariance, _ factor: Double) throws(StatisticsError) -> Point
  ) throws(StatisticsError) {
    var (points, logs): ([Point], [Double]) = ([], [])
    for step in 0..<15 {
      let factor = 0.03 * exp(Double(step) / 14 * log(12 / 0.03))
      var covariance = fitted
      covariance.lasting *= factor
      covariance.lastingInSmall *= factor
      let point = try point(covariance, factor)
      guard let (value, _) = RepeatedLikelihood(point.distances)(covariance) else { continue }
      let sigma = covariance.lasting.squareRoot()
      points.append(point)
      // The points are even on ln σ: hence the factor σ.
      logs.append(-value - 0.5 * (sigma / width) * (sigma / width) + log(sigma))
    }
    guard let largest = logs.max() else {
      throw StatisticsError(
        "distances", "without a covariance", allowed: "distances and variances of one scale")
    }
    let densities = logs.map { exp($0 - largest) }
    let total = densities.reduce(0, +)
    self.points = points
    weights = densities.map { $0 / total }
  }

  /// The posterior of each unit's value; nil where there is no estimate.
  func posteriors(_ estimates: (Point) -> [LastingEstimate?]) -> [NormalMixture?] {
    guard let first = points.first else { return [] }
    let known = points.map(estimates)
    return first.middles.indices.map { unit in
      let mixtures = zip(points, known).compactMap { point, estimates in
        estimates[unit].map { point.mixture.posterior($0, about: point.middles[unit]) }
      }
      return mixtures.count == points.count ? NormalMixture(mixtures, weights: weights) : nil
    }
  }
}
