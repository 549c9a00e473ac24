/// Where a unit may stand among all, best first, as far as the numbers can tell.
public struct RankInterval: Sendable, Hashable {
  /// The mean of the rank's distribution; over all units these add up to m(m + 1)/2.
  public let expected: Double
  /// The smallest ranks that the rank is at most with probability at least α/2 and 1 − α/2.
  public let lower: Int
  public let upper: Int
}

/// The rank of every unit, 1 the best, with its interval; a list of the best never stands without them.
///
/// Each unit's own share is a draw from what is known of it. Where other programs draw ten thousand
/// times and sort, here the distribution of the rank is integrated: for a share t of unit i the number
/// of others below t is a sum of independent yes and no, each with its own probability, and its
/// distribution is exact; t then runs over what is known of i. That is faster, has no seed and no
/// noise, and is the same whatever the number of threads. Pooled units cannot be told apart: every
/// rank is as likely for each.
///
/// - Parameter higherIsBetter: whether the highest share has rank 1, or the lowest.
/// - Throws: `StatisticsError` for no units, or when some are pooled and others are not.
public func rankIntervals(
  _ shares: [ShrunkenShare], higherIsBetter: Bool, _ level: ConfidenceLevel = .percent95
) throws(StatisticsError) -> [RankInterval] {
  guard !shares.isEmpty else { throw StatisticsError("units", 0, allowed: "at least 1") }
  let known = shares.compactMap(\.distribution)
  guard known.count == shares.count || known.isEmpty else {
    throw StatisticsError("pooled units", shares.count - known.count, allowed: "all or none")
  }
  let count = shares.count
  let distributions =
    known.isEmpty
    ? Array(repeating: Array(repeating: 1 / Double(count), count: count), count: count)
    : RankIntegration(known).numberBelow()
  return distributions.map { below in
    RankInterval(ranks: higherIsBetter ? below.reversed() : below, tail: level.tail)
  }
}

extension RankInterval {
  /// - Parameter ranks: the probability of rank 1, 2, …
  fileprivate init(ranks: [Double], tail: Double) {
    // What integration lost or won is shared out, and a tail that rounding misses is reached.
    let total = ranks.reduce(0, +)
    let (tail, rest) = (tail - 1e-9, 1 - tail - 1e-9)
    var (sum, mean) = (0.0, 0.0)
    var (lower, upper) = (ranks.count, ranks.count)
    for (index, probability) in ranks.enumerated() {
      let before = sum
      sum += probability / total
      mean += Double(index + 1) * probability / total
      if before < tail, sum >= tail { lower = index + 1 }
      if before < rest, sum >= rest { upper = index + 1 }
    }
    self.init(expected: mean, lower: lower, upper: upper)
  }
}
