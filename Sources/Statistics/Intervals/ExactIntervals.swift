import Foundation

/// Intervals from the binomial distribution itself, by its relation to the beta distribution:
/// P(X ≥ x) with probability p is the beta distribution with shapes x and n − x + 1 up to p.
///
/// All give fractions in [0, 1], 0 exactly as the lower limit at x = 0 and 1 exactly as the upper at
/// x = n, and throw `StatisticsError` only where Boost.Math cannot compute a quantile, which is known
/// to happen for n beyond 10¹⁴.
extension Share {
  /// Clopper and Pearson's interval: the p at which neither P(X ≥ x) nor P(X ≤ x) is below α/2. It
  /// covers the truth at least as often as its level says, usually more often.
  ///
  /// Source: Clopper and Pearson 1934, Biometrika 26:404.
  public func clopperPearsonInterval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    Interval(
      lower: events == 0 ? 0 : try atLeastEvents.quantile(level.tail),
      upper: events == total ? 1 : try moreEvents.upperQuantile(level.tail))
  }

  /// The mid-P interval: as Clopper and Pearson's, with x itself counted half in either tail. It covers
  /// about as often as its level says, and sometimes less.
  ///
  /// At x = n the lower limit is ᾱ^(1/n), at x = 0 the upper is 1 − ᾱ^(1/n), with ᾱ twice the tail.
  ///
  /// Source: Lancaster 1961, JASA 56:223; Newcombe 1998, Statistics in Medicine 17:857, method 6.
  public func midPInterval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    let tail = level.tail
    let extreme = log(2 * tail) / Double(total)
    let lower: Double
    switch events {
    case 0: lower = 0
    case total: lower = exp(extreme)
    default:
      let (from, past) = (try atLeastEvents, try moreEvents)
      // Either tail alone reaches α/2 at the ends.
      lower = try root(between: try from.quantile(tail), and: try past.quantile(tail)) {
        (p) throws(StatisticsError) in (try from.cdf(p) + past.cdf(p)) / 2 - tail
      }
    }
    let upper: Double
    switch events {
    case total: upper = 1
    case 0: upper = -expm1(extreme)
    default:
      let (from, past) = (try atLeastEvents, try moreEvents)
      upper = try root(between: try from.upperQuantile(tail), and: try past.upperQuantile(tail)) {
        (p) throws(StatisticsError) in (try from.upperTail(p) + past.upperTail(p)) / 2 - tail
      }
    }
    return Interval(lower: lower, upper: upper)
  }

  /// Jeffreys' interval: the middle of the posterior under the prior Beta(½, ½), so of
  /// Beta(x + ½, n − x + ½), with 0 and 1 at the ends.
  ///
  /// Source: Brown, Cai and DasGupta 2001, Statistical Science 16:101.
  public func jeffreysInterval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    let posterior = try BetaDistribution(
      a: Double(events) + 0.5, b: Double(total - events) + 0.5)
    return Interval(
      lower: events == 0 ? 0 : try posterior.quantile(level.tail),
      upper: events == total ? 1 : try posterior.upperQuantile(level.tail))
  }

  /// Up to p it is P(X ≥ x), for x > 0.
  private var atLeastEvents: BetaDistribution {
    get throws(StatisticsError) {
      try BetaDistribution(a: Double(events), b: Double(total - events) + 1)
    }
  }

  /// Up to p it is P(X > x), for x < n.
  private var moreEvents: BetaDistribution {
    get throws(StatisticsError) {
      try BetaDistribution(a: Double(events) + 1, b: Double(total - events))
    }
  }
}
