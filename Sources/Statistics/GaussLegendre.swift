/// Integration over short pieces by Gauss and Legendre's rule with eight points, both over the whole
/// piece and from its start to each point. On [−1, 1]: exact to degree 15, and to degree 7 inside.
enum GaussLegendre {
  static let points = 8

  /// The zeros of the Legendre polynomial P₈, from left to right.
  static let nodes: SIMD8<Double> = {
    var nodes = SIMD8<Double>()
    for k in 0..<points {
      // Chebyshev's points are near; Newton's method does the rest.
      var x = -chebyshev[k]
      for _ in 0..<20 {
        let p = legendre(x)
        x -= p[points] * (1 - x * x) / (Double(points) * (p[points - 1] - x * p[points]))
      }
      nodes[k] = x
    }
    return nodes
  }()

  static let weights: SIMD8<Double> = {
    var weights = SIMD8<Double>()
    for k in 0..<points {
      let (x, n) = (nodes[k], Double(points))
      let slope = n * legendre(x)[points - 1] / (1 - x * x)
      weights[k] = 2 / ((1 - x * x) * slope * slope)
    }
    return weights
  }()

  /// The integral from −1 to node k is the sum of `partial[l][k]`·f(node l): that of the polynomial
  /// through the eight points, from ∫Pₙ = (Pₙ₊₁ − Pₙ₋₁)/(2n + 1).
  static let partial: [SIMD8<Double>] = (0..<points).map { l in
    let at = legendre(nodes[l])
    var row = SIMD8<Double>()
    for k in 0..<points {
      let p = legendre(nodes[k])
      var sum = (nodes[k] + 1) / 2
      for n in 1..<points { sum += at[n] * (p[n + 1] - p[n - 1]) / 2 }
      row[k] = weights[l] * sum
    }
    return row
  }

  /// P₀ to P₈ at x.
  private static func legendre(_ x: Double) -> [Double] {
    var p = [1, x]
    for n in 1..<points {
      p.append((Double(2 * n + 1) * x * p[n] - Double(n) * p[n - 1]) / Double(n + 1))
    }
    return p
  }

  /// cos(π(k + 3/4)/(8 + 1/2)), to four digits.
  private static let chebyshev = [
    0.9617, 0.7980, 0.5264, 0.1837, -0.1837, -0.5264, -0.7980, -0.9617,
  ]
}
