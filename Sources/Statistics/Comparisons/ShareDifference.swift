/// The difference of two independent shares, `first` − `second`: one score test, and the interval
/// that is its inversion, so that the interval excludes zero exactly when the test rejects.
public struct ShareDifference: TestedDifference, Hashable {
  public let first: Share
  public let second: Share

  public init(_ first: Share, minus second: Share) {
    self.first = first
    self.second = second
  }

  /// p₁ − p₂, a fraction in [−1, 1]: (x₁n₂ − x₂n₁)/(n₁n₂) with the numerator in whole numbers, since
  /// shares that are nearly equal lose their difference when they are rounded first.
  public var difference: Double {
    numerator / (Double(first.total) * Double(second.total))
  }

  /// x₁n₂ − x₂n₁; 64 bits do for all but the largest totals, and are faster than 128.
  private var numerator: Double {
    let one = first.events.multipliedReportingOverflow(by: second.total)
    let other = second.events.multipliedReportingOverflow(by: first.total)
    guard one.overflow || other.overflow else {
      return Double(one.partialValue - other.partialValue)
    }
    return Double(
      Int128(first.events) * Int128(second.total) - Int128(second.events) * Int128(first.total))
  }

  /// The score statistic at no difference: (p₁ − p₂) / √(p̄(1 − p̄)(1/n₁ + 1/n₂)), p̄ pooled.
  /// 0 when nobody or everybody has the event.
  public var z: Double {
    let pooled = first.pooled(with: second)
    let variance =
      pooled.value * pooled.complement.value
      * (1 / Double(first.total) + 1 / Double(second.total))
    return variance > 0 ? difference / variance.squareRoot() : 0
  }

  /// Whether the test rejects equality at this level.
  public func rejectsEquality(_ level: ConfidenceLevel) -> Bool { z.magnitude > level.z }
}
