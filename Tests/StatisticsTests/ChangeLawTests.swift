import Chance
import Checks
import Foundation
import Testing

@testable import Statistics

/// Laws that natural change obeys, and the coverage of few units' shrunken shares.
struct ChangeLawTests {
  private let natural = NaturalChange(
    covariance: RepeatedCovariance(
      lasting: 0.03, lastingInSmall: 0.5, persistence: 0.95, passing: 0.004, chance: 1.1,
      carriedOver: 0.3), isShare: true)

  private func unit(_ shares: [Double?], of count: Int = 1900, expected: [Double]? = nil)
    -> [NaturalChange.Figure?]
  {
    shares.enumerated().map { place, share in
      share.map {
        NaturalChange.Figure(
          value: $0, count: count, expected: expected?[place] ?? 0.12, uncertainty: 1e-5)
      }
    }
  }

  @Test func nothingHasHappenedWhereFiguresFollowTheOthers() throws {
    let expected = [0.10, 0.11, 0.13, 0.12, 0.09, 0.10]
    let same = unit(expected, expected: expected)
    let change = try #require(try natural.change(same, from: 2, to: 5))
    let shift = try #require(try natural.shift(same, after: 2, through: 5))
    #expect(change.difference.magnitude < 1e-12 && shift.difference.magnitude < 1e-12)
    // A unit that lies apart from the others by the same odds has not changed either.
    let apart = unit(
      expected.map { logistic(log($0 / (1 - $0)) + 0.5) }, expected: expected)
    let other = try #require(try natural.shift(apart, after: 2, through: 5))
    #expect(other.difference.magnitude < 0.001)
  }

  @Test func backwardsAndOtherSideMirror() throws {
    let shares = [0.13, 0.12, 0.14, 0.10, 0.09]
    let there = try #require(try natural.change(unit(shares), from: 0, to: 4))
    let back = try #require(try natural.change(unit(shares.reversed()), from: 0, to: 4))
    #expect(isClose(there.z, -back.z, relative: 1e-9))
    let others = unit(shares.map { 1 - $0 }, expected: shares.map { _ in 0.88 })
    for (own, other) in [
      (there, try natural.change(others, from: 0, to: 4)),
      (
        try #require(try natural.shift(unit(shares), after: 1, through: 4)),
        try natural.shift(others, after: 1, through: 4)
      ),
    ] {
      let other = try #require(other)
      #expect(isClose(own.difference, -other.difference, relative: 1e-9))
      #expect(isClose(own.standardError, other.standardError, relative: 1e-9))
      #expect(own.interval(.percent95).excludes(0) == own.rejectsEquality(.percent95))
    }
  }

  /// The more years pass the more units change by themselves; the larger the unit, the less.
  @Test func naturalChangeGrowsWithYearsAndFallsWithSize() throws {
    let shares = Array(repeating: 0.12, count: 8)
    let byYears = try (1...7).map { years in
      try #require(try natural.change(unit(shares), from: 0, to: years)).standardError
    }
    let bySize = try [300, 1000, 5000, 50_000].map { count in
      try #require(try natural.shift(unit(shares, of: count), after: 3, through: 7)).standardError
    }
    #expect(byYears == byYears.sorted() && Set(byYears).count == 7)
    #expect(bySize == bySize.sorted(by: >) && Set(bySize).count == 4)
  }

  @Test func morePeriodsTellMoreOfAShift() throws {
    let shares = Array(repeating: 0.12, count: 10)
    var last = Double.infinity
    for first in (0..<5).reversed() {
      let known = shares.enumerated().map { $0.offset < first ? nil : Optional($0.element) }
      let shift = try #require(try natural.shift(unit(known), after: 4, through: 9))
      #expect(shift.standardError < last)
      last = shift.standardError
    }
  }

