/// A survey's share as it is printed, and how many answered.
///
/// How many of those who answered the share stands for is known as a range: of 210 answers, a whole percent
/// is two persons.
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

  /// The shares that the printed one can stand for: all whole counts of those who answered that round to it.
  /// It is taken for a whole percent where it is one, or else for one of as many decimals as it shows; nil
  /// where no whole count rounds to it.
  public var range: ShareRange? {
    let percent = value * 100
    let unit = [1.0, 0.1].first { unit in
      (percent / unit - (percent / unit).rounded()).magnitude < 1e-6
    }
    return try? ShareRange(share: value, of: answered, roundedTo: (unit ?? 0.01) / 100)
  }

  /// The union of Wilson's intervals over all counts that the share can stand for: what rounding hides is in
  /// it.
  public func wilsonIntervalOfRange(_ level: ConfidenceLevel) -> Interval {
    guard let range,
      let least = try? SurveyShare(range.least.value, answered: answered, invited: invited),
      let greatest = try? SurveyShare(range.greatest.value, answered: answered, invited: invited)
    else { return wilsonInterval(level) }
    return Interval(
      lower: least.wilsonInterval(level).lower, upper: greatest.wilsonInterval(level).upper)
  }

  /// Wilson's interval of the printed share: p̂·n stands in place of the count, whole or not. It has the
  /// standard error of a finite population where the invited are known, and is wider than need be without
  /// them. Where all invited answered, both limits are the share.
  public func wilsonInterval(_ level: ConfidenceLevel) -> Interval {
    let factor = invited.map { finitePopulationFactor(answered, of: $0) } ?? 1
    guard factor > 0 else { return Interval(lower: value, upper: value) }
    let n = Double(answered)
    return Interval(wilson: value * n, others: (1 - value) * n, of: n, z: level.z * factor)
  }
}
