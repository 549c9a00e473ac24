import Foundation

/// Sums over j = 0 … k − 1 that stand for differences of the digamma function and its like, for any k:
/// Σ 1/(a + j) = ψ(a + k) − ψ(a), Σ 1/(a + j)² = ψ′(a) − ψ′(a + k), and Σ j/(a + j).
///
/// Subtracting the two ψ would leave no digits when a is large beside k, which is where a distribution
/// is nearly binomial. Here the first terms are added one by one until a is at least 10, and for the
/// rest the asymptotic series is subtracted term by term, its logarithm as ln(1 + k/a).
///
/// Source: Abramowitz and Stegun 1964, 6.3.18 and 6.4.12.
struct DigammaDifference {
  /// Σ 1/(a + j), positive.
  let inverse: Double
  /// Σ 1/(a + j)², positive.
  let inverseSquare: Double
  /// Σ j/(a + j), that is k − aΣ 1/(a + j).
  let weighted: Double

  /// - Parameters:
  ///   - start: a, positive.
  ///   - count: k, a whole number from 0.
  init(from start: Double, count: Double) {
    var (a, left) = (start, count)
    var (first, second) = (0.0, 0.0)
    while left > 0, a < 10 {
      let inverse = 1 / a
      first += inverse
      second += inverse * inverse
      a += 1
      left -= 1
    }
    var weighted: Double?
    if left > 0 {
      let (low, high) = (1 / a, 1 / (a + left))
      let (lowSquare, highSquare) = (low * low, high * high)
      let tail = Self.digamma(lowSquare) - Self.digamma(highSquare)
      first += log1p(left * low) + left * low * high / 2 + tail
      second +=
        left * low * high + (lowSquare - highSquare) / 2
        + (low * Self.trigamma(lowSquare) - high * Self.trigamma(highSquare))
      if left == count, left < 0.3 * a {
        // k and a·ln(1 + k/a) are nearly equal: the difference has a series of its own.
        weighted = a * Self.logarithmFalls(left * low) - left * high / 2 - a * tail
      }
    }
    self.inverse = first
    self.inverseSquare = second
    self.weighted = weighted ?? count - start * first
  }

  /// x − ln(1 + x) for x in [0, 0.3]: with r = x/(2 + x), ln(1 + x) = 2(r + r³/3 + r⁵/5 + …) and
  /// x − 2r = xr.
  private static func logarithmFalls(_ x: Double) -> Double {
    let r = x / (2 + x)
    let square = r * r
    var (power, odd, sum) = (square, 3.0, 0.0)
    while power > 1e-18 * x {
      sum += power / odd
      power *= square
      odd += 2
    }
    return r * (x - 2 * sum)
  }

  /// ΣB₂ₖ/(2k)·uᵏ with u = 1/a²; at a = 10 the next term is below 10⁻¹⁶.
  private static func digamma(_ u: Double) -> Double {
    u
      * (1 / 12 - u
        * (1 / 120 - u * (1 / 252 - u * (1 / 240 - u * (1 / 132 - u * (691 / 32760 - u / 12))))))
  }

  /// ΣB₂ₖ·uᵏ.
  private static func trigamma(_ u: Double) -> Double {
    u
      * (1 / 6 - u
        * (1 / 30 - u * (1 / 42 - u * (1 / 30 - u * (5 / 66 - u * (691 / 2730 - u * 7 / 6))))))
  }

  /// Σ ln(1 + j/a) over j = 0 … k − 1, by Stirling's series in the same way.
  static func logarithm(from a: Double, count: Double) -> Double {
    var (from, left, sum) = (a, count, 0.0)
    while left > 0, from < 10 {
      sum += log(from / a)
      from += 1
      left -= 1
    }
    guard left > 0 else { return sum }
    let to = from + left
    return sum + left * log(from / a) + (to - 0.5) * log1p(left / from) - left
      + (stirling(1 / to) - stirling(1 / from))
  }

  /// ΣB₂ₖ/(2k(2k − 1))·v²ᵏ⁻¹ with v = 1/a, a from 10.
  static func stirling(_ v: Double) -> Double {
    let u = v * v
    return v
      * (1 / 12 - u
        * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u * (1 / 1188 - u * 691 / 360360)))))
  }
}
