import Foundation

/// A count of n whose probability varies about a mean: logit p normal with a known variance σ², and the
/// count binomial given p. What a unit's count is when units differ by more than chance.
///
/// Tails count x itself half, and are exact where a normal approximation on the logit is not: far out
/// towards few events, where a share is bent most, it makes them too heavy by a factor of ten.
///
/// P(X < x) + ½P(X = x), given p, falls as p grows; with −f its derivative in t = logit p,
/// f = ½ P(X = x | t)(x(1 − p) + (n − x)p), it is over all p
///
/// - ∫ f(t) Φ((t − η)/σ) dt, which is smooth and falls off to both sides, so that the trapezium rule is all
///   but exact;
/// - or, where σ is small beside the width of f, what it is at t = η, ∫ f(t) dt from there on, and
///   σ∫₀ Φ(−u)(f(η − σu) − f(η + σu)) du, by Gauss and Legendre's rule.
///
/// Source: Williams 1982, Applied Statistics 31:144, model III; Lancaster 1961, JASA 56:223, for the half.
public struct LogitNormalBinomial: Sendable, Hashable {
  public let trials: Int
  /// E p, in (0, 1): what the regression of shares on context estimates.
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
    guard (0...trials).contains(events) else {
      throw StatisticsError("x", events, allowed: "from 0 to n = \(trials)")
    }
    guard variance > 0 else {
      let counts = try BinomialDistribution(trials: trials, probability: mean)
      let half = try counts.pmf(events) / 2
      return (try counts.cdf(events) - half, try counts.upperTail(events) + half)
    }
    // The rarer outcome is counted: its share has all its digits.
    guard events > trials / 2 else { return midTails(events, about: centre) }
    let mirrored = midTails(trials - events, about: -centre)
    return (mirrored.upper, mirrored.lower)
  }

  private func midTails(_ events: Int, about centre: Double) -> (lower: Double, upper: Double) {
    let slope = MidTailSlope(events, of: trials)
    let deviation = variance.squareRoot()
    guard deviation <= slope.width / 3 else {
      return slope.tails(about: centre, deviation: deviation)
    }
    let tails = slope.tailsOfAlike(about: centre, deviation: deviation)
    // Beyond nine standard deviations a tail comes from shares that the second way leaves out.
    guard min(tails.lower, tails.upper) < 1e-19, deviation > slope.width / 100 else { return tails }
    return slope.tails(about: centre, deviation: deviation)
  }

  /// The η with E logistic(η + σu) = mean, u standard normal, by Newton's method.
  private static func centre(of mean: Double, deviation: Double) -> Double {
    let start = log(mean / (1 - mean))
    guard deviation > 0 else { return start }
    // The logistic function has poles at ±iπ, to which the points must be near.
    let points = deviation <= 0.9 ? usual : trapezium(step: 0.5 / deviation)
    // To second order; Newton's steps then square the error.
    var centre = deviation <= 0.9 ? start - deviation * deviation * (0.5 - mean) : start
    for _ in 0..<100 {
      var (value, slope) = (0.0, 0.0)
      for (u, weight) in points {
        let t = centre + deviation * u
        let small = exp(-t.magnitude)
        let large = 1 / (1 + small)
        value += weight * (t < 0 ? small * large : large)
        slope += weight * small * large * large
      }
      // No step so long that it loses the way where the curve is flat.
      let step = min(max((mean - value) / slope, -1 - deviation), 1 + deviation)
      centre += step
      if step.magnitude <= 1e-8 { break }
    }
    return centre
  }

  private static let usual = trapezium(step: 0.6)

  /// Even points from −9 to 9 with the standard normal's density, together 1.
  private static func trapezium(step: Double) -> [(u: Double, weight: Double)] {
    let half = Int(9 / step)
    let points = (-half...half).map { step * Double($0) }
    let densities = points.map { exp(-$0 * $0 / 2) }
    let total = densities.reduce(0, +)
    return zip(points, densities).map { ($0, $1 / total) }
  }
}
