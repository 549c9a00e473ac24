import Foundation

/// Σ 1/(a + j) and Σ 1/(a + j)² over j = 0 … k − 1, ψ(a + k) − ψ(a) and ψ′(a) − ψ′(a + k), for any k;
/// and Σ ln(1 + j/a), which is ln Γ(a + k) − ln Γ(a) − k ln a.
///
/// Subtracting the two ψ would leave no digits when a is large beside k, which is where a distribution
/// is nearly binomial. Here the first terms are added one by one until a is at least 10, and for the
/// rest the asymptotic series is subtracted term by term, its logarithm as ln(1 + k/a).
///
/// Source: Abramowitz and Stegun 1964, 6.3.18 and 6.4.12.
struct DigammaDifference {
  /// Σ 1/(a + j), positive.
  let first: Double
  /// Σ 1/(a + j)², positive.
  let second: Double

  /// - Parameters:
  ///   - a: positive.
  ///   - count: k, a whole number from 0.
  init(from a: Double, count: Double) {
    var (a, left) = (a, count)
    var (first, second) = (0.0, 0.0)
    while left > 0, a < 10 {
      let inverse = 1 / a
      first += inverse
      second += inverse * inverse
      a += 1
      left -= 1
    }
    if left > 0 {
      let (low, high) = (1 / a, 1 / (a + left))
      let (lowSquare, highSquare) = (low * low, high * high)
      first +=
        log1p(left * low) + left * low * high / 2
        + (Self.digamma(lowSquare) - Self.digamma(highSquare))
      second +=
        left * low * high + (lowSquare - highSquare) / 2
        + (low * Self.trigamma(lowSquare) - high * Self.trigamma(highSquare))
    }
    self.first = first
    self.second = second
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

  /// ΣB₂ₖ/(2k(2k − 1))·v²ᵏ⁻¹ with v = 1/a.
  private static func stirling(_ v: Double) -> Double {
    let u = v * v
    return v
      * (1 / 12 - u
        * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u * (1 / 1188 - u * 691 / 360360)))))
  }
}