  @Test func withoutAPeriodOnEitherSideThereIsNothing() throws {
    let some = unit([0.1, nil, 0.12, nil])
    #expect(try natural.change(some, from: 0, to: 1) == nil)
    #expect(try natural.change(some, from: 0, to: 0) == nil)
    #expect(try natural.shift(some, after: 2, through: 3) == nil)
    #expect(try natural.shift(unit([nil, nil, 0.12, 0.1]), after: 1, through: 3) == nil)
    #expect(throws: StatisticsError.self) {
      try NaturalChange(shares: [unit([0.1]), unit([0.12])])
    }
    #expect(throws: StatisticsError.self) {
      try natural.shift(unit([0.1, 1.2]), after: 0, through: 1)
    }
  }

  /// Units that change as the covariance says are found changed as often as promised.
  @Test func placeboChangesAreRejectedAsOftenAsPromised() throws {
    var random = SplitMix64(seed: 41)
    let (periods, units) = (8, 250)
    let rows = (0..<units).map { _ -> [NaturalChange.Figure?] in
      let count = Int(exp(Double.random(in: 5.5...9, using: &random)))
      var lasting = 0.2 * random.nearlyNormal()
      return (0..<periods).map { _ in
        lasting = 0.97 * lasting + 0.05 * random.nearlyNormal()
        let share = logistic(-2 + lasting + 0.03 * random.nearlyNormal())
        let error = (share * (1 - share) / Double(count)).squareRoot()
        let seen = min(max(share + error * random.nearlyNormal(), 0), 1)
        return NaturalChange.Figure(value: seen, count: count, expected: 0.12, uncertainty: 0)
      }
    }
    let fitted = try NaturalChange(shares: rows)
    var (changes, shifts) = (0, 0)
    for row in rows {
      let change = try #require(try fitted.change(row, from: 3, to: 7))
      let shift = try #require(try fitted.shift(row, after: 3, through: 7))
      if change.rejectsEquality(.percent95) { changes += 1 }
      if shift.rejectsEquality(.percent95) { shifts += 1 }
    }
    // 12.5 of 250 are expected; twice the standard deviation is 7.
    #expect((5...20).contains(changes) && (5...20).contains(shifts))
  }

  /// The intervals of 5, 10 and 20 units hold the own share at least as often as they promise.
  @Test(arguments: [5, 10, 20]) func fewUnitsAreCovered(_ count: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    var (held, all) = (0, 0)
    for _ in 0..<(600 / count) {
      let own = (0..<count).map { _ in logistic(-2 + 0.1 * random.nearlyNormal()) }
      let shares = try own.map { share in
        let n = Int(exp(Double.random(in: 5...8, using: &random)))
        let x = (0..<n).count { _ in Double.random(in: 0..<1, using: &random) < share }
        return try Share(x, of: n)
      }
      for (own, shrunken) in zip(own, try ShrunkenUnits(shares).shrunken) {
        let below = try #require(try shrunken.exceedance(of: own, .lowerIsBetter))
        all += 1
        if below >= 0.025, below <= 0.975 { held += 1 }
      }
    }
    // 570 of 600 are promised; a standard deviation is 5.
    #expect(held >= all * 95 / 100 - 5)
  }

  @Test func orderOfFewUnitsChangesNothing() throws {
    let shares = try [(9, 60), (310, 1900), (2, 95), (40, 300)].map { try Share($0, of: $1) }
    let (there, back) = (try ShrunkenUnits(shares), try ShrunkenUnits(shares.reversed()))
    #expect(there.shrunken == back.shrunken.reversed())
    let ranks = try RankDistributions(there.shrunken, .lowerIsBetter)
    let reversed = try RankDistributions(back.shrunken, .lowerIsBetter)
    for (own, other) in zip(ranks.expected, reversed.expected.reversed()) {
      #expect(isClose(own, other, relative: 1e-9))
    }
    #expect(isClose(ranks.expected.reduce(0, +), 10, relative: 1e-6))
  }

  /// A unit with as many events as are expected of it is never outside, and many small ones leave the funnel as
  /// often as promised.
  @Test func ratioFunnelHoldsItsCentre() throws {
    for expected in [0.01, 0.5, 3, 40, 1e5, 1e9] {
      for centre in [0.2, 1, 3] {
        let funnel = try RatioFunnel(benchmark: centre)
        for level in [ConfidenceLevel.percent95, .percent998] {
          for limits in [
            try funnel.limits(expected: expected, level),
            try funnel.exactLimits(expected: expected, level),
          ] {
            #expect(limits.lower <= centre && centre <= limits.upper && limits.lower >= 0)
          }
        }
      }
    }
    let ratios = try [(3, 4.0), (12, 9.5), (20, 21), (7, 7.5)].map {
      try StandardisedRatio(observed: $0, expected: $1)
    }
    let plot = try RatioFunnelPlot(ratios, benchmark: nil, .consistent)
    #expect(isClose(plot.funnel.benchmark, 42.0 / 42, relative: 1e-15))
    let back = try RatioFunnelPlot(ratios.reversed(), benchmark: nil, .consistent)
    #expect(plot.z == back.z.reversed() && plot.phi == back.phi)
    #expect(throws: StatisticsError.self) { try RatioFunnelPlot([], benchmark: 1, nil) }
    #expect(throws: StatisticsError.self) { try RatioFunnel(benchmark: 0) }
  }
}
