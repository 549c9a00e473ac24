import Chance
import Checks
import Foundation
import Testing

@testable import Statistics

/// What must hold of shrunken shares and their ranks.
struct ShrinkageLawTests {
  @Test func shrinkageLiesBetweenOwnAndCommonShare() throws {
    let (shares, _) = try Cases.units(60, seed: 21)
    let edges = try [(0, 30), (30, 30), (0, 1), (1, 1)].map { try Share($0, of: $1) }
    let model = try BetaBinomial(shares + edges)
    #expect(!model.isPooled)
    for share in shares + edges {
      let shrunken = try model.shrunken(share)
      let between = min(share.value, model.mean)...max(share.value, model.mean)
      #expect(between.contains(shrunken.value))
      for level in Cases.levels {
        let interval = try #require(try shrunken.interval(level))
        #expect(0 <= interval.lower && interval.lower < shrunken.value)
        #expect(shrunken.value < interval.upper && interval.upper <= 1)
      }
      let up = try #require(try shrunken.exceedance(of: 0.12, .higherIsBetter))
      let down = try #require(try shrunken.exceedance(of: 0.12, .lowerIsBetter))
      #expect(isClose(up + down, 1, relative: 1e-14))
    }
  }

  @Test func moreOfTheSamePullsLess() throws {
    let (shares, _) = try Cases.units(60, seed: 22)
    let model = try BetaBinomial(shares)
    let distances = try [10, 100, 1000, 10_000].map {
      (try model.shrunken(Share($0 / 2, of: $0)).value - 0.5).magnitude
    }
    #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func unitsThatDifferByChanceAloneArePooled() throws {
    let alike = try BetaBinomial(
      [(10, 100), (11, 100), (20, 200), (9, 100)].map { try Share($0, of: $1) })
    #expect(alike.isPooled && isClose(alike.mean, 0.1, relative: 1e-15))
    let shrunken = try alike.shrunken(Share(9, of: 100))
    #expect(shrunken.value == alike.mean && shrunken.parts.isEmpty)
    #expect(try shrunken.interval(.percent95) == nil)
    #expect(try shrunken.exceedance(of: 0.2, .lowerIsBetter) == nil)
    // One person a unit tells nothing of how units differ; nobody anywhere neither.
    #expect(try BetaBinomial([0, 1, 1, 0, 0].map { try Share($0, of: 1) }).isPooled)
    let nobody = try BetaBinomial([5, 8, 100].map { try Share(0, of: $0) })
    #expect(nobody.isPooled && nobody.mean == 0)
  }

  @Test func orderOfTheUnitsChangesNoBitOfTheShrinkage() throws {
    var random = SplitMix64(seed: 23)
    let (shares, _) = try Cases.units(50, seed: 24)
    #expect(try BetaBinomial(shares.shuffled(using: &random)) == BetaBinomial(shares))
  }

