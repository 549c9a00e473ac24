/// A unit's change against the change of the rest of its benchmark over the same time.
public struct DifferenceInDifferences: Sendable, Hashable {
  /// Later minus earlier, in the unit.
  public let unit: ShareDifference
  /// Later minus earlier, in the benchmark without the unit.
  public let rest: ShareDifference

  public init(unit: ShareDifference, rest: ShareDifference) {
    self.unit = unit
    self.rest = rest
  }

  /// The unit's change minus the rest's, a fraction in [−2, 2].
  public var value: Double { unit.value - rest.value }

  /// D ∓ √(sum of the squared distances of both changes to their score limits), square and add.
  /// Source: Zou and Donner 2008, Statistics in Medicine 27:1693.
  public func interval(_ level: ConfidenceLevel) -> Interval {
    let own = unit.scoreInterval(level)
    let others = rest.scoreInterval(level)
    return Interval(
      lower: value - hypotenuse(unit.value - own.lower, others.upper - rest.value),
      upper: value + hypotenuse(own.upper - unit.value, rest.value - others.lower))
  }
}
