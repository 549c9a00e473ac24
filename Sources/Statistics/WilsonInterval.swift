extension Share {
  /// Wilson's score interval of the share, as fractions in [0, 1].
  ///
  /// The p for which the score test does not reject, (2x + z² ∓ z√(z² + 4x(1 − x/n))) / (2(n + z²)).
  /// The lower limit is computed from the upper one, through the product of the two roots: the
  /// difference in the formula would cancel for small x. At x = 0 the lower limit is 0 exactly, at
  /// x = n the upper is 1 exactly.
  ///
  /// Source: Wilson 1927, JASA 22:209; Newcombe 1998, Statistics in Medicine 17:857, method 3.
  public func wilsonInterval(_ level: ConfidenceLevel) -> Interval {
    let x = Double(events)
    let n = Double(total)
    let square = level.z * level.z
    let spread = level.z * (square + 4 * x * (Double(total - events) / n)).squareRoot()
    let upperSum = 2 * x + square + spread
    return Interval(
      lower: 2 * x * (x / n) / upperSum,
      upper: events == total ? 1 : upperSum / (2 * (n + square)))
  }
}
