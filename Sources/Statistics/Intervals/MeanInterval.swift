/// The mean of n measurements whose standard deviation is known from them.
public struct MeasuredMean: Sendable, Hashable {
  public let mean: Double
  public let standardDeviation: Double
  public let count: Int

  /// - Parameters:
  ///   - mean: in any unit.
  ///   - standardDeviation: with n − 1 in the denominator, in the unit of the mean.
  ///   - count: n, at least 2.
  /// - Throws: `StatisticsError` for fewer than two, which have no spread, a mean that is no number or
  ///   a negative deviation.
  public init(mean: Double, standardDeviation: Double, count: Int) throws(StatisticsError) {
    guard count >= 2 else { throw StatisticsError("n", count, allowed: "at least 2") }
    guard mean.isFinite else { throw StatisticsError("mean", mean, allowed: "a finite number") }
    guard standardDeviation >= 0, standardDeviation.isFinite else {
      throw StatisticsError(
        "standard deviation", standardDeviation, allowed: "a finite number, not negative")
    }
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.count = count
  }

  /// mean ∓ t(1 − α/2; n − 1)·s/√n, in the unit of the mean.
  ///
  /// - Throws: `StatisticsError` only where the quantile cannot be computed.
  /// - Source: Student 1908, Biometrika 6:1.
  public func tInterval(_ level: ConfidenceLevel) throws(StatisticsError) -> Interval {
    // The upper quantile through the lower tail, which loses nothing.
    let t = -(try StudentDistribution(degrees: Double(count - 1)).quantile(level.tail))
    let distance = t * standardDeviation / Double(count).squareRoot()
    return Interval(lower: mean - distance, upper: mean + distance)
  }
}
