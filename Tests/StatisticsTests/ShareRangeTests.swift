import Checks
import Testing

@testable import Statistics

/// Shares of which a printed rounding leaves several possible, held against all of them one by one.
struct ShareRangeTests {
  /// A count and its share in tenths of a percent, as sources print them.
  private static let printed: [(x: Int, perMille: Int)] = [
    (37, 68), (1, 1), (1, 1000), (3, 333), (4, 22), (88, 192), (49, 149), (44_231, 53), (2, 667),
  ]

  /// Whether x of n, rounded to a whole number of units, is s. Half a unit can go either way.
  private func rounds(_ x: Int, of n: Int, to s: Int, per whole: Int) -> Bool {
    (2 * whole * x - 2 * s * n).magnitude <= n
  }

  @Test func totalsBehind37At6Point8PercentAre541To548() throws {
    let range = try ShareRange(37, share: 0.068, roundedTo: 0.001)
    #expect(range.totals == 541...548)
    #expect(range.events == 37...37)
    #expect(try range.middle == Share(37, of: 544))
    #expect(try range.least == Share(37, of: 548) && range.greatest == Share(37, of: 541))
  }

  @Test(arguments: printed) func totalsAreAllThatRoundToTheShare(_ x: Int, _ perMille: Int) throws {
    let range = try ShareRange(x, share: Double(perMille) / 1000, roundedTo: 0.001)
    let possible = (x...(2000 * x / (2 * perMille - 1) + 2)).filter {
      rounds(x, of: $0, to: perMille, per: 1000)
    }
    #expect(range.totals.lowerBound == possible.first)
    #expect(range.totals.upperBound == possible.last)
    #expect(range.totals.count == possible.count)
  }

  @Test(arguments: [1, 2, 7, 57, 150, 341, 1000])
  func countsAreAllThatRoundToTheWholePercent(_ n: Int) throws {
    for percent in 0...100 {
      let possible = (0...n).filter { rounds($0, of: n, to: percent, per: 100) }
      let range = try? ShareRange(share: Double(percent) / 100, of: n, roundedTo: 0.01)
      #expect(range?.events.lowerBound == possible.first, "\(percent) % of \(n)")
      #expect(range?.events.upperBound == possible.last, "\(percent) % of \(n)")
    }
  }

  @Test(arguments: printed) func intervalIsTheUnionOverTheRange(_ x: Int, _ perMille: Int) throws {
    let range = try ShareRange(x, share: Double(perMille) / 1000, roundedTo: 0.001)
    for level in Cases.levels {
      let own = range.wilsonInterval(level)
      // All of a small range, and of a large one every hundredth and its ends.
      let step = max(1, range.totals.count / 100)
      let all = try stride(
        from: range.totals.lowerBound, through: range.totals.upperBound, by: step
      )
      .map { try Share(x, of: $0).wilsonInterval(level) }
      let last = try Share(x, of: range.totals.upperBound).wilsonInterval(level)
      #expect(own.lower == (all + [last]).map(\.lower).min())
      #expect(own.upper == (all + [last]).map(\.upper).max())
    }
  }

  @Test func shareThatNobodyCanHaveIsRefused() throws {
    // Nobody of anybody is 0 %, and a share below half a unit has no greatest total.
    #expect(throws: StatisticsError.self) { try ShareRange(0, share: 0, roundedTo: 0.001) }
    #expect(throws: StatisticsError.self) { try ShareRange(5, share: 0.0005, roundedTo: 0.001) }
    #expect(throws: StatisticsError.self) { try ShareRange(5, share: 1.2, roundedTo: 0.001) }
    #expect(throws: StatisticsError.self) { try ShareRange(5, share: 0.1, roundedTo: 0) }
    // 2 of n is 66.7 % for n = 3, and nothing near 80 %.
    #expect(throws: StatisticsError.self) { try ShareRange(2, share: 0.8, roundedTo: 0.001) }
    #expect(throws: StatisticsError.self) { try ShareRange(share: 0.4, of: 2, roundedTo: 0.01) }
    #expect(throws: StatisticsError.self) { try ShareRange(share: 0.4, of: 0, roundedTo: 0.01) }
  }

