/// A difference of shares of which at least one is known only as a range: what is said of it holds for every
/// pair of shares possible.
///
/// Difference, statistic and limits move one way with each share, so that the pairs of least and greatest
/// shares bound those of all pairs between. The interval is the union of theirs; the statistic is the one
/// nearest to 0, and 0 where they lie on both sides of it; equality is rejected only where every pair rejects
/// it, on the same side.
public struct DifferenceOverRange<Difference: TestedDifference>: TestedDifference {
  /// The difference of the point estimates.
  public let difference: Double
  /// The difference of the shares in the middle of their ranges.
  public let middle: Difference
  /// The differences of the least and of the greatest shares that the ranges hold.
  public let ends: [Difference]

  private init(_ difference: Double, middle: Difference, ends: [Difference]) {
    self.difference = difference
    self.middle = middle
    self.ends = ends
  }

  public var z: Double {
    let all = (ends + [middle]).map(\.z)
    if all.allSatisfy({ $0 > 0 }) { return all.min() ?? 0 }
    if all.allSatisfy({ $0 < 0 }) { return all.max() ?? 0 }
    return 0
  }

  public func interval(_ level: ConfidenceLevel) -> Interval {
    let own = middle.interval(level)
    return ends.map { $0.interval(level) }.reduce(own) {
      Interval(lower: min($0.lower, $1.lower), upper: max($0.upper, $1.upper))
    }
  }

  public func rejectsEquality(_ level: ConfidenceLevel) -> Bool {
    z != 0 && (ends + [middle]).allSatisfy { $0.rejectsEquality(level) }
  }
}

extension DifferenceOverRange<ShareDifference> {
  public init(_ first: ShareRange, minus second: ShareRange) {
    self.init(
      first.value - second.value, middle: ShareDifference(first.middle, minus: second.middle),
      ends: [first.least, first.greatest].flatMap { one in
        [second.least, second.greatest].map { ShareDifference(one, minus: $0) }
      })
  }
}

extension DifferenceOverRange<PartOfWhole> {
  /// - Throws: `StatisticsError` when a part possible is not inside a whole possible, or is all of it.
  public init(_ part: ShareRange, in whole: ShareRange) throws(StatisticsError) {
    var ends: [PartOfWhole] = []
    for one in [part.least, part.greatest] {
      for all in [whole.least, whole.greatest] { ends.append(try PartOfWhole(one, in: all)) }
    }
    self.init(
      part.value - whole.value, middle: try PartOfWhole(part.middle, in: whole.middle), ends: ends)
  }
}
