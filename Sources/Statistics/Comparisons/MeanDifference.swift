/// The difference of two independent means, each with a known or estimated spread between persons:
/// grunnskolepoeng of a municipality in two years.
///
/// The standard error is √(σ₁²/n₁ + σ₂²/n₂); test and interval use it both, and so cannot
/// contradict each other.
public struct MeanDifference: Sendable, Hashable {
  /// The first mean minus the second, in the mean's own unit.
  public let value: Double
  /// In the mean's own unit, positive.
  public let standardError: Double

  /// A mean of n persons with the standard deviation σ between them.
  public struct Sample: Sendable, Hashable {
    public let mean: Double
    public let count: Int
    public let spread: Double

    public init(mean: Double, count: Int, spread: Double) {
      self.mean = mean
      self.count = count
      self.spread = spread
    }

    /// σ²/n.
    fileprivate func variance() throws(StatisticsError) -> Double {
      guard count >= 1 else { throw StatisticsError("n", count, allowed: "at least 1") }
      guard mean.isFinite else { throw StatisticsError("mean", mean, allowed: "a finite number") }
      try requirePositive("spread", spread)
      return spread * spread / Double(count)
    }
  }

  /// - Throws: `StatisticsError` for a mean of nobody, one that is not finite, or a spread that is
  ///   not positive.
  public init(_ first: Sample, minus second: Sample) throws(StatisticsError) {
    standardError = try (first.variance() + second.variance()).squareRoot()
    value = first.mean - second.mean
  }

  public var z: Double { value / standardError }

  /// Two-sided p-value of `z`.
  public var pValue: Double { NormalDistribution.twoSidedPValue(z) }

  public func rejectsEquality(_ level: ConfidenceLevel) -> Bool {
    value.magnitude > level.z * standardError
  }

  /// The interval of `value`; it excludes zero exactly when the test rejects.
  public func interval(_ level: ConfidenceLevel) -> Interval {
    Interval(lower: value - level.z * standardError, upper: value + level.z * standardError)
  }
}
