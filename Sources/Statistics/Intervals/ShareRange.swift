/// A share of which only is known between which two it lies: its count or its total is printed rounded.
///
/// The count of a survey's whole percent, or the total behind a count with a rounded share, is any whole
/// number in a range. Everything that is said of such a share holds for all of them.
public struct ShareRange: Sendable, Hashable {
  /// The least and the greatest share possible.
  public let least: Share
  public let greatest: Share
  /// The share in the middle.
  public let middle: Share
  /// The point estimate, a fraction: the printed share, or else the one in the middle.
  public let value: Double

  /// A count beside its share, printed as a multiple of a unit: 37 at 6.8 % in tenths of a percent is of 541
  /// to 548 persons, all whole n with x/n from s − ½u to s + ½u.
  ///
  /// - Parameters:
  ///   - events: x, at least 1.
  ///   - share: s, a fraction in (0, 1].
  ///   - unit: u, the printed unit as a fraction: 0.001 for a tenth of a percent.
  /// - Throws: `StatisticsError` for x < 1, of which any n has a share of 0; for a share or unit that is no
  ///   fraction above 0, or a share not above half the unit, of which n has no limit; and when no whole n
  ///   gives the share.
  public init(_ events: Int, share: Double, roundedTo unit: Double) throws(StatisticsError) {
    guard events >= 1 else { throw StatisticsError("x", events, allowed: "at least 1") }
    guard unit > 0, unit < 1 else {
      throw StatisticsError("unit", unit, allowed: "above 0 and below 1")
    }
    guard share > unit / 2 * (1 + Self.tolerance), share <= 1 else {
      throw StatisticsError("share", share, allowed: "above half the unit, and at most 1")
    }
    let x = Double(events)
    let fewest = max(events, Self.wholeAbove(x / (share + unit / 2)))
    let most = Self.wholeBelow(x / (share - unit / 2))
    guard fewest <= most else {
      throw StatisticsError("share", share, allowed: "that of \(events) among a whole number")
    }
    try self.init(events...events, of: fewest...most)
  }

  /// A share of n persons, printed as a multiple of a unit: the count is any whole x with x/n from s − ½u to
  /// s + ½u.
  ///
  /// - Parameters:
  ///   - share: s, a fraction in [0, 1].
  ///   - total: n, at least 1.
  ///   - unit: u, the printed unit as a fraction: 0.01 for a whole percent.
  /// - Throws: `StatisticsError` for a share outside [0, 1], n < 1, or when no whole x gives the share.
  public init(share: Double, of total: Int, roundedTo unit: Double) throws(StatisticsError) {
    guard total >= 1, total <= Share.largestTotal else {
      throw StatisticsError("n", total, allowed: "from 1 to \(Share.largestTotal)")
    }
    guard unit > 0, unit < 1 else {
      throw StatisticsError("unit", unit, allowed: "above 0 and below 1")
    }
    guard share >= 0, share <= 1 else {
      throw StatisticsError("share", share, allowed: "from 0 to 1")
    }
    let n = Double(total)
    let fewest = max(0, Self.wholeAbove((share - unit / 2) * n))
    let most = min(total, Self.wholeBelow((share + unit / 2) * n))
    guard fewest <= most else {
      throw StatisticsError("share", share, allowed: "that of a whole number of \(total)")
    }
    try self.init(fewest...most, of: total...total, printed: share)
  }

  /// A share that is known.
  public init(_ share: Share) {
    least = share
    greatest = share
    middle = share
    value = share.value
  }

  /// - Parameters:
  ///   - events: the least and the greatest count.
  ///   - totals: the least and the greatest n.
  ///   - printed: the point estimate; nil for the share in the middle.
  /// - Throws: `StatisticsError` when the greatest count exceeds the smallest total.
  public init(
    _ events: ClosedRange<Int>, of totals: ClosedRange<Int>, printed: Double? = nil
  ) throws(StatisticsError) {
    least = try Share(events.lowerBound, of: totals.upperBound)
    greatest = try Share(events.upperBound, of: totals.lowerBound)
    middle = try Share(
      events.lowerBound + (events.upperBound - events.lowerBound) / 2,
      of: totals.lowerBound + (totals.upperBound - totals.lowerBound) / 2)
    value = printed ?? middle.value
  }

  /// Several groups put together, none of whom share anybody: counts and totals add up, and so do their
  /// ranges.
  /// - Throws: `StatisticsError` for nobody, or more than 2⁵³.
  public static func together(_ ranges: some Sequence<ShareRange>) throws(StatisticsError)
    -> ShareRange
  {
    var events = (low: 0, high: 0)
    var totals = (low: 0, high: 0)
    for range in ranges {
      events = (events.low + range.events.lowerBound, events.high + range.events.upperBound)
      totals = (totals.low + range.totals.lowerBound, totals.high + range.totals.upperBound)
      guard totals.high <= Share.largestTotal else {
        throw StatisticsError(
          "n of all together", totals.high, allowed: "at most \(Share.largestTotal)")
      }
    }
    return try ShareRange(events.low...events.high, of: totals.low...totals.high)
  }

  /// The counts possible.
  public var events: ClosedRange<Int> { least.events...greatest.events }

  /// The totals possible.
  public var totals: ClosedRange<Int> { greatest.total...least.total }

  /// Whether it is one share.
  public var isExact: Bool { least == greatest }

  /// The union of Wilson's intervals of all shares possible: it reaches from that of the least to that of the
  /// greatest, since both limits rise with x and fall with n.
  public func wilsonInterval(_ level: ConfidenceLevel) -> Interval {
    Interval(
      lower: least.wilsonInterval(level).lower, upper: greatest.wilsonInterval(level).upper)
  }

  /// How far a whole number may be missed by rounding in binary: what was printed as 6.85 is not exactly that.
  private static let tolerance = 1e-9

  private static func wholeAbove(_ number: Double) -> Int {
    Int((number - tolerance * max(1, number.magnitude)).rounded(.up))
  }

  private static func wholeBelow(_ number: Double) -> Int {
    Int((number + tolerance * max(1, number.magnitude)).rounded(.down))
  }
}
