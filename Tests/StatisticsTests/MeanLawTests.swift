import Chance
import Checks
import Testing

@testable import Statistics

/// What must hold of standardised rates, means, their spread and robust z.
struct MeanLawTests {
  @Test func aStandardLikeTheUnitGivesItsOwnRate() throws {
    let strata = try [(3, 1000.0), (40, 2500), (90, 800)].map {
      try DirectlyStandardisedRate.Stratum(events: $0, population: $1, weight: $1)
    }
    #expect(isClose(try DirectlyStandardisedRate(strata).value, 133 / 4300, relative: 1e-14))
  }

  @Test func aUnitLikeTheStandardHasRatio100() throws {
    let ratio = try StandardisedRatio(
      [(3, 1000.0), (40, 2500), (90, 800)].map {
        try .init(
          events: $0, population: $1, standardEvents: Double($0) * 7, standardPopulation: $1 * 7)
      })
    #expect(isClose(ratio.value, 100, relative: 1e-14))
  }

  @Test func fewEventsHaveNoStandardisedInterval() throws {
    let nine = try DirectlyStandardisedRate.Stratum(events: 9, population: 100, weight: 1)
    let weightless = try DirectlyStandardisedRate.Stratum(events: 50, population: 100, weight: 0)
    #expect(try DirectlyStandardisedRate([nine, weightless]).interval(.percent95) == nil)
    let ten = try DirectlyStandardisedRate.Stratum(events: 10, population: 100, weight: 1)
    #expect(try DirectlyStandardisedRate([ten]).interval(.percent95) != nil)
  }

  @Test func aMeansIntervalExcludesZeroExactlyWhenTheTestRejects() throws {
    var random = SplitMix64(seed: 12)
    var rejected = 0
    for _ in 0..<4000 {
      let n = Int.random(in: 1...500, using: &random)
      let mean = 40 + Double.random(in: -4...4, using: &random) * 10 / Double(n).squareRoot()
      let comparison = try MeanComparison(
        Mean(mean, of: n, spread: 10), in: Mean(40, of: 60_000))
      for level in Cases.levels {
        let rejects = comparison.rejectsEquality(level)
        #expect(comparison.interval(level).excludes(0) == rejects)
        if rejects { rejected += 1 }
      }
    }
    #expect((1000...7000).contains(rejected))
    let equal = try MeanComparison(
      Mean(40, of: 59_999, spread: 10), in: Mean(40, of: 60_000))
    #expect(equal.z == 0 && !equal.rejectsEquality(.percent95))
  }

  @Test func orderAndOriginOfTheMeansChangeNoSpread() throws {
    var random = SplitMix64(seed: 13)
    let units = (0..<60).map { _ in
      (
        Double(Int.random(in: 3000...5000, using: &random)) / 128,
        Int.random(in: 5...900, using: &random)
      )
    }
    let spread = try EstimatedSpread(means: units.map(\.0), counts: units.map(\.1))
    let shuffled = units.shuffled(using: &random)
    #expect(
      try EstimatedSpread(means: shuffled.map(\.0), counts: shuffled.map(\.1)) == spread)
    let moved = try EstimatedSpread(means: units.map { $0.0 + 512 }, counts: units.map(\.1))
    #expect(isClose(moved.withinVariance, spread.withinVariance, relative: 1e-8))
    let larger = try EstimatedSpread(means: units.map { $0.0 * 8 }, counts: units.map(\.1))
    #expect(isClose(larger.withinVariance, 64 * spread.withinVariance, relative: 1e-8))
    #expect(isClose(larger.betweenVariance, 64 * spread.betweenVariance, relative: 1e-8))
  }

  @Test func oneFarValueMovesNoOthersRobustZ() throws {
    let near = try #require(try robustZ([1, 2, 3, 4, 5, 6, 7]))
    let far = try #require(try robustZ([1, 2, 3, 4, 5, 6, 7e9]))
    #expect(near.prefix(6) == far.prefix(6))
    #expect(near[3] == 0)
    #expect(try robustZ([5, 5, 5, 9]) == nil)
    #expect(throws: StatisticsError.self) { try robustZ([1, .nan]) }
  }

  @Test func aWeightedMeanIsThatOfThePeople() throws {
    #expect(try weightedMean([40, 50], weights: [3, 1]) == 42.5)
    #expect(throws: StatisticsError.self) { try weightedMean([1, 2], weights: [0, 0]) }
    #expect(throws: StatisticsError.self) { try weightedMean([1, 2], weights: [1, -1]) }
    #expect(throws: StatisticsError.self) { try weightedMean([1, 2], weights: [1]) }
  }
}
