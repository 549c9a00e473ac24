/// The difference of two independent shares, `first` − `second`: one score test, and the interval
/// that is its inversion, so that the interval excludes zero exactly when the test rejects.
public struct ShareDifference: Sendable, Hashable {
  public let first: Share
  public let second: Share

  public init(_ first: Share, minus second: Share) {
    self.first = first
    self.second = second
  }

  /// p₁ − p₂, a fraction in [−1, 1].
  public var value: Double { first.value - second.value }

  /// The score statistic at no difference: (p₁ − p₂) / √(p̄(1 − p̄)(1/n₁ + 1/n₂)), p̄ pooled.
  /// 0 when nobody or everybody has the event.
  public var z: Double {
    let pooled = first.pooled(with: second)
    let variance =
      pooled.value * pooled.complement.value
      * (1 / Double(first.total) + 1 / Double(second.total))
    guard variance > 0 else { return 0 }
    // With the rarer outcome counted, since 1 − p keeps no digits of a p near 1.
    let isRare = 2 * pooled.events <= pooled.total
    let distance = isRare ? value : second.complement.value - first.complement.value
    return distance / variance.squareRoot()
  }

  /// Two-sided p-value of `z`.
  public var pValue: Double { NormalDistribution.twoSidedPValue(z) }

  /// Whether the test rejects equality at this level.
  public func rejectsEquality(_ level: ConfidenceLevel) -> Bool { z.magnitude > level.z }
}
