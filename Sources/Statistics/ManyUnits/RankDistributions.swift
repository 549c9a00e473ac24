/// The probability distribution of each unit's rank among all units, rank 1 the best.
///
/// Each unit's own share or mean is a draw from what is known of it. Where other programs draw ten thousand
/// times and sort, here the distribution of the rank is integrated: for a value t of unit i the number
/// of others below t is a sum of independent yes and no, each with its own probability, and its
/// distribution is exact; t then runs over what is known of i. That is faster, has no seed and no
/// noise, and is the same whatever the number of threads. Pooled units cannot be told apart: every
/// rank is as likely for each.
public struct RankDistributions: Sendable {
  private let count: Int
  /// The probabilities of ranks 1, 2, …, unit after unit.
  private let probabilities: [Double]
  /// The mean of each unit's rank; together they add up to m(m + 1)/2.
  public let expected: [Double]

  /// - Parameters:
  ///   - shares: each unit's, shrunken together.
  ///   - polarity: whether the highest share has rank 1, or the lowest.
  /// - Throws: `StatisticsError` for no units, when some are pooled and others are not, when their common
  ///   distributions are not the same, or when neither direction is better, and nobody is the best.
  public init(_ shares: [ShrunkenShare], _ polarity: Polarity) throws(StatisticsError) {
    let weights = shares.first?.parts.map(\.weight) ?? []
    for share in shares where !weights.isEmpty && !share.parts.isEmpty {
      guard share.parts.map(\.weight) == weights else {
        throw StatisticsError(
          "common distributions", share.parts.count, allowed: "those of the first unit")
      }
    }
    // Given the common distribution units are independent: so its own ranks for each, and their mean.
    try self.init(
      shares.map { $0.parts.map { .beta($0.distribution) } }, weights: weights, polarity)
  }

  /// - Parameters:
  ///   - means: each unit's, shrunken together.
  ///   - polarity: whether the highest mean has rank 1, or the lowest.
  /// - Throws: as for shares, and for a standard deviation below 10⁻⁹ of the mean.
  public init(_ means: [ShrunkenMean], _ polarity: Polarity) throws(StatisticsError) {
    try self.init(
      means.map { mean in
        mean.standardDeviation.map { [.normal(mean: mean.value, standardDeviation: $0)] } ?? []
      }, weights: [1], polarity)
  }

  /// - Parameters:
  ///   - units: what is known of each, given one common distribution after the other; nothing for pooled ones.
  ///   - weights: those of the common distributions.
  private init(_ units: [[PosteriorDensity]], weights: [Double], _ polarity: Polarity)
    throws(StatisticsError)
  {
    guard !units.isEmpty else { throw StatisticsError("units", 0, allowed: "at least 1") }
    guard polarity != .neither else {
      throw StatisticsError("polarity", "neither", allowed: "that lower or higher is better")
    }
    let known = units.filter { !$0.isEmpty }
    guard known.count == units.count || known.isEmpty else {
      throw StatisticsError("pooled units", units.count - known.count, allowed: "all or none")
    }
    for unit in known.joined() where !(unit.width > 1e-9 * unit.top.magnitude) {
      throw StatisticsError(
        "spread of a unit at \(unit.top)", unit.width,
        allowed: "at least 1e-9 of its value, for numbers to hold it")
    }
    let count = units.count
    var probabilities = Array(
      repeating: known.isEmpty ? 1 / Double(count) : 0, count: count * count)
    for (place, weight) in weights.enumerated() where !known.isEmpty {
      let own = RankIntegration(known.map { $0[place] }).numberBelow()
      for index in own.indices { probabilities[index] += weight * own[index] }
    }
    expected = (0..<count).map { unit in
      probabilities.withUnsafeMutableBufferPointer { all in
        var own = all[(unit * count)..<((unit + 1) * count)]
        if polarity == .higherIsBetter { own.reverse() }
        var (total, mean) = (0.0, 0.0)
        for (index, probability) in own.enumerated() {
          total += probability
          mean += Double(index + 1) * probability
        }
        // What integration lost or won, less than a millionth, is shared out.
        for place in own.indices { own[place] /= total }
        return mean / total
      }
    }
    (self.count, self.probabilities) = (count, probabilities)
  }

  /// Returns, for each unit, the smallest ranks that its rank does not exceed with probability α/2 and 1
  /// − α/2.
  public func intervals(_ level: ConfidenceLevel) -> [ClosedRange<Int>] {
    // A rank whose probability reaches a tail but for rounding has reached it.
    let (tail, rest) = (level.tail - 1e-9, 1 - level.tail - 1e-9)
    return (0..<count).map { unit in
      var (sum, lower, upper) = (0.0, count, count)
      for index in 0..<count {
        let before = sum
        sum += probabilities[unit * count + index]
        if before < tail, sum >= tail { lower = index + 1 }
        if before < rest, sum >= rest {
          upper = index + 1
          break
        }
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
