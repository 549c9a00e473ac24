/// A mean of n persons, with the spread between them where that is known.
public struct Mean: Sendable, Hashable {
  /// The mean in its own unit, such as points.
  public let value: Double
  /// n, at least 1.
  public let count: Int
  /// σ, the standard deviation between persons, positive; nil where it is not known.
  public let spread: Double?

  /// - Throws: `StatisticsError` for a mean of nobody, one that is not finite, or a spread that is not
  ///   positive.
  public init(_ value: Double, of count: Int, spread: Double? = nil) throws(StatisticsError) {
    guard count >= 1 else { throw StatisticsError("n", count, allowed: "at least 1") }
    guard value.isFinite else { throw StatisticsError("mean", value, allowed: "a finite number") }
    if let spread { try requirePositive("spread", spread) }
    self.init(trusted: value, of: count, spread: spread)
  }

  private init(trusted value: Double, of count: Int, spread: Double?) {
    self.value = value
    self.count = count
    self.spread = spread
  }

  /// The same mean with a spread that is known or estimated elsewhere.
  /// - Throws: `StatisticsError` for a spread that is not positive.
  public func with(spread: Double) throws(StatisticsError) -> Mean {
    try Mean(value, of: count, spread: spread)
  }

  /// ȳ ∓ zσ/√n; nil where the spread is not known.
  public func interval(_ level: ConfidenceLevel) -> Interval? {
    guard let spread else { return nil }
    let distance = level.z * spread / Double(count).squareRoot()
    return Interval(lower: value - distance, upper: value + distance)
  }

  /// The mean of the rest of a whole when a part is taken out, with the same standard deviation: ȳ₀ − (ȳ
  /// − ȳ₀)·n/(N − n), which is (Nȳ₀ − nȳ)/(N − n) without the cancellation.
  ///
  /// - Throws: `StatisticsError` for a part that is all of the whole, or more.
  public func without(_ part: Mean) throws(StatisticsError) -> Mean {
    guard part.count < count else {
      throw StatisticsError("n", part.count, allowed: "below the whole's N = \(count)")
    }
    let left = count - part.count
    return try Mean(
      value - (part.value - value) * Double(part.count) / Double(left), of: left, spread: spread)
  }

  /// The spread, for what cannot be computed without.
  func requiredSpread() throws(StatisticsError) -> Double {
    guard let spread else { throw StatisticsError("spread", "not known", allowed: "known") }
    return spread
  }
}
