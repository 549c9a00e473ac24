/// A unit compared with a benchmark it is itself a part of: a municipality in its county.
///
/// The test and the interval set the unit against the *rest*, which is independent of it; what is
/// printed is the distance to the published total. With w = n/N the unit's part of the benchmark,
/// p − p₀ = (1 − w)(p − p_rest), so both are scaled by 1 − w and can never contradict each other.
public struct PartOfWhole: TestedDifference, Hashable {
  public let part: Share
  public let whole: Share
  private let partMinusRest: ShareDifference

  /// - Throws: `StatisticsError` when the part is not inside the whole, or is all of it: nobody is
  ///   left to compare with.
  public init(_ part: Share, in whole: Share) throws(StatisticsError) {
    guard part.total < whole.total else {
      throw StatisticsError("n", part.total, allowed: "below the benchmark's N = \(whole.total)")
    }
    let others = (events: whole.events - part.events, total: whole.total - part.total)
    guard (0...others.total).contains(others.events) else {
      throw StatisticsError(
        "x", part.events, allowed: "part of the benchmark's \(whole.events) of \(whole.total)")
    }
    self.init(trusted: part, in: whole)
  }

  /// Creates a comparison whose part the caller knows to be inside the whole.
  @usableFromInline init(trusted part: Share, in whole: Share) {
    let rest = Share(trusted: whole.events - part.events, of: whole.total - part.total)
    self.part = part
    self.whole = whole
    self.partMinusRest = ShareDifference(part, minus: rest)
  }

  /// The benchmark without the unit.
  public var rest: Share { partMinusRest.second }

  /// p − p₀, the distance to the published total, a fraction in [−1, 1].
  public var difference: Double { ShareDifference(part, minus: whole).difference }

  /// s = √(p₀(1 − p₀)(1 − w)/n), the standard error of `difference` when unit and rest are equal;
  /// 0 when nobody or everybody has the event.
  public var standardError: Double {
    let restOfWhole = Double(rest.total) / Double(whole.total)
    let variance = whole.value * whole.complement.value * restOfWhole / Double(part.total)
    return variance.squareRoot()
  }

  /// (p − p₀) / √(p₀(1 − p₀)(1 − w)/n), the pooled score statistic of unit against rest.
  public var z: Double { partMinusRest.z }

  /// Whether the test rejects that unit and rest are equal.
  public func rejectsEquality(_ level: ConfidenceLevel) -> Bool {
    partMinusRest.rejectsEquality(level)
  }

  /// The interval of `difference`: (1 − w) times the score interval of unit minus rest.
  public func interval(_ level: ConfidenceLevel) -> Interval {
    let restOfWhole = Double(rest.total) / Double(whole.total)
    let interval = partMinusRest.interval(level).scaled(by: restOfWhole)
    // At a limit of the possible, scaling may round past the estimate by its last bit.
    return Interval(
      lower: min(interval.lower, difference), upper: max(interval.upper, difference))
  }
}
