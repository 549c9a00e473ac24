import Foundation

/// How fast P(X < x) + ½P(X = x) falls as the logit t of the probability grows, X binomial in n:
/// f(t) = ½ P(X = x | t)(x(1 − p) + (n − x)p). Over all t it adds up to 1, or to ½ for x = 0, since nobody is
/// below. It has one top, near the share's own logit.
struct MidTailSlope {
  private let x: Double
  private let n: Double
  /// The share at the top, (x + ½)/(n + 1); its logit; and ½P(X = x) there.
  private let share: Double
  private let top: Double
  private let half: Double
  /// The width of f, as a standard deviation.
  let width: Double

  /// - Parameter events: at most half of n, so that no digits of a share near 1 are missed.
  init(_ events: Int, of trials: Int) {
    (x, n) = (Double(events), Double(trials))
    share = (x + 0.5) / (n + 1)
    top = log(share / (1 - share))
    half = Self.chance(x, of: n, share) / 2
    width = 1 / ((n + 1) * share * (1 - share)).squareRoot()
  }

  /// f at a distance from the top, where eᵈ has made p/(1 − p) that many times as large.
  private func callAsFunction(_ distance: Double) -> Double {
    let growth = share * expm1(distance)
    let (p, q) = ((share + growth) / (1 + growth), (1 - share) / (1 + growth))
    return half * exp(x * distance - n * log1p(growth)) * (x * q + (n - x) * p)
  }

  /// ∫ f(t) Φ((t − η)/σ) dt and what is above, by the trapezium rule from the top outwards, for a σ
  /// that is not small beside the width.
  func tails(about centre: Double, deviation: Double) -> (lower: Double, upper: Double) {
    let combined = width * deviation / (width * width + deviation * deviation).squareRoot()
    // f of few events is steeper to the right than its width tells.
    let step = min(0.6 * combined, x < 8 ? 0.2 : 0.3)
    var (lower, upper) = (0.0, 0.0)
    for direction in [-1.0, 1] {
      var last = (lower: Double.infinity, upper: Double.infinity)
      for index in (direction < 0 ? 0 : 1)..<Self.mostPoints {
        let distance = direction * step * Double(index)
        let f = self(distance)
        let u = (top + distance - centre) / deviation
        let tail = f * NormalDistribution.upperTail(u.magnitude)
        let parts = u < 0 ? (lower: tail, upper: f - tail) : (lower: f - tail, upper: tail)
        lower += parts.lower
        upper += parts.upper
        // Both parts have passed their tops and add nothing any more; one that is 0 has yet to begin.
        let isOver =
          parts.lower <= 1e-16 * lower && parts.upper <= 1e-16 * upper
          && parts.lower <= last.lower && parts.upper <= last.upper && lower > 0 && upper > 0
        if isOver || f == 0 { break }
        last = parts
      }
    }
    return (step * lower, step * upper + (x == 0 ? 0.5 : 0))
  }

  /// Enough to see f vanish where a step is a fifth of the width.
  private static let mostPoints = 10_000

  /// The same for a small σ: what the smaller tail is where all shares are alike, and how σ moves it.
  func tailsOfAlike(about centre: Double, deviation: Double) -> (lower: Double, upper: Double) {
    let distance = centre - top
    var moved = 0.0
    for (u, weight) in Self.halfLine {
      moved += weight * (self(distance - deviation * u) - self(distance + deviation * u))
    }
    moved *= deviation
    if distance >= 0 {
      let lower = tail(from: distance, towards: 1) + moved
      return (lower, 1 - lower)
    }
    let upper = tail(from: distance, towards: -1) + (x == 0 ? 0.5 : 0) - moved
    return (1 - upper, upper)
  }

  /// ∫ f from a distance outwards, piece by piece until nothing is added.
  private func tail(from start: Double, towards direction: Double) -> Double {
    var (distance, sum) = (start, 0.0)
    for _ in 0..<Self.mostPoints {
      // How steep ln f is: x − np.
      let growth = share * expm1(distance)
      let steepness = (x - n * (share + growth) / (1 + growth)).magnitude
      let length = min(1.5 * width, 12 / steepness)
      var piece = 0.0
      for (place, weight) in Self.piece {
        piece += weight * self(distance + direction * length * place)
      }
      sum += length * piece
      guard length * piece > 1e-16 * sum else { break }
      distance += direction * length
    }
    return sum
  }

  /// Gauss–Legendre points on 0 to 12, with Φ(−u) in the weights.
  private static let halfLine = gaussLegendre(36).map {
    (u: 12 * $0.place, weight: 12 * $0.weight * NormalDistribution.upperTail(12 * $0.place))
  }
  private static let piece = gaussLegendre(16)

  /// P(X = x), x up to n/2, from how far x and n − x are from what is expected and Stirling's series.
  ///
  /// Source: Loader 2000, Fast and Accurate Computation of Binomial Probabilities.
  private static func chance(_ x: Double, of n: Double, _ share: Double) -> Double {
    guard x > 0 else { return exp(n * log1p(-share)) }
    let rest = n - x
    let logarithm =
      stirlingError(n) - stirlingError(x) - stirlingError(rest)
      - poissonDeviance(x, n * share) - poissonDeviance(rest, n * (1 - share))
    return exp(logarithm) * (n / (2 * .pi * x * rest)).squareRoot()
  }

  /// ln k! less (k + ½) ln k − k + ½ ln 2π, k from 1.
  private static func stirlingError(_ k: Double) -> Double {
    guard k < 10 else { return DigammaDifference.stirling(1 / k) }
    let factorial = (1...Int(k)).reduce(1.0) { $0 * Double($1) }
    return log(factorial) - (k + 0.5) * log(k) + k - 0.5 * log(2 * .pi)
  }
}
