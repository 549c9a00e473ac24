/// The change of a unit's mean against the change of the mean of the rest of its benchmark over the
/// same time.
public struct MeanDifferenceInDifferences: Sendable, Hashable {
  /// Later minus earlier, in the unit.
  public let unit: MeanDifference
  /// Later minus earlier, in the benchmark without the unit.
  public let rest: MeanDifference

  public init(unit: MeanDifference, rest: MeanDifference) {
    self.unit = unit
    self.rest = rest
  }

  /// The unit's change minus the rest's, in the mean's own unit.
  public var value: Double { unit.value - rest.value }

  /// D ∓ √(sum of the squared distances of both changes to their limits), square and add. Both
  /// changes have symmetric limits, z times a standard error away, so that this is
  /// D ∓ z√(σ₁²/n₁ + σ₂²/n₂ + σ₁²/(N₁ − n₁) + σ₂²/(N₂ − n₂)).
  /// Source: Zou and Donner 2008, Statistics in Medicine 27:1693.
  public func interval(_ level: ConfidenceLevel) -> Interval {
    let variance =
      unit.standardError * unit.standardError + rest.standardError * rest.standardError
    let distance = level.z * variance.squareRoot()
    return Interval(lower: value - distance, upper: value + distance)
  }
}

extension MeanDifference.Sample {
  /// Those who are left of a whole, with the same spread, when a part is taken out:
  /// ȳ₀ − (ȳ − ȳ₀)·n/(N − n), which is (Nȳ₀ − nȳ)/(N − n) without the cancellation of large sums.
  ///
  /// - Throws: `StatisticsError` for a part that is all of the whole, or more.
  public func without(_ part: MeanDifference.Sample) throws(StatisticsError) -> Self {
    guard part.count < count else {
      throw StatisticsError("n", part.count, allowed: "below the whole's N = \(count)")
    }
    let left = count - part.count
    return MeanDifference.Sample(
      mean: mean - (part.mean - mean) * Double(part.count) / Double(left), count: left,
      spread: spread)
  }
}
