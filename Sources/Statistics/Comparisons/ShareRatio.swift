import Foundation

/// The ratio of two independent shares, `first` / `second`: the relative risk.
public struct ShareRatio: Sendable, Hashable {
  public let first: Share
  public let second: Share

  /// - Throws: `StatisticsError` when nobody in `second` has the event: there is nothing to divide by.
  public init(_ first: Share, over second: Share) throws(StatisticsError) {
    guard second.events > 0 else {
      throw StatisticsError("x2", second.events, allowed: "at least 1")
    }
    self.first = first
    self.second = second
  }

  /// p₁/p₂, not negative.
  public var value: Double { first.value / second.value }

  /// Katz's interval: ratio·exp(∓z√(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂)). None at x₁ = 0, whose logarithm is
  /// none.
  ///
  /// Source: Katz and others 1978, Biometrics 34:469.
  public func katzInterval(_ level: ConfidenceLevel) -> Interval? {
    guard first.events > 0 else { return nil }
    func variance(_ share: Share) -> Double {
      share.complement.value / Double(share.events)
    }
    let factor = exp(level.z * (variance(first) + variance(second)).squareRoot())
    return Interval(lower: value / factor, upper: value * factor)
  }
}