  @Test func groupsTogetherHaveTheSumsOfTheirRanges() throws {
    let first = try ShareRange(37...37, of: 541...548)
    let second = try ShareRange(4...6, of: 50...50)
    let both = try ShareRange.together([first, second])
    #expect(both.events == 41...43 && both.totals == 591...598)
    #expect(try ShareRange.together([first]) == first)
    #expect(throws: StatisticsError.self) { try ShareRange.together([]) }
  }

  /// How much wider the interval gets: by a twentieth for 37 at 6.8 %.
  @Test func intervalIsHardlyWiderForARoundingOfATenthOfAPercent() throws {
    let range = try ShareRange(37, share: 0.068, roundedTo: 0.001)
    let (wide, own) = (range.wilsonInterval(.percent95), range.middle.wilsonInterval(.percent95))
    let ratio = (wide.upper - wide.lower) / (own.upper - own.lower)
    #expect(ratio > 1.01 && ratio < 1.05)
  }
}

/// What is said of a difference of ranges holds for every pair of shares in them.
struct DifferenceOverRangeTests {
  private static let pairs:
    [(ClosedRange<Int>, ClosedRange<Int>, ClosedRange<Int>, ClosedRange<Int>)] = [
      (37...37, 541...548, 100...100, 2000...2040), (12...12, 80...97, 90...90, 880...1000),
      (5...9, 60...60, 200...240, 1400...1400), (0...1, 57...57, 30...30, 400...410),
      (30...30, 100...130, 25...25, 100...100), (49...49, 327...330, 49...49, 327...330),
    ]

  private func holds<Difference: TestedDifference>(
    _ whole: DifferenceOverRange<Difference>, of all: [Difference]
  ) {
    for level in Cases.levels {
      let interval = whole.interval(level)
      let intervals = all.map { $0.interval(level) }
      #expect(isClose(interval.lower, intervals.map(\.lower).min() ?? .nan, relative: 1e-12))
      #expect(isClose(interval.upper, intervals.map(\.upper).max() ?? .nan, relative: 1e-12))
      let isRejected =
        all.allSatisfy { $0.rejectsEquality(level) }
        && (all.allSatisfy { $0.z > 0 } || all.allSatisfy { $0.z < 0 })
      #expect(whole.rejectsEquality(level) == isRejected)
    }
    let nearest = all.map(\.z).min { $0.magnitude < $1.magnitude } ?? .nan
    let areOnOneSide = all.allSatisfy { $0.z > 0 } || all.allSatisfy { $0.z < 0 }
    #expect(isClose(whole.z, areOnOneSide ? nearest : 0, relative: 1e-12))
  }

  @Test(arguments: pairs) func differenceHoldsForEveryPair(
    _ x: ClosedRange<Int>, _ n: ClosedRange<Int>, _ y: ClosedRange<Int>, _ m: ClosedRange<Int>
  ) throws {
    var all: [ShareDifference] = []
    for (x, n) in x.flatMap({ x in n.map { (x, $0) } }) {
      for (y, m) in y.flatMap({ y in m.map { (y, $0) } }) {
        all.append(ShareDifference(try Share(x, of: n), minus: try Share(y, of: m)))
      }
    }
    holds(
      DifferenceOverRange(try ShareRange(x, of: n), minus: try ShareRange(y, of: m)), of: all)
  }

  @Test(arguments: pairs.dropLast(2)) func partOfAWholeHoldsForEveryPair(
    _ x: ClosedRange<Int>, _ n: ClosedRange<Int>, _ y: ClosedRange<Int>, _ m: ClosedRange<Int>
  ) throws {
    var all: [PartOfWhole] = []
    for (x, n) in x.flatMap({ x in n.map { (x, $0) } }) {
      for (y, m) in y.flatMap({ y in m.map { (y, $0) } }) {
        all.append(try PartOfWhole(Share(x, of: n), in: Share(y, of: m)))
      }
    }
    holds(
      try DifferenceOverRange(try ShareRange(x, of: n), in: try ShareRange(y, of: m)), of: all)
  }
}
