import Statistics

/// What the other units say of one: the expected value, and how sure it is.
///
/// Distances are measured on a working scale: for shares the logit, linearised at the expected share p,
/// d = (x/n − p)/(p(1 − p)); for means their own.
struct Prediction: Sendable {
  /// A fraction, or points.
  let expected: Double
  /// What a unit of the working scale is in the value's own: p(1 − p), or 1.
  let slope: Double
  /// Of the unit's own chance, on the working scale: 1/(np(1 − p)), or σ²/n.
  let chance: Double
  /// Of the expectation itself, on the working scale.
  let uncertainty: Double
  /// n of a share; nil for means.
  private let total: Int?

  /// nil where the expected share is 0 or 1, from which no distance can be measured.
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

  /// Of the value from what is expected, on the working scale.
  func distance(_ value: Double) -> Double { (value - expected) / slope }

  /// Without the variance between units.
  var standardError: Double { (chance + uncertainty).squareRoot() }

  /// The distance over what chance alone makes it.
  func z(_ value: Double) -> Double { distance(value) / chance.squareRoot() }

  /// How far out the value is when chance, the variance between units and the expectation's own
  /// decide: for means the distance over their standard deviation, for shares the normal quantile of
  /// the count's own distribution.
  func z(_ value: Double, tauSquared: Double) -> Double {
    let variance = uncertainty + tauSquared
    let normal = distance(value) / (chance + variance).squareRoot()
    guard let total,
      let counts = try? LogitNormalBinomial(trials: total, mean: expected, variance: variance)
    else { return normal }
    // Where the tail is too thin for a number, the order of the units is still right.
    return (try? counts.z(Int((value * Double(total)).rounded()))) ?? normal
  }
}
