extension Share {
  /// Wilson's score interval of the share, as fractions in [0, 1].
  ///
  /// The p for which the score test does not reject, (2x + z² ∓ z√(z² + 4x(1 − x/n))) / (2(n + z²)).
  /// The lower limit is computed from the upper one, through the product of the two roots: the
  /// difference in the formula would cancel for small x. At x = 0 the lower limit is 0 exactly, at
  /// x = n the upper is 1 exactly.
  ///
  /// Source: Wilson 1927, JASA 22:209; Newcombe 1998, Statistics in Medicine 17:857, method 3.
  public func wilsonInterval(_ level: ConfidenceLevel) -> Interval { wilsonInterval(z: level.z) }

  /// Wilson's interval of a survey's share where n of a finite population answered: the standard error
  /// times √((N − n)/(N − 1)), so z times it. Where all N answered, nothing is left to chance, and both
  /// limits are the share.
  ///
  /// - Throws: `StatisticsError` for a population below n.
  /// - Source: Cochran 1977, Sampling Techniques, section 3.2.
  public func wilsonInterval(_ level: ConfidenceLevel, population: Int) throws(StatisticsError)
    -> Interval
  {
    guard population >= total else {
      throw StatisticsError("population", population, allowed: "at least n = \(total)")
    }
    guard population > total else { return Interval(lower: value, upper: value) }
    return wilsonInterval(z: level.z * finitePopulationFactor(total, of: population))
  }

  private func wilsonInterval(z: Double) -> Interval {
    Interval(wilson: Double(events), others: Double(total - events), of: Double(total), z: z)
  }
}

extension Interval {
  /// Wilson's of x events and n − x others among n; a printed share's x need not be whole.
  init(wilson x: Double, others: Double, of n: Double, z: Double) {
    let square = z * z
    let spread = z * (square + 4 * x * (others / n)).squareRoot()
    let upperSum = 2 * x + square + spread
    self.init(
      lower: 2 * x * (x / n) / upperSum,
      upper: others == 0 ? 1 : upperSum / (2 * (n + square)))
  }
}

/// The finite population correction of the standard error: √((N − n)/(N − 1)) for n ≤ N, 0 where all N
/// are counted.
func finitePopulationFactor(_ n: Int, of population: Int) -> Double {
  population > n ? (Double(population - n) / Double(population - 1)).squareRoot() : 0
}
