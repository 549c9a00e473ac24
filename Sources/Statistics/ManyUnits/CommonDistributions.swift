import Foundation

/// The common distributions from which few units' shares may be drawn, each with its probability: the posterior
/// of `BetaBinomial`'s μ and θ. With few units they are known badly, and intervals that take the likeliest for
/// known are too narrow.
///
/// The standard deviation between units on the logit is τ, τ² = θ/((1 + θ)μ(1 − μ)) at the units' common
/// share. The prior is flat in logit μ and in τ², from 0.02 to 4 in τ, falling off as exp(−τ²/2): flat in τ²
/// rather than τ, so that intervals hold what they promise with as few as five units.
///
/// Source: Spiegelhalter, Abrams and Myles 2004, chapter 5, for priors of a variance between units.
struct CommonDistributions {
  let all: [Weighted]

  struct Weighted {
    /// From 0 to 1; together 1.
    let weight: Double
    let mean: Double
    let overdispersion: Double
  }

  private static let step = 0.15
  private static let place = 0.75
  /// Those less probable than the likeliest by this factor are left out.
  private static let negligible = 1e-5

  /// Returns nil where everybody or nobody has the event.
  init?(_ shares: [Share]) {
    // Sums run in one order, so that the order of the units cannot change the last bit.
    let likelihood = BetaBinomialLikelihood(
      shares.sorted { ($0.total, $0.events) < ($1.total, $1.events) })
    let common = likelihood.pooledMean
    guard common > 0, common < 1 else { return nil }
    var found: [(log: Double, mean: Double, overdispersion: Double)] = []
    var mean = common
    for turn in 0...Int(log(4 / 0.02) / Self.step) {
      let tau = 0.02 * exp(Double(turn) * Self.step)
      let correlation = tau * tau * common * (1 - common)
      guard correlation < 0.9 else { break }
      let theta = correlation / (1 - correlation)
      mean = likelihood.bestMean(theta, from: mean)
      // By the curvature on the logit, where the likelihood of μ is nearly normal.
      let slope = mean * (1 - mean)
      let deviation = 1 / (-likelihood.derivatives(mean, theta).meanTwice).squareRoot() / slope
      for place in -6...6 {
        let odds = mean / (1 - mean) * exp(Double(place) * Self.place * deviation)
        let own = odds / (1 + odds)
        guard own > 0, own < 1 else { continue }
        found.append(
          (
            // The places are even on ln τ: hence τ², a flat density of τ² with the slope of ln τ.
            likelihood.gain(own, theta) + log(deviation) - tau * tau / 2 + 2 * log(tau), own, theta
          ))
      }
    }
    let largest = found.reduce(-Double.infinity) { max($0, $1.log) }
    let kept = found.filter { exp($0.log - largest) > Self.negligible }
    let total = kept.reduce(0) { $0 + exp($1.log - largest) }
    guard total > 0, total.isFinite else { return nil }
    all = kept.map {
      Weighted(
        weight: exp($0.log - largest) / total, mean: $0.mean, overdispersion: $0.overdispersion)
    }
  }

  /// What is known of a unit's own share.
  func shrunken(_ share: Share) throws(StatisticsError) -> ShrunkenShare {
    var parts: [ShrunkenShare.Part] = []
    for common in all {
      let total = 1 / common.overdispersion
      parts.append(
        ShrunkenShare.Part(
          weight: common.weight,
          distribution: try BetaDistribution(
            a: common.mean * total + Double(share.events),
            b: (1 - common.mean) * total + Double(share.total - share.events))))
    }
    return ShrunkenShare(parts)
  }
}
