/// Neighbouring years taken together, for units so small that a single year says little.
///
/// The counts are added, so that a person-year weighs the same whatever the year: x = Σx, n = Σn.
/// A pooled share is always shown with its window.
public struct PooledYears: Sendable, Hashable {
  /// The first and last year.
  public let window: ClosedRange<Int>
  public let share: Share

  /// The longest list of windows that do not overlap, none with a missing year or a break inside,
  /// in the order of time. They are counted backwards from the newest year, which is the one asked
  /// for; what is left over at the start of a series is not pooled.
  ///
  /// - Parameters:
  ///   - years: each year's counts.
  ///   - length: years to a window, 3 for the usual three-year sums.
  ///   - breaks: the first year of each new way of counting.
  /// - Throws: `StatisticsError` for a window shorter than a year, or a sum above 2⁵³.
  public static func windows(
    over years: [Int: Share], length: Int = 3, breaks: Set<Int> = []
  ) throws(StatisticsError) -> [PooledYears] {
    guard length >= 1 else {
      throw StatisticsError("years to a window", length, allowed: "at least 1")
    }
    var pooled: [PooledYears] = []
    var collected: [(year: Int, share: Share)] = []
    for (year, share) in years.sorted(by: { $0.key > $1.key }) {
      // Going back in time, a break stands between its first new year and the year before.
      if let later = collected.last?.year, later != year + 1 || breaks.contains(later) {
        collected = []
      }
      collected.append((year, share))
      if collected.count == length {
        pooled.append(try PooledYears(collected.map(\.share), window: year...(year + length - 1)))
        collected = []
      }
    }
    return pooled.reversed()
  }

  private init(_ shares: [Share], window: ClosedRange<Int>) throws(StatisticsError) {
    self.window = window
    share = try Share(
      shares.reduce(0) { $0 + $1.events }, of: shares.reduce(0) { $0 + $1.total })
  }
}
