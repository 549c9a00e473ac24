/// The lower triangular L of a positive definite matrix LL′.
struct CholeskyFactor {
  private var lower: [Double]
  private let order: Int

  /// - Parameter matrix: row by row; the lower half is read.
  /// - Returns: nil where it is not positive definite.
  init?(_ matrix: [Double], order: Int) {
    lower = matrix
    self.order = order
    for a in 0..<order {
      for b in 0...a {
        var rest = lower[a * order + b]
        for c in 0..<b { rest -= lower[a * order + c] * lower[b * order + c] }
        if a == b {
          guard rest > 0 else { return nil }
          lower[a * order + a] = rest.squareRoot()
        } else {
          lower[a * order + b] = rest / lower[b * order + b]
        }
      }
    }
  }

  /// The x of LL′x = b.
  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for a in 0..<order {
      for c in 0..<a { x[a] -= lower[a * order + c] * x[c] }
      x[a] /= lower[a * order + a]
    }
    for a in (0..<order).reversed() {
      for c in (a + 1)..<max(order, a + 1) { x[a] -= lower[c * order + a] * x[c] }
      x[a] /= lower[a * order + a]
    }
    return x
  }
}
