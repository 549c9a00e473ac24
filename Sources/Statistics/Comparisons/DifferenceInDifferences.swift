/// A unit's change against the change of the rest of its benchmark over the same time, of shares or of
/// means.
public struct DifferenceInDifferences<Change: TestedDifference>: Sendable {
  /// The change of the unit: later minus earlier.
  public let unit: Change
  /// The change of the benchmark without the unit: later minus earlier.
  public let rest: Change

  public init(unit: Change, rest: Change) {
    self.unit = unit
    self.rest = rest
  }

  /// The unit's change minus the rest's: a fraction in [−2, 2], or in the mean's own unit.
  public var value: Double { unit.difference - rest.difference }

  /// Both changes' intervals by square and add.
  /// Source: Zou and Donner 2008, Statistics in Medicine 27:1693.
  public func interval(_ level: ConfidenceLevel) -> Interval {
    let reach = unit.reach(minus: rest, level)
    return Interval(lower: value - reach.below, upper: value + reach.above)
  }
}
