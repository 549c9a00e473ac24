import Foundation

/// Places in (0, 1) and their weights, together 1: with m of them polynomials up to the degree 2m − 1 are
/// integrated exactly. The places are the zeros of Legendre's polynomial, by Newton's method.
///
/// - Source: Abramowitz and Stegun 1964, 25.4.29.
func gaussLegendre(_ count: Int) -> [(place: Double, weight: Double)] {
  (0..<count).map { index in
    var x = cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
    var slope = 1.0
    for _ in 0..<5 {
      var (before, value) = (1.0, x)
      for degree in 2...count {
        let k = Double(degree)
        (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k)
      }
      slope = Double(count) * (x * value - before) / (x * x - 1)
      x -= value / slope
    }
    return ((1 + x) / 2, 1 / ((1 - x * x) * slope * slope))
  }
}
