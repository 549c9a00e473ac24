/// A closed interval of real numbers, `lower` ≤ `upper`.
public struct Interval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// True when `value` lies outside: the test at this level rejects it.
  public func excludes(_ value: Double) -> Bool { value < lower || value > upper }

  /// Both limits times a factor that is not negative.
  func scaled(by factor: Double) -> Interval {
    Interval(lower: lower * factor, upper: upper * factor)
  }
}