  @Test func unitsOfAllOrNoneHaveNoGreatestLikelihood() throws {
    let error = #expect(throws: StatisticsError.self) {
      try BetaBinomial([(0, 20), (20, 20), (0, 5)].map { try Share($0, of: $1) })
    }
    #expect(error?.argument == "units")
  }

  /// In double precision as in long double, to ten digits, whatever the shapes.
  @Test func quickBetaProbabilitiesAndQuantilesAreTheExactOnes() throws {
    var random = SplitMix64(seed: 36)
    var (quantiles, tails) = (0.0, 0.0)
    func error(_ quick: Double, _ exact: Double) -> Double {
      quick == exact ? 0 : ((quick - exact) / exact).magnitude
    }
    for _ in 0..<2000 {
      let shapes = (0..<2).map { _ in pow(10, Double.random(in: -1...8, using: &random)) }
      let beta = try BetaDistribution(a: shapes[0], b: shapes[1])
      for tail in [0.025, 0.001, Double.random(in: 0.01...0.99, using: &random)] {
        let (lower, upper) = (try beta.quantile(tail), try beta.upperQuantile(tail))
        quantiles = max(quantiles, error(try beta.quickQuantile(tail), lower))
        quantiles = max(quantiles, error(try beta.quickUpperQuantile(tail), upper))
        tails = max(tails, error(try beta.quickCdf(lower), try beta.cdf(lower)))
        tails = max(tails, error(try beta.quickUpperTail(upper), try beta.upperTail(upper)))
      }
    }
    #expect(quantiles < 1e-11 && tails < 1e-10)
  }

  private static func shrunken(_ count: Int, seed: UInt64) throws -> [ShrunkenShare] {
    let (shares, _) = try Cases.units(count, seed: seed)
    let model = try BetaBinomial(shares)
    return try shares.map { try model.shrunken($0) }
  }

  @Test func ranksAddUpAndTheirIntervalsHoldThem() throws {
    let ranks = try RankDistributions(Self.shrunken(50, seed: 25), .lowerIsBetter)
    #expect(isClose(ranks.expected.reduce(0, +), 50 * 51 / 2, relative: 1e-7))
    let (narrow, wide) = (ranks.intervals(.percent95), ranks.intervals(.percent998))
    for unit in 0..<50 {
      #expect((1...50).contains(wide[unit].lowerBound) && (1...50).contains(wide[unit].upperBound))
      #expect(wide[unit].lowerBound <= narrow[unit].lowerBound)
      #expect(narrow[unit].upperBound <= wide[unit].upperBound)
      let mean = ranks.expected[unit]
      #expect(Double(narrow[unit].lowerBound) <= mean && mean <= Double(narrow[unit].upperBound))
    }
    #expect(ranks.order.sorted() == Array(1...50))
  }

  @Test func theBestByOneDirectionIsTheWorstByTheOther() throws {
    let shrunken = try Self.shrunken(21, seed: 26)
    let low = try RankDistributions(shrunken, .lowerIsBetter)
    let high = try RankDistributions(shrunken, .higherIsBetter)
    for unit in 0..<21 {
      #expect(isClose(low.expected[unit], 22 - high.expected[unit], relative: 1e-9))
      let (a, b) = (low.intervals(.percent95)[unit], high.intervals(.percent95)[unit])
      #expect(a == (22 - b.upperBound)...(22 - b.lowerBound))
      #expect(low.order[unit] == 22 - high.order[unit])
    }
  }

  @Test func orderOfTheUnitsChangesNoRank() throws {
    var random = SplitMix64(seed: 27)
    let shrunken = try Self.shrunken(30, seed: 28)
    let ranks = try RankDistributions(shrunken, .higherIsBetter)
    let order = shrunken.indices.shuffled(using: &random)
    let other = try RankDistributions(order.map { shrunken[$0] }, .higherIsBetter)
    for (place, unit) in order.enumerated() {
      #expect(other.intervals(.percent95)[place] == ranks.intervals(.percent95)[unit])
      #expect(isClose(other.expected[place], ranks.expected[unit], relative: 1e-10))
    }
  }

  /// Whatever is known of them, and however many they are: where the probability of each rank moves
  /// much faster than any density.
  @Test(arguments: [2, 40, 150], [(1e-4, 20.0), (0.4, 30.0), (600.0, 5000.0)])
  func eachRankOfEqualsIsAsLikely(_ count: Int, _ shapes: (a: Double, b: Double)) throws {
    let beta = PosteriorDensity.beta(try BetaDistribution(a: shapes.a, b: shapes.b))
    for unit in [beta, .normal(mean: 1e6, standardDeviation: 0.01)] {
      let below = RankIntegration(Array(repeating: unit, count: count)).numberBelow()
      for own in [0, count - 1] {
        var (sum, error) = (0.0, 0.0)
        for index in 0..<count {
          sum += below[own * count + index]
          error = max(error, (sum - Double(index + 1) / Double(count)).magnitude)
        }
        #expect(error < 1e-6)
      }
    }
  }

  /// What sorting draws would come to: equals have every rank alike, and the far apart one each.
  @Test func equalsShareAllRanksAndTheFarApartHaveTheirOwn() throws {
    let model = try BetaBinomial(alpha: 20, beta: 180)
    let equal = try RankDistributions(
      Array(repeating: try model.shrunken(Share(30, of: 300)), count: 40), .higherIsBetter)
    #expect(equal.expected.allSatisfy { isClose($0, 20.5, relative: 1e-7) })
    #expect(equal.order.allSatisfy { $0 == 1 })
    for interval in equal.intervals(.percent95) {
      #expect(interval.lowerBound <= 2 && interval.upperBound >= 39)
    }
    let apart = try RankDistributions(
      [70, 10, 50, 30].map { try model.shrunken(Share($0 * 1000, of: 100_000)) },
      .lowerIsBetter)
    #expect(apart.intervals(.percent998) == [4...4, 1...1, 3...3, 2...2])
    #expect(apart.order == [4, 1, 3, 2])
    let pooled = try BetaBinomial([(10, 100), (11, 100)].map { try Share($0, of: $1) })
    let alike = try RankDistributions(
      Array(repeating: try pooled.shrunken(Share(9, of: 100)), count: 40), .higherIsBetter)
    #expect(alike.intervals(.percent95).allSatisfy { $0 == 1...39 })
  }

  @Test func shrunkenMeansLieBetweenOwnAndCommonMean() throws {
    for variance in [1e-6, 0.1, 4, 1e9] {
      let shrunken = try ShrunkenMean(
        mean: 42, variance: variance, commonMean: 40, betweenVariance: 0.5)
      #expect((40...42).contains(shrunken.value))
      let interval = try #require(shrunken.interval(.percent998))
      #expect(interval.lower < shrunken.value && shrunken.value < interval.upper)
      let up = try #require(shrunken.exceedance(of: 41, .higherIsBetter))
      let down = try #require(shrunken.exceedance(of: 41, .lowerIsBetter))
      #expect(isClose(up + down, 1, relative: 1e-14))
      #expect((shrunken.value > 41) == (up > 0.5))
    }
    let pooled = try ShrunkenMean(mean: 42, variance: 1, commonMean: 40, betweenVariance: 0)
    #expect(pooled.value == 40 && pooled.standardDeviation == nil)
    #expect(pooled.interval(.percent95) == nil)
    #expect(pooled.exceedance(of: 40, .higherIsBetter) == nil)
  }

  /// Means rank as the same numbers in any unit of measurement do.
  @Test func ranksOfMeansFollowNoUnitOfMeasurement() throws {
    var random = SplitMix64(seed: 35)
    let units = (0..<25).map { _ in
      (
        mean: Double.random(in: 38...42, using: &random),
        variance: Double.random(in: 0.01...3, using: &random)
      )
    }
    func ranks(_ scale: Double) throws -> RankDistributions {
      try RankDistributions(
        units.map {
          try ShrunkenMean(
            mean: $0.mean * scale, variance: $0.variance * scale * scale,
            commonMean: 40 * scale, betweenVariance: scale * scale)
        }, .higherIsBetter)
    }
    let (points, kroner) = (try ranks(1), try ranks(1e5))
    for unit in units.indices {
      #expect(isClose(points.expected[unit], kroner.expected[unit], relative: 1e-7))
      #expect(points.intervals(.percent95)[unit] == kroner.intervals(.percent95)[unit])
    }
    #expect(isClose(points.expected.reduce(0, +), 25 * 26 / 2, relative: 1e-7))
  }

  @Test func meansWithoutADistributionAreRefused() throws {
    for (mean, variance, between) in [(Double.nan, 1.0, 1.0), (0, 0, 1), (0, 1, -1)] {
      #expect(throws: StatisticsError.self) {
        try ShrunkenMean(
          mean: mean, variance: variance, commonMean: 0, betweenVariance: between)
      }
    }
    let some = try [0.0, 1].map {
      try ShrunkenMean(mean: 1, variance: 1, commonMean: 0, betweenVariance: $0)
    }
    #expect(throws: StatisticsError.self) {
      try RankDistributions(some, .higherIsBetter)
    }
    let points = try ShrunkenMean(mean: 1e9, variance: 1e-9, commonMean: 1e9, betweenVariance: 1)
    let error = #expect(throws: StatisticsError.self) {
      try RankDistributions([points, points], .higherIsBetter)
    }
    #expect(error?.argument == "spread of a unit at 1000000000.0")
  }
}
