/// Where each unit may stand among all, 1 the best; a list of the best never stands without it.
///
/// Each unit's own share is a draw from what is known of it. Where other programs draw ten thousand
/// times and sort, here the distribution of the rank is integrated: for a share t of unit i the number
/// of others below t is a sum of independent yes and no, each with its own probability, and its
/// distribution is exact; t then runs over what is known of i. That is faster, has no seed and no
/// noise, and is the same whatever the number of threads. Pooled units cannot be told apart: every
/// rank is as likely for each.
public struct RankDistributions: Sendable {
  /// Unit by unit, the probability of rank 1, 2, …
  private let probabilities: [[Double]]
  /// The mean of each unit's rank; together they add up to m(m + 1)/2.
  public let expected: [Double]

  /// - Parameter higherIsBetter: whether the highest share has rank 1, or the lowest.
  /// - Throws: `StatisticsError` for no units, or when some are pooled and others are not.
  public init(_ shares: [ShrunkenShare], higherIsBetter: Bool) throws(StatisticsError) {
    guard !shares.isEmpty else { throw StatisticsError("units", 0, allowed: "at least 1") }
    let known = shares.compactMap(\.distribution)
    guard known.count == shares.count || known.isEmpty else {
      throw StatisticsError("pooled units", shares.count - known.count, allowed: "all or none")
    }
    let count = shares.count
    let numberBelow =
      known.isEmpty
      ? Array(repeating: Array(repeating: 1 / Double(count), count: count), count: count)
      : RankIntegration(known).numberBelow()
    probabilities = numberBelow.map { below in
      // What integration lost or won, less than a millionth, is shared out.
      let total = below.reduce(0, +)
      return (higherIsBetter ? below.reversed() : below).map { $0 / total }
    }
    expected = probabilities.map { ranks in
      ranks.indices.reduce(0) { $0 + Double($1 + 1) * ranks[$1] }
    }
  }

  /// For each unit the smallest ranks that its rank is at most with probability α/2 and 1 − α/2.
  public func intervals(_ level: ConfidenceLevel) -> [ClosedRange<Int>] {
    probabilities.map { ranks in
      // A rank whose probability reaches a tail but for rounding has reached it.
      let (tail, rest) = (level.tail - 1e-9, 1 - level.tail - 1e-9)
      var (sum, lower, upper) = (0.0, ranks.count, ranks.count)
      for (index, probability) in ranks.enumerated() {
        let before = sum
        sum += probability
        if before < tail, sum >= tail { lower = index + 1 }
        if before < rest, sum >= rest { upper = index + 1 }
      }
      return lower...upper
    }
  }

  /// The units' places by expected rank: one more than the units with a smaller one. Those that differ
  /// by less than a millionth of a place share it.
  public var order: [Int] {
    let sorted = expected.sorted()
    return expected.map { own in
      1 + (sorted.firstIndex { $0 > own - 1e-6 } ?? 0)
    }
  }
}
