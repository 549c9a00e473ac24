import Foundation

/// What is known of a unit's own value, as a density with one top: a share's beta distribution on the
/// logit scale, where it is smooth and falls off on both sides, or a mean's normal distribution.
enum PosteriorDensity: Sendable {
  /// Proportional to pᵃ(1 − p)ᵇ in the logit of p.
  case beta(BetaDistribution)
  case normal(mean: Double, standardDeviation: Double)

  /// The mode of the density.
  var top: Double {
    switch self {
    case .beta(let beta): log(beta.a / beta.b)
    case .normal(let mean, _): mean
    }
  }

  /// The standard deviation of a normal density as smooth as this one. For small shapes, whose sides
  /// are not alike, less than that of one as curved at the top.
  var width: Double {
    switch self {
    case .beta(let beta): 1 / (beta.a * beta.b / (beta.a + beta.b) + 4).squareRoot()
    case .normal(_, let standardDeviation): standardDeviation
    }
  }

  /// The logarithm of the density over the top's, and its first two derivatives.
  func height(_ distance: Double) -> (value: Double, slope: Double, bend: Double) {
    switch self {
    case .beta(let beta):
      let (total, share) = (beta.a + beta.b, beta.a / (beta.a + beta.b))
      // p/(1 − p) grows by eᵈ: 1 − p falls to (1 − p)/(1 + p(eᵈ − 1)).
      let growth = share * expm1(distance)
      let p = (share + growth) / (1 + growth)
      return (
        beta.a * distance - total * log1p(growth), beta.a - total * p,
        -total * p * (1 - share) / (1 + growth)
      )
    case .normal(_, let standardDeviation):
      let z = distance / standardDeviation
      return (
        -z * z / 2, -z / standardDeviation, -1 / (standardDeviation * standardDeviation)
      )
    }
  }

  /// The distances from the mode, below and above, beyond which the density is negligible: below e⁻²⁰ of
  /// it.
  func reach(_ direction: Double) -> Double {
    var distance = 6.33 * width
    while height(direction * distance).value > -20 { distance *= 1.2 }
    return distance
  }
}
