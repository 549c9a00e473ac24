/// x events among n: the numerator and denominator of a share, with 0 ≤ x ≤ n and n ≥ 1.
public struct Share: Sendable, Hashable {
  public let events: Int
  public let total: Int

  /// The largest n: beyond 2⁵³ a double no longer tells neighbouring counts apart.
  public static let largestTotal = 1 << 53

  /// - Throws: `StatisticsError` when n < 1 (a share of nobody has no value) or n > 2⁵³, or when x
  ///   lies outside 0…n.
  public init(_ events: Int, of total: Int) throws(StatisticsError) {
    guard total >= 1 else { throw StatisticsError("n", total, allowed: "at least 1") }
    guard total <= Self.largestTotal else {
      throw StatisticsError("n", total, allowed: "at most \(Self.largestTotal)")
    }
    guard events >= 0, events <= total else {
      throw StatisticsError("x", events, allowed: "from 0 to n = \(total)")
    }
    self.init(trusted: events, of: total)
  }

  /// Creates a share from counts whose order the caller has already checked.
  @usableFromInline init(trusted events: Int, of total: Int) {
    self.events = events
    self.total = total
  }

  /// Several groups put together, none of whom share anybody.
  /// - Throws: `StatisticsError` for nobody, or more than 2⁵³.
  public static func together(_ shares: some Sequence<Share>) throws(StatisticsError) -> Share {
    var (events, total) = (0, 0)
    for share in shares {
      events += share.events
      total += share.total
      guard total <= largestTotal else {
        throw StatisticsError("n of all together", total, allowed: "at most \(largestTotal)")
      }
    }
    return try Share(events, of: total)
  }

  /// x/n as a fraction in [0, 1], never percent.
  public var value: Double { Double(events) / Double(total) }

  /// The complementary share: n − x among n.
  var complement: Share { Share(trusted: total - events, of: total) }

  /// The share of both groups combined.
  func pooled(with other: Share) -> Share {
    Share(trusted: events + other.events, of: total + other.total)
  }
}
