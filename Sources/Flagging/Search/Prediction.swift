import Statistics

/// The expected value of a unit given the others, with its uncertainty.
///
/// Distances are measured on a working scale: for shares the logit, linearised at the expected share p,
/// d = (x/n − p)/(p(1 − p)); for means their own.
struct Prediction: Sendable {
  /// The expected value: a fraction, or points.
  let expected: Double
  /// The derivative of the value with respect to the working scale: p(1 − p) for shares, 1 for means.
  let slope: Double
  /// The unit's own sampling variance on the working scale: 1/(np(1 − p)), or σ²/n.
  let chance: Double
  /// The variance of the expectation itself, on the working scale.
  let uncertainty: Double
  /// The total n of a share; nil for means.
  private let total: Int?

  /// Returns nil where the expected share is 0 or 1, at which the logit scale is undefined.
  init?(share expected: Double, total: Int, uncertainty: Double) {
    let slope = expected * (1 - expected)
    guard slope > 0 else { return nil }
    self.init(
      expected: expected, slope: slope, chance: 1 / (Double(total) * slope),
      uncertainty: uncertainty, total: total)
  }

  init(mean expected: Double, chance: Double, uncertainty: Double) {
    self.init(
      expected: expected, slope: 1, chance: chance, uncertainty: uncertainty, total: nil)
  }

  private init(
    expected: Double, slope: Double, chance: Double, uncertainty: Double, total: Int?
  ) {
    self.expected = expected
    self.slope = slope
    self.chance = chance
    self.uncertainty = uncertainty
    self.total = total
  }

  /// The distance of a value from the expected one, on the working scale.
  func distance(_ value: Double) -> Double { (value - expected) / slope }

  /// The standard error without the variance between units.
  var standardError: Double { (chance + uncertainty).squareRoot() }

  /// The distance divided by the standard deviation of chance alone.
  func z(_ value: Double) -> Double { distance(value) / chance.squareRoot() }

  /// The z-score that allows for chance, the variance between units and the expectation's own
  /// uncertainty: for means the distance over its standard deviation, for shares the normal quantile of
  /// the count's own distribution.
  func z(_ value: Double, tauSquared: Double) -> Double {
    let variance = uncertainty + tauSquared
    let normal = distance(value) / (chance + variance).squareRoot()
    guard let total,
      let counts = try? LogitNormalBinomial(trials: total, mean: expected, variance: variance)
    else { return normal }
    // Where the tail is too thin for a number, the order of the units is still right.
    guard let events = Int(exactly: (value * Double(total)).rounded()) else { return normal }
    return (try? counts.z(events)) ?? normal
  }
}
