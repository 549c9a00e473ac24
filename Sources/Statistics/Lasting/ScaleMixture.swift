import Foundation

/// The distribution of the units' lasting values over their prior standard deviation: a mixture of normals
/// about 0 with fixed standard deviations, whose weights are found by EM with one pseudo-unit at 1.
///
/// Source: Stephens 2017, Biostatistics 18:275.
public struct ScaleMixture: Sendable, Hashable {
  /// The standard deviations, in prior standard deviations.
  public let scales: [Double]
  /// Their weights, which sum to 1.
  public let weights: [Double]

  static let grid = [0, 0.5, 0.71, 1, 1.41, 2, 2.83, 4]

  public init(_ estimates: [LastingEstimate]) { self.init(estimates, scales: Self.grid) }

  /// A single normal, for few units; with wider ones beside it where a unit lies far beyond it.
  init(few estimates: [LastingEstimate]) { self.init(estimates, scales: [1]) }

  /// - Parameter scales: to which 8, 16, … are added as far as a unit lies that many prior standard
  ///   deviations away: where others hardly differ, the one that does would else be drawn to them.
  private init(_ estimates: [LastingEstimate], scales: [Double]) {
    var scales = scales
    let farthest =
      estimates.map { $0.value.magnitude / $0.priorVariance.squareRoot() }
      .filter(\.isFinite).max() ?? 0
    for wide in sequence(first: 8.0, next: { $0 * 2 }).prefix(while: { $0 <= min(farthest, 1e6) }) {
      scales.append(wide)
    }
    weights = Self.weights(
      estimates.map { Self.densities(of: $0, scales) }, startingEvenly: scales)
    self.scales = scales
  }

  /// The weights by EM, of densities unit by unit; four units at a time.
  private static func weights(_ densities: [[Double]], startingEvenly scales: [Double]) -> [Double]
  {
    let count = scales.count
    // Scale by scale within four units; a place without a unit has a density of 0 under each.
    var grouped = Array(
      repeating: SIMD4<Double>.zero, count: (densities.count + 3) / 4 * count)
    for (unit, own) in densities.enumerated() {
      for (scale, density) in own.enumerated() {
        grouped[unit / 4 * count + scale][unit % 4] = density
      }
    }
    let pseudo = scales.map { $0 == 1 ? 1.0 : 0.0 }
    var weights = scales.map { _ in 1 / Double(count) }
    var sums = Array(repeating: SIMD4<Double>.zero, count: count)
    for _ in 0..<2000 {
      for scale in 0..<count { sums[scale] = .zero }
      grouped.withUnsafeBufferPointer { grouped in
        for first in stride(from: 0, to: grouped.count, by: count) {
          var total = SIMD4<Double>.zero
          for scale in 0..<count { total += grouped[first + scale] * weights[scale] }
          let share = (1 / total).replacing(with: 0, where: total .== 0)
          for scale in 0..<count { sums[scale] += grouped[first + scale] * share }
        }
      }
      var next = (0..<count).map { pseudo[$0] + weights[$0] * sums[$0].sum() }
      let all = next.reduce(0, +)
      for scale in 0..<count { next[scale] /= all }
      let moved = zip(next, weights).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
      weights = next
      if moved < 1e-7 { break }
    }
    return weights
  }

  /// The densities of an estimate under each normal, over the largest.
  private static func densities(of estimate: LastingEstimate, _ scales: [Double]) -> [Double] {
    let logs = scales.map { scale in
      let variance = estimate.variance + estimate.priorVariance * scale * scale
      return -0.5 * (log(variance) + estimate.value * estimate.value / variance)
    }
    let largest = logs.max() ?? 0
    return logs.map { exp($0 - largest) }
  }

  /// What is known of a unit's lasting value: about `middle`, the place of no distance.
  public func posterior(_ estimate: LastingEstimate, about middle: Double = 0) -> NormalMixture {
    let densities = Self.densities(of: estimate, scales)
    let total = zip(densities, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return NormalMixture(
      scales.indices.map { place in
        let prior = estimate.priorVariance * scales[place] * scales[place]
        let shrink = prior / (prior + estimate.variance)
        return NormalMixture.Part(
          weight: densities[place] * weights[place] / total,
          mean: middle + shrink * estimate.value,
          // A point is a normal too narrow to matter.
          deviation: max(shrink * estimate.variance, 1e-14).squareRoot())
      })
  }
}

/// A mixture of normal distributions.
public struct NormalMixture: Sendable, Hashable {
  public let parts: [Part]

  public struct Part: Sendable, Hashable {
    public let weight: Double
    public let mean: Double
    /// The standard deviation, positive.
    public let deviation: Double
  }

  init(_ parts: [Part]) { self.parts = parts }

  /// Mixtures mixed by their weights, which sum to 1.
  init(_ mixtures: [NormalMixture], weights: [Double]) {
    parts = zip(mixtures, weights).flatMap { mixture, weight in
      mixture.parts.map {
        Part(weight: weight * $0.weight, mean: $0.mean, deviation: $0.deviation)
      }
    }
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    parts.reduce(0) { $0 + $1.weight * NormalDistribution.cdf((x - $1.mean) / $1.deviation) }
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    parts.reduce(0) { $0 + $1.weight * NormalDistribution.upperTail((x - $1.mean) / $1.deviation) }
  }

  public var mean: Double { parts.reduce(0) { $0 + $1.weight * $1.mean } }

  /// The mean of f at the parts' means.
  func meanOfMeans(_ f: (Double) -> Double) -> Double {
    parts.reduce(0) { $0 + $1.weight * f($1.mean) }
  }

  /// The x with P(X ≤ x) = p, p in (0, 1).
  public func quantile(_ probability: Double) -> Double {
    let known = parts.filter { $0.weight > 0 }
    let low = known.map { $0.mean - 9 * $0.deviation }.min() ?? 0
    let high = known.map { $0.mean + 9 * $0.deviation }.max() ?? 0
    return root(between: low, and: high) { cdf($0) - probability }
  }
}
