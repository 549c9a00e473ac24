import Foundation

/// A count of n whose probability varies about a mean: logit p normal with a known variance σ², and the
/// count binomial given p. What a unit's count is when units differ by more than chance.
///
/// Tails count x itself half, and are exact where a normal approximation on the logit is not: far out
/// towards few events, where a share is bent most, it makes them too heavy by a factor of ten.
///
/// P(X < x) + ½P(X = x), given p, is the probability that a beta variable exceeds p, so that over p it
/// is ∫ f(t) Φ((t − η)/σ) dt with f(t) = ½ P(X = x | t)(x(1 − p) + (n − x)p), p = logistic(t). Where σ is
/// small beside the width of f it is taken over p instead. Either integrand is smooth and falls off to
/// both sides, for which the trapezium rule is all but exact.
///
/// Source: Williams 1982, Applied Statistics 31:144, model III; Lancaster 1961, JASA 56:223, for the half.
public struct LogitNormalBinomial: Sendable, Hashable {
  public let trials: Int
  /// E p, in (0, 1): what the regression of shares on circumstances estimates.
  public let mean: Double
  /// σ², in squared logits.
  public let variance: Double
  /// η, the mean of logit p: E logistic(η + σu) is `mean`.
  public let centre: Double

  /// - Throws: `StatisticsError` for trials outside 1…2⁵³, a mean outside (0, 1), or a variance
  ///   that is negative or above 25, with which most of the shares would be 0 or 1.
  public init(trials: Int, mean: Double, variance: Double) throws(StatisticsError) {
    guard (1...Share.largestTotal).contains(trials) else {
      throw StatisticsError("n", trials, allowed: "from 1 to \(Share.largestTotal)")
    }
    guard mean > 0, mean < 1 else {
      throw StatisticsError("mean", mean, allowed: "between 0 and 1, both excluded")
    }
    guard variance >= 0, variance <= 25 else {
      throw StatisticsError("variance", variance, allowed: "from 0 to 25")
    }
    self.trials = trials
    self.mean = mean
    self.variance = variance
    centre = Self.centre(of: mean, deviation: variance.squareRoot())
  }

  /// The standard normal quantile of P(X < x) + ½P(X = x): 0 in the middle, negative for few events,
  /// from whichever tail is the smaller.
  ///
  /// - Throws: `StatisticsError` for x outside 0…n, and for one so far out that its tail is 0.
  public func z(_ events: Int) throws(StatisticsError) -> Double {
    let tails = try midTails(events)
    return tails.lower <= tails.upper
      ? try NormalDistribution.quantile(tails.lower)
      : -(try NormalDistribution.quantile(tails.upper))
  }

  /// P(X < x) + ½P(X = x), and P(X > x) + ½P(X = x).
  /// - Throws: `StatisticsError` for x outside 0…n.
  public func midTails(_ events: Int) throws(StatisticsError) -> (lower: Double, upper: Double) {
    let (x, n) = (Double(events), Double(trials))
    let middle = (x + 0.5) / (n + 1)
    let atMiddle = try BinomialDistribution(trials: trials, probability: middle).pmf(events)
    guard variance > 0 else {
      let given = try BinomialDistribution(trials: trials, probability: mean)
      let half = try given.pmf(events) / 2
      return (try given.cdf(events) - half, try given.upperTail(events) + half)
    }
    let deviation = variance.squareRoot()
    let width = 1 / ((n + 1) * middle * (1 - middle)).squareRoot()
    // Nobody below 0 and nobody above n: half of the distribution stands at the end.
    var (lower, upper) = (events == trials ? 0.5 : 0, events == 0 ? 0.5 : 0)
    guard deviation > width / 3 else {
      (lower, upper) = (0, 0)
      for (u, weight) in Self.trapezium {
        let given = try BinomialDistribution(
          trials: trials, probability: logistic(centre + deviation * u))
        let half = try given.pmf(events) / 2
        lower += weight * (try given.cdf(events) - half)
        upper += weight * (try given.upperTail(events) + half)
      }
      return (lower, upper)
    }
    // Beyond its shoulders f falls like eˣᵗ to the left, and like e⁻⁽ⁿ⁻ˣ⁾ᵗ to the right.
    let top = log(middle / (1 - middle))
    let left = top - max(10 * width, 40 / max(x, 1))
    let right = top + max(10 * width, 40 / max(n - x, 1))
    let step = 0.7 * width * deviation / (width * width + variance).squareRoot()
    for index in 0...Int(((right - left) / step).rounded(.up)) {
      let t = left + step * Double(index)
      let (p, q) = (logistic(t), logistic(-t))
      let chance = atMiddle * exp(x * log(p / middle) + (n - x) * log(q / (1 - middle)))
      let weight = step * 0.5 * chance * (x * q + (n - x) * p)
      let u = (t - centre) / deviation
      lower += weight * NormalDistribution.cdf(u)
      upper += weight * NormalDistribution.upperTail(u)
    }
    return (lower, upper)
  }

  /// The η with E logistic(η + σu) = mean, u standard normal, by Newton's method.
  private static func centre(of mean: Double, deviation: Double) -> Double {
    var centre = log(mean / (1 - mean))
    guard deviation > 0 else { return centre }
    for _ in 0..<50 {
      var (value, slope) = (0.0, 0.0)
      for (u, weight) in trapezium {
        let (p, q) = (logistic(centre + deviation * u), logistic(-centre - deviation * u))
        value += weight * p
        slope += weight * p * q
      }
      let step = (mean - value) / slope
      centre += step
      if step.magnitude <= 1e-13 * max(1, centre.magnitude) { break }
    }
    return centre
  }

  /// Points six tenths apart from −9 to 9 with the standard normal's density, together 1.
  private static let trapezium: [(u: Double, weight: Double)] = {
    let points = (-15...15).map { 0.6 * Double($0) }
    let densities = points.map { exp(-$0 * $0 / 2) }
    let total = densities.reduce(0, +)
    return zip(points, densities).map { ($0, $1 / total) }
  }()
}
