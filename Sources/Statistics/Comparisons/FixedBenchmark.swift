/// A share against a benchmark outside it that has no error of its own: a target, a published share.
public struct FixedBenchmark: TestedDifference, Hashable {
  public let share: Share
  /// p₀, a fraction.
  public let benchmark: Double

  /// - Throws: `StatisticsError` for a benchmark outside (0, 1): at 0 or 1 chance has no part, and
  ///   there is nothing to test.
  public init(_ share: Share, against benchmark: Double) throws(StatisticsError) {
    guard benchmark > 0, benchmark < 1 else {
      throw StatisticsError(
        "benchmark", benchmark, allowed: "between 0 and 1, both excluded")
    }
    self.share = share
    self.benchmark = benchmark
  }

  /// p − p₀, a fraction in [−1, 1].
  public var difference: Double { share.value - benchmark }

  /// √(p₀(1 − p₀)/n), the standard error of `difference` when it is zero.
  public var standardError: Double {
    (benchmark * (1 - benchmark) / Double(share.total)).squareRoot()
  }

  /// The score statistic (p − p₀) / √(p₀(1 − p₀)/n).
  public var z: Double { difference / standardError }

  /// The interval of `difference`: Wilson's interval of the share minus p₀.
  ///
  /// Wilson's limits are where `z` reaches its critical value, so zero is outside exactly when the
  /// test rejects.
  public func interval(_ level: ConfidenceLevel) -> Interval {
    let wilson = share.wilsonInterval(level)
    return Interval(lower: wilson.lower - benchmark, upper: wilson.upper - benchmark)
  }

  /// Whether |z| is above its critical value. Asked of the interval, which is the same question:
  /// rounding could answer the two differently where they are equal to the last bit.
  public func rejectsEquality(_ level: ConfidenceLevel) -> Bool {
    interval(level).excludes(0)
  }
}

/// Exact tests, for the same question: how likely a count at least as far out is if p₀ is true.
///
/// Two-sided is twice the smaller tail, at most 1, as the intervals leave α/2 on each side: Clopper and
/// Pearson's interval excludes p₀ exactly when `exactPValue` is below α, the mid-P interval when
/// `midPValue` is.
extension FixedBenchmark {
  /// 2·min(P(X ≤ x), P(X ≥ x)), at most 1.
  public func exactPValue() throws(StatisticsError) -> Double {
    let tails = try self.tails()
    return min(1, 2 * min(tails.below + tails.at, tails.above + tails.at))
  }

  /// 2·min(P(X < x) + ½P(X = x), P(X > x) + ½P(X = x)), at most 1.
  public func midPValue() throws(StatisticsError) -> Double {
    let tails = try self.tails()
    return min(1, 2 * min(tails.below + tails.at / 2, tails.above + tails.at / 2))
  }

  private func tails() throws(StatisticsError) -> (below: Double, at: Double, above: Double) {
    let counts = try BinomialDistribution(trials: share.total, probability: benchmark)
    return (
      share.events == 0 ? 0 : try counts.cdf(share.events - 1), try counts.pmf(share.events),
      try counts.upperTail(share.events)
    )
  }
}
