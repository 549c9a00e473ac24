/// A difference with its test: how large it is, how far out if there were none, and the interval that
/// belongs to the test.
public protocol TestedDifference: Sendable {
  /// The difference: a fraction for shares, or in the mean's own unit.
  var difference: Double { get }
  /// The test statistic, standard normal where there is no difference.
  var z: Double { get }
  /// The two-sided p-value.
  var pValue: Double { get }
  /// The interval of `difference`; it excludes zero exactly when the test rejects.
  func interval(_ level: ConfidenceLevel) -> Interval
  /// Whether the test rejects that there is no difference.
  func rejectsEquality(_ level: ConfidenceLevel) -> Bool
  /// The distances from the estimated difference of two such differences to its lower and upper limits.
  func reach(minus other: Self, _ level: ConfidenceLevel) -> (below: Double, above: Double)
}

extension TestedDifference {
  public var pValue: Double { NormalDistribution.twoSidedPValue(z) }

  /// Square and add: the roots of the sums of both differences' squared distances to their limits.
  /// Source: Zou and Donner 2008, Statistics in Medicine 27:1693.
  public func reach(minus other: Self, _ level: ConfidenceLevel) -> (below: Double, above: Double) {
    let (own, others) = (interval(level), other.interval(level))
    return (
      hypotenuse(difference - own.lower, others.upper - other.difference),
      hypotenuse(own.upper - difference, other.difference - others.lower)
    )
  }
}

/// A difference whose standard error is the same whatever the difference is: test and interval use it
/// both, and so cannot contradict each other.
public protocol SymmetricDifference: TestedDifference {
  /// The standard error in the unit of `difference`, positive.
  var standardError: Double { get }
}

extension SymmetricDifference {
  public var z: Double { difference / standardError }

  public func rejectsEquality(_ level: ConfidenceLevel) -> Bool {
    difference.magnitude > level.z * standardError
  }

  public func interval(_ level: ConfidenceLevel) -> Interval {
    Interval(
      lower: difference - level.z * standardError, upper: difference + level.z * standardError)
  }

  /// z√(s₁² + s₂²) to both sides, which square and add comes to where limits are symmetric.
  public func reach(minus other: Self, _ level: ConfidenceLevel) -> (below: Double, above: Double) {
    let variance = standardError * standardError + other.standardError * other.standardError
    let distance = level.z * variance.squareRoot()
    return (distance, distance)
  }
}
