extension ShareDifference {
  /// Newcombe's interval from the two Wilson intervals, square and add:
  /// d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²).
  ///
  /// Close to the score interval and without a search, but no test's inversion.
  ///
  /// Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.
  public func newcombeInterval(_ level: ConfidenceLevel) -> Interval {
    let (p1, p2) = (first.value, second.value)
    let (own, other) = (first.wilsonInterval(level), second.wilsonInterval(level))
    return Interval(
      lower: difference - hypotenuse(p1 - own.lower, other.upper - p2),
      upper: difference + hypotenuse(own.upper - p1, p2 - other.lower))
  }
}

/// √(a² + b²), for distances of at most 2.
func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
