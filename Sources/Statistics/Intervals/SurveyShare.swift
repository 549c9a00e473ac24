/// A survey's share as it is printed, and how many answered.
///
/// How many of those who answered the share stands for is not known: of 210 answers, a whole percent
/// is two persons. p̂·n stands in place of the count, whole or not, and the interval is that of the
/// printed share; what rounding hides, half a percentage point at most, is not in it.
public struct SurveyShare: Sendable, Hashable {
  /// A fraction in [0, 1].
  public let value: Double
  /// n, at least 1.
  public let answered: Int
  /// N, at least n; nil where it is not told.
  public let invited: Int?

  /// - Throws: `StatisticsError` for a share outside [0, 1], n outside 1…2⁵³, or N below n.
  public init(_ value: Double, answered: Int, invited: Int?) throws(StatisticsError) {
    guard value >= 0, value <= 1 else {
      throw StatisticsError("share", value, allowed: "from 0 to 1")
    }
    guard answered >= 1, answered <= Share.largestTotal else {
      throw StatisticsError("answered", answered, allowed: "from 1 to \(Share.largestTotal)")
    }
    if let invited, invited < answered {
      throw StatisticsError("invited", invited, allowed: "at least the answered, \(answered)")
    }
    self.value = value
    self.answered = answered
    self.invited = invited
  }

  /// The events nearest to the printed share.
  public var nearestEvents: Int { Int((value * Double(answered)).rounded()) }

  /// Wilson's interval, with the standard error of a finite population where the invited are known;
  /// without them it is wider than need be. Where all invited answered, both limits are the share.
  public func wilsonInterval(_ level: ConfidenceLevel) -> Interval {
    let factor = invited.map { finitePopulationFactor(answered, of: $0) } ?? 1
    guard factor > 0 else { return Interval(lower: value, upper: value) }
    let n = Double(answered)
    return Interval(wilson: value * n, others: (1 - value) * n, of: n, z: level.z * factor)
  }
}
