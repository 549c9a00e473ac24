import Chance
import Foundation
import Statistics
import Testing

@testable import Flagging

/// The standard deviation between persons where means of several periods are searched.
struct PersonSpreadTests {
  private static let truth = 9.0

  /// Units whose own means differ by one point for good, and persons in each by nine.
  private static func families(seed: UInt64, periods: Int = 5) throws -> [Family] {
    var random = SplitMix64(seed: seed)
    let names = (0..<70).map { "unit \($0)" }
    let own = names.map { _ in 40 + 1.5 * random.nearlyNormal() }
    let sizes = names.map { _ in Int(exp(Double.random(in: 3.4...6, using: &random))) }
    return try (0..<periods).map { period in
      try Family(
        period: "\(2015 + period)",
        aim: Aim(better: .higherIsBetter, floor: 30, smallestDifference: 1), units: names,
        outcomes: zip(own, sizes).map { mean, size in
          .mean(
            try Mean(mean + truth / Double(size).squareRoot() * random.nearlyNormal(), of: size))
        })
    }
  }

  /// Of ten worlds one period alone is off by twice as much in the mean.
  @Test func severalPeriodsTellItBetterThanOne() throws {
    var (one, all) = (0.0, 0.0)
    for seed in 1...10 {
      let families = try Self.families(seed: UInt64(seed))
      let outcomes = try #require(families.last).outcomes.compactMap { $0 }
      let single = try? EstimatedSpread(
        means: outcomes.map(\.value), counts: outcomes.map(\.count))
      let lasting = try LastingSearch(families, q: 0.1, CandidateSettings())
      let known = try #require(families.takingSpread(of: lasting))
      let spread = try #require(known.last?.spread)
      #expect(known.allSatisfy { $0.spread == spread })
      one += abs((single?.spread ?? 0) - Self.truth)
      all += abs(spread - Self.truth)
    }
    #expect(all < one / 2 && all / 10 < 0.5)
  }

  @Test func fewPeriodsKeepTheirOwn() throws {
    let families = try Self.families(seed: 3, periods: 2)
    let lasting = try LastingSearch(families, q: 0.1, CandidateSettings())
    #expect(families.takingSpread(of: lasting)?.count == nil)
  }
}
