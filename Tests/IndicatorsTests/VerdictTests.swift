import MadeFigures
import Statistics
import Testing

@testable import Indicators

/// What a comparison says: direction by polarity, certainty by both levels, never against the
/// interval beside it.
struct VerdictTests {
  @Test(arguments: [
    (Polarity.lowerIsBetter, Verdict.worse, Verdict.better),
    (.higherIsBetter, .better, .worse), (.neither, .higher, .lower),
  ])
  func directionFollowsThePolarity(_ polarity: Polarity, _ above: Verdict, _ below: Verdict)
    throws
  {
    var world = try MadeWorld(["1001", "1002"], indicator: .made(polarity: polarity))
    try world.put(300, of: 1000, "1001")
    try world.put(100, of: 1000, "1002")
    #expect(try world.estimates("1001")[0].verdict == AtBothLevels { _ in above })
    #expect(try world.estimates("1002")[0].verdict == AtBothLevels { _ in below })
  }

  @Test(arguments: [Polarity.lowerIsBetter, .higherIsBetter, .neither])
  func equalUnitIsNotDifferentWhateverThePolarity(_ polarity: Polarity) throws {
    var world = try MadeWorld(["1001", "1002"], indicator: .made(polarity: polarity))
    try world.put(100_000, of: 1_000_000, "1001")
    try world.put(100_000, of: 1_000_000, "1002")
    let estimate = try world.estimates("1001")[0]
    #expect(estimate.verdict == AtBothLevels { _ in .notDifferent })
    #expect(estimate.comparison?.difference == 0)
    #expect(estimate.comparison?.test?.z == 0)
    #expect(estimate.comparison?.test?.pValue == 1)
  }

  /// z = 2.4 at 95 % and no more.
  @Test func certainAtOneLevelOnly() throws {
    var world = try MadeWorld(["1001", "1002"])
    try world.put(140, of: 1000, "1001")
    try world.put(1080, of: 9700, "1002")
    let estimate = try world.estimates("1001")[0]
    #expect(estimate.verdict == AtBothLevels(at95: .worse, at998: .notDifferent))
  }

  @Test func verdictAndIntervalNeverContradictEachOther() throws {
    for x in 0...200 {
      var world = try MadeWorld(["1001", "1002"])
      try world.put(x, of: 200, "1001")
      try world.put(300, of: 3000, "1002")
      let estimate = try world.estimates("1001")[0]
      let test = try #require(estimate.comparison?.test)
      let isSignificant = estimate.verdict.at95 != .notDifferent
      #expect(test.interval95.excludes(0) == isSignificant, "x = \(x)")
      #expect((test.pValue < 0.05) == isSignificant, "x = \(x)")
      #expect((test.pValue < 0.002) == (estimate.verdict.at998 != .notDifferent), "x = \(x)")
      if isSignificant { #expect((estimate.verdict.at95 == .better) == (x < 20), "x = \(x)") }
    }
  }

  /// NEET 20–29 in 2021, Statistics Norway's table 13556: 3401, 3414, and all others as one.
  @Test(arguments: [
    (
      "3401", 0.0333110741594, (0.0178573046373, 0.0501601703503), 4.48277188979,
      7.36796767417e-6, Verdict.worse
    ),
    (
      "3414", 0.0168755120542, (-0.00992624358501, 0.0489941436017), 1.188349556,
      0.234695721351, .notDifferent
    ),
  ])
  func kongsvingerAndNordOdalAgainstTheCountry(
    _ unit: String, _ difference: Double, _ limits: (Double, Double), _ z: Double, _ p: Double,
    _ verdict: Verdict
  ) throws {
    var world = try MadeWorld(["3401", "3414", "3420"])
    try world.put(290, of: 1899, "3401")
    try world.put(71, of: 521, "3414")
    try world.put(83791 - 290 - 71, of: 701762 - 1899 - 521, "3420")
    let estimate = try world.estimates(unit)[0]
    let comparison = try #require(estimate.comparison)
    let test = try #require(comparison.test)
    #expect((comparison.difference - difference).magnitude < 1e-12)
    #expect((test.interval95.lower - limits.0).magnitude < 1e-12)
    #expect((test.interval95.upper - limits.1).magnitude < 1e-12)
    #expect((test.z - z).magnitude < 1e-10)
    #expect((test.pValue / p - 1).magnitude < 1e-10)
    #expect(estimate.verdict == AtBothLevels { _ in verdict })
  }
}
