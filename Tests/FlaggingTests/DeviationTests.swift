import Statistics
import Testing

@testable import Flagging

/// Which side of its expectation each unit of a family is on.
struct DeviationTests {
  /// Forty units near one in ten, one far below and one far above.
  private static let counts: [(x: Int, n: Int)] =
    (0..<40).map { (x: 95 + ($0 * 7) % 11, n: 1000) } + [(x: 30, n: 1000), (x: 190, n: 1000)]

  @Test func extraordinaryUnitsAreOnTheirSideAndTheOthersAsExpected() throws {
    let deviations = try deviations(Self.counts, better: .lowerIsBetter)
    #expect(deviations[40] == .better)
    #expect(deviations[41] == .worse)
    #expect(deviations[..<40].allSatisfy { $0 == .asExpected })
  }

  @Test func mirroredPolarityMirrors() throws {
    let inside = Self.counts.map { (x: $0.n - $0.x, n: $0.n) }
    #expect(
      try deviations(inside, better: .higherIsBetter)
        == deviations(Self.counts, better: .lowerIsBetter))
    let other: [Deviation?: Deviation] = [
      .better: .worse, .worse: .better, .asExpected: .asExpected,
    ]
    #expect(
      try deviations(Self.counts, better: .higherIsBetter)
        == deviations(Self.counts, better: .lowerIsBetter).map { other[$0] })
  }

  @Test func orderOfUnitsChangesNothing() throws {
    #expect(
      try deviations(Self.counts.reversed(), better: .lowerIsBetter)
        == deviations(Self.counts, better: .lowerIsBetter).reversed())
  }

  /// Far in standard deviations is not enough where the difference is too small to matter.
  @Test func smallestDifferenceThatMattersIsRequired() throws {
    var counts = Self.counts
    counts[41].x = 230
    let deviations = try deviations(counts, better: .lowerIsBetter, smallest: 0.08)
    #expect(deviations[40] == .asExpected)
    #expect(deviations[41] == .worse)
  }

  @Test func unitBelowTheFloorIsNotJudged() throws {
    let deviations = try deviations(Self.counts + [(x: 0, n: 9)], better: .lowerIsBetter)
    #expect(deviations.last == .some(nil))
  }

  private func deviations(
    _ counts: [(x: Int, n: Int)], better: Polarity, smallest: Double = 0.02
  ) throws -> [Deviation?] {
    let aim = Aim(better: better, floor: 10, smallestDifference: smallest)
    let family = try Family(
      period: "2021", aim: aim, units: counts.indices.map { "unit \($0)" },
      outcomes: counts.map { .share(try Share($0.x, of: $0.n)) })
    // The same figures thrice: a single period tells little of what lasts.
    return try LastingSearch([family, family, family], q: 0.1, CandidateSettings()).units.map {
      $0?.deviation
    }
  }
}
