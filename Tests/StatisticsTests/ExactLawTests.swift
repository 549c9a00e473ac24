import Chance
import Checks
import Testing

@testable import Statistics

/// What must hold of the exact intervals, of fixed benchmarks, counts, ratios and funnels.
struct ExactLawTests {
  private static let exact: [ShareIntervalMethod] = [.clopperPearson, .midP, .jeffreys]

  @Test(arguments: exact, Cases.levels)
  func limitsMirrorRiseAndEndExactly(_ method: ShareIntervalMethod, _ level: ConfidenceLevel)
    throws
  {
    for n in [1, 2, 3, 10, 57, 400] {
      var before: Interval?
      for x in 0...n {
        let interval = try Share(x, of: n).interval(level, method)
        let others = try Share(n - x, of: n).interval(level, method)
        #expect(
          isClose(interval.lower, 1 - others.upper, relative: 1e-11, absolute: 2e-16), "\(x)/\(n)")
        #expect(!interval.excludes(Double(x) / Double(n)), "\(x)/\(n)")
        if let before {
          #expect(before.lower < interval.lower && before.upper < interval.upper, "\(x)/\(n)")
        }
        before = interval
      }
      #expect(try Share(0, of: n).interval(level, method).lower == 0)
      #expect(try Share(n, of: n).interval(level, method).upper == 1)
    }
  }

  /// Clopper and Pearson's interval is the widest of the three that come from the binomial tails.
  @Test(arguments: Cases.levels)
  func midPLiesInsideClopperPearson(_ level: ConfidenceLevel) throws {
    for n in [1, 5, 30, 1899] {
      for x in stride(from: 0, through: n, by: max(1, n / 20)) {
        let share = try Share(x, of: n)
        let (wide, narrow) = (
          try share.clopperPearsonInterval(level), try share.midPInterval(level)
        )
        #expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper, "\(share)")
      }
    }
  }

  private static let benchmarks = [1e-9, 0.001, 0.1, 0.3, 0.5, 0.88, 0.9999]

  @Test(arguments: Cases.levels, benchmarks)
  func intervalExcludesAFixedBenchmarkExactlyWhenTheTestRejects(
    _ level: ConfidenceLevel, _ benchmark: Double
  ) throws {
    var random = SplitMix64(seed: 9)
    var verdicts: [Bool: Int] = [:]
    for _ in 0..<400 {
      let share = try random.share(near: benchmark, spread: 4)
      let comparison = try FixedBenchmark(share, against: benchmark)
      let interval = comparison.interval(level)
      #expect(comparison.rejectsEquality(level) == interval.excludes(0))
      // Wilson's limit is where |z| reaches its critical value, except in the very last bits.
      if (comparison.z.magnitude - level.z).magnitude > 1e-9 {
        #expect(interval.excludes(0) == (comparison.z.magnitude > level.z), "\(comparison)")
      }
      verdicts[interval.excludes(0), default: 0] += 1
    }
    #expect(verdicts[false, default: 0] > 50)
  }

  @Test(arguments: Cases.levels, [0.02, 0.1, 0.3, 0.5, 0.88])
  func exactIntervalsExcludeTheBenchmarkExactlyWhenTheirTestsReject(
    _ level: ConfidenceLevel, _ benchmark: Double
  ) throws {
    let alpha = 1 - level.level
    var rejections = 0
    for n in [1, 2, 9, 40, 300] {
      for x in 0...n {
        let share = try Share(x, of: n)
        let comparison = try FixedBenchmark(share, against: benchmark)
        let (exact, mid) = (try comparison.exactPValue(), try comparison.midPValue())
        #expect(try share.clopperPearsonInterval(level).excludes(benchmark) == (exact < alpha))
        #expect(try share.midPInterval(level).excludes(benchmark) == (mid < alpha))
        #expect(
          try Funnel(benchmark: benchmark).exactLimits(total: n, level).excludes(share.value)
            == (mid < alpha), "\(share)")
        rejections += mid < alpha ? 1 : 0
      }
    }
    #expect(rejections > 20)
  }

  /// 1000 of 10 000 at 0.1: a score from the probability of that very count would call it extreme.
  @Test(arguments: Cases.levels)
  func unitOnItsFixedBenchmarkIsNeverExtreme(_ level: ConfidenceLevel) throws {
    for (x, n, benchmark) in [(1, 10, 0.1), (1000, 10_000, 0.1), (3, 4, 0.75), (50, 100, 0.5)] {
      for size in [1, 10, 1000, 100_000] {
        let share = try Share(x * size, of: n * size)
        let comparison = try FixedBenchmark(share, against: benchmark)
        #expect(comparison.z == 0)
        #expect(!comparison.rejectsEquality(level))
        #expect(try comparison.midPValue() > 0.9)
        let funnel = try Funnel(benchmark: benchmark)
        #expect(try !funnel.limits(total: share.total, level).excludes(share.value))
        #expect(try !funnel.exactLimits(total: share.total, level).excludes(share.value))
      }
    }
  }

  @Test(arguments: Cases.levels)
  func funnelNarrowsWithSizeDownToWhatUnitsDiffer(_ level: ConfidenceLevel) throws {
    for benchmark in [0.001, 0.12, 0.5, 0.99] {
      for tauSquared in [0, 0.0001, 0.04] {
        let funnel = try Funnel(benchmark: benchmark, tauSquared: tauSquared)
        var before = try funnel.limits(total: 1, level)
        #expect(before.lower >= 0 && before.upper <= 1)
        for n in [2, 3, 10, 100, 5000, 1_000_000, 1_000_000_000] {
          let limits = try funnel.limits(total: n, level)
          #expect(before.lower <= limits.lower && limits.upper <= before.upper, "\(n)")
          #expect(limits.lower <= benchmark && benchmark <= limits.upper)
          before = limits
        }
        // The variance between units is left, not its square root: 3.09·0.2 for τ² = 0.04.
        let left = min(level.z * tauSquared.squareRoot(), 1 - benchmark)
        #expect(isClose(before.upper - benchmark, left, relative: 1e-3, absolute: 1e-4))
      }
    }
  }

  /// Outside its limits is a unit exactly when its z with τ² added passes the critical value.
  @Test func funnelAgreesWithTheScore() throws {
    let (part, whole) = (try Share(290, of: 1899), try Share(83791, of: 701_762))
    let comparison = try PartOfWhole(part, in: whole)
    let funnel = try Funnel(benchmark: whole.value, population: whole.total)
    let error = try funnel.standardError(total: part.total)
    #expect(isClose(error, comparison.standardError, relative: 1e-14))
    let limits = try funnel.limits(total: part.total, .percent95)
    #expect(isClose(limits.upper - whole.value, 1.959963984540054 * error, relative: 1e-12))
  }

  /// Nothing is left to chance when all have answered; one missing answer leaves a little.
  @Test(arguments: Cases.levels)
  func finitePopulationOnlyNarrows(_ level: ConfidenceLevel) throws {
    for (x, n) in [(0, 1), (1, 1), (0, 30), (20, 100), (100, 100)] {
      let share = try Share(x, of: n)
      let all = try share.wilsonInterval(level, population: n)
      #expect(all.lower == share.value && all.upper == share.value)
      var before = all
      for population in [n + 1, 2 * n + 2, 50 * n, 1_000_000_000] {
        let interval = try share.wilsonInterval(level, population: population)
        #expect(interval.lower <= before.lower && before.upper <= interval.upper)
        before = interval
      }
      let infinite = share.wilsonInterval(level)
      #expect(isClose(before.upper, infinite.upper, relative: 1e-6))
    }
  }

  @Test(arguments: Cases.levels)
  func countsHoldTheirNumberAndNeverTurnNegative(_ level: ConfidenceLevel) throws {
    for x in Array(0...40) + [1000, 100_000_000] {
      let count = try EventCount(x)
      let interval = try count.interval(level)
      #expect(interval.lower >= 0 && !interval.excludes(Double(x)), "\(x)")
      #expect(count.method == (x < 10 ? .garwood : .byar))
      if x >= 10 {
        let exact = try count.garwoodInterval(level)
        #expect(isClose(interval.lower, exact.lower, relative: 0.02), "\(x)")
        #expect(isClose(interval.upper, exact.upper, relative: 0.02), "\(x)")
      }
    }
  }

  @Test(arguments: Cases.levels)
  func newcombeHoldsTheDifferenceAndMirrors(_ level: ConfidenceLevel) throws {
    for difference in try Cases.differences() {
      let interval = difference.newcombeInterval(level)
      #expect(!interval.excludes(difference.difference), "\(difference)")
      #expect(interval.lower >= -1 - 1e-15 && interval.upper <= 1 + 1e-15, "\(difference)")
      let mirrored = ShareDifference(difference.second, minus: difference.first)
        .newcombeInterval(level)
      #expect(mirrored.lower == -interval.upper && mirrored.upper == -interval.lower)
    }
  }

  @Test func ratioOfNobodyHasNoInterval() throws {
    let ratio = try ShareRatio(Share(0, of: 70), over: Share(48, of: 80))
    #expect(ratio.value == 0 && ratio.katzInterval(.percent95) == nil)
    let inverse = #expect(throws: StatisticsError.self) {
      try ShareRatio(Share(48, of: 80), over: Share(0, of: 70))
    }
    #expect(inverse?.description == "x2 is 0, but must be at least 1")
  }

  @Test func yekutieliIsHochbergTimesTheHarmonicSum() throws {
    let pValues = [0.01, 0.04, 0.03, 0.005, 0.9]
    let (plain, cautious) = (try benjaminiHochberg(pValues), try benjaminiYekutieli(pValues))
    for (q, larger) in zip(plain, cautious) {
      // 1 + 1/2 + 1/3 + 1/4 + 1/5.
      #expect(isClose(larger, min(1, q * 137 / 60), relative: 1e-12))
    }
    #expect(try benjaminiYekutieli([]) == [])
  }
}
