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
  public var z: Double { folded.score(at: 0) }

  /// Two-sided p-value of `z`.
  public var pValue: Double { NormalDistribution.twoSidedPValue(z) }

  /// Whether the test rejects equality at this level.
  public func rejectsEquality(_ level: ConfidenceLevel) -> Bool { z.magnitude > level.z }

  /// Mee's score interval: the differences δ at which the score statistic, its variance taken at
  /// the constrained maximum likelihood estimates, stays within ±z. No N/(N − 1) correction.
  ///
  /// Source: Mee 1984, Biometrics 40:1175; Newcombe 1998, Statistics in Medicine 17:873, method 5.
  public func scoreInterval(_ level: ConfidenceLevel) -> Interval {
    let mirrored = ShareDifference(second, minus: first)
    return Interval(lower: lowerLimit(z: level.z), upper: -mirrored.lowerLimit(z: level.z))
  }

  /// The δ below the estimate where the score statistic reaches z.
  private func lowerLimit(z: Double) -> Double {
    let folded = self.folded
    let estimate = folded.value
    guard estimate > -1 else { return -1 }
    // Splitting the search at zero puts the limit on the same side of zero as the test's verdict,
    // whatever the rounding.
    let rejects = estimate > 0 && folded.z > z
    return root(between: rejects ? 0 : -1, and: rejects ? estimate : min(estimate, 0)) {
      folded.score(at: $0) - z
    }
  }

  /// The same difference with the rarer outcome counted, since 1 − p keeps no digits of a p near 1.
  private var folded: ShareDifference {
    let pooled = first.pooled(with: second)
    guard 2 * pooled.events > pooled.total else { return self }
    return ShareDifference(second.complement, minus: first.complement)
  }

  /// (p₁ − p₂ − δ) over its standard error, with p₁ = p₂ + δ fitted by maximum likelihood.
  private func score(at delta: Double) -> Double {
    guard delta >= 0 else {
      return -ShareDifference(second, minus: first).score(at: -delta)
    }
    let distance = value - delta
    guard distance != 0 else { return 0 }
    let q = constrainedSecond(delta)
    let variance =
      (q + delta) * ((1 - delta) - q) / Double(first.total) + q * (1 - q) / Double(second.total)
    return distance / variance.squareRoot()
  }

  /// The maximum likelihood estimate of p₂ when p₁ = p₂ + δ, for δ ≥ 0; it lies in [0, 1 − δ].
  ///
  /// The likelihood's derivative falls from left to right. Times the two variances it is the cubic
  /// g below, of the same sign and without poles, solved by Newton's method inside a bracket.
  private func constrainedSecond(_ delta: Double) -> Double {
    guard delta > 0 else { return first.pooled(with: second).value }
    let (x1, n1) = (Double(first.events), Double(first.total))
    let (x2, n2) = (Double(second.events), Double(second.total))
    let edge = 1 - delta
    // Without events below, or without non-events above, the maximum may lie on the edge itself.
    if x2 == 0, x1 / delta - (n1 - x1) / edge - n2 <= 0 { return 0 }
    if x1 == n1, n1 + x2 / edge - (n2 - x2) / delta >= 0 { return edge }

    let (p1, p2) = (first.value, second.value)
    let (weight1, weight2) = (n1 / (n1 + n2), n2 / (n1 + n2))
    var (low, high) = (0.0, edge)
    var q = min(max(weight1 * (p1 - delta) + weight2 * p2, 0.001 * edge), 0.999 * edge)
    // Newton needs about five steps; pure bisection would need sixty.
    for _ in 0..<100 {
      let (variance1, variance2) = ((q + delta) * (edge - q), q * (1 - q))
      let (gap1, gap2) = (p1 - delta - q, p2 - q)
      let g = weight1 * gap1 * variance2 + weight2 * gap2 * variance1
      guard g != 0 else { break }
      if g > 0 { low = q } else { high = q }
      let slope =
        weight1 * (gap1 * (1 - 2 * q) - variance2)
        + weight2 * (gap2 * (1 - 2 * (q + delta)) - variance1)
      let newton = q - g / slope
      let next = newton > low && newton < high ? newton : low + (high - low) / 2
      let moved = (next - q).magnitude
      q = next
      if moved <= 2 * q.ulp { break }
    }
    return q
  }
}
