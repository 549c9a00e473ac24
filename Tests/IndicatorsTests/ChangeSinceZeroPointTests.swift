import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// A unit in a later year against its own frozen figure.
struct ChangeSinceZeroPointTests {
  /// NEET 20–29 in Kongsvinger, 290 of 1899 in 2021 and 285 of 1887 in 2022.
  @Test func kongsvingerFrom2021To2022() throws {
    var world = try MadeWorld(["3401", "3414"])
    try world.put(290, of: 1899, "3401")
    try world.put(71, of: 521, "3414")
    try world.put(285, of: 1887, "3401", year: 2022)
    let row = try change(world, world.zeroPoint(), "3401")
    let comparison = try #require(row.comparison)
    let test = try #require(comparison.test)
    #expect((comparison.difference + 0.00167856733232).magnitude < 1e-12)
    #expect((test.interval95.lower + 0.024571649115).magnitude < 1e-12)
    #expect((test.interval95.upper - 0.0212204908239).magnitude < 1e-12)
    #expect((test.z + 0.14388761993).magnitude < 1e-10)
    #expect((test.pValue - 0.885589211819).magnitude < 1e-10)
    #expect(row.verdict == AtBothLevels { _ in .notDifferent })
    #expect(row.benchmark == .zeroPoint)
    #expect(row.benchmarkCode == "3401")
    #expect(row.benchmarkValue == 290.0 / 1899)
    #expect(row.period == 2022)
  }

  /// From 40 of 100 to 20 of 100: z = −3.0861, just short of 99.8 %.
  @Test func fallIsBetterWhereLowerIs() throws {
    var world = try MadeWorld(["1001"])
    try world.put(40, of: 100, "1001")
    try world.put(20, of: 100, "1001", year: 2022)
    let row = try change(world, world.zeroPoint(), "1001")
    #expect(row.verdict == AtBothLevels(at95: .better, at998: .notDifferent))
    #expect(((row.comparison?.test?.z ?? 0) + 3.08606699924).magnitude < 1e-10)
  }

  /// The source revises 2021 after the freezing: the zero point stays what it was.
  @Test func revisionOfTheFrozenYearChangesNothing() throws {
    var world = try MadeWorld(["1001"])
    try world.put(40, of: 100, "1001")
    let frozen = world.zeroPoint()
    try world.put(20, of: 100, "1001", year: 2022)
    let before = try change(world, frozen, "1001")
    try world.put(90, of: 100, "1001")
    #expect(try change(world, frozen, "1001") == before)
    #expect(before.benchmarkValue == 0.4)
  }

  @Test func unitWithoutAZeroPointIsToldSo() throws {
    var world = try MadeWorld(["1001", "1002"])
    try world.put(40, of: 100, "1002")
    let frozen = world.zeroPoint()
    try world.put(20, of: 100, "1001", year: 2022)
    let row = try change(world, frozen, "1001")
    #expect(row.status == .ok)
    #expect(row.value == 0.2)
    #expect(row.comparison == nil)
    #expect(row.reasons == [.zeroPointWithoutFigure])
    #expect(row.verdict == AtBothLevels { _ in .notCompared })
  }

  /// Later counts beside a withheld zero point would give the withheld figure away with the change.
  @Test func withheldZeroPointWithholdsTheChange() throws {
    var world = try MadeWorld(["1001"])
    try world.put(.suppressed, "outside", "1001")
    try world.put(.number(100), "people", "1001")
    let frozen = world.zeroPoint()
    try world.put(20, of: 100, "1001", year: 2022)
    let row = try change(world, frozen, "1001")
    #expect(row.status == .suppressed)
    #expect(row.reasons == [.suppressedBySource])
    #expect(row.numerator == nil && row.value == nil && row.interval == nil)
    #expect(row.benchmarkValue == nil && row.comparison == nil)
  }

  @Test func laterYearWithoutFigureSaysWhy() throws {
    var world = try MadeWorld(["1001"])
    try world.put(40, of: 100, "1001")
    let row = try change(world, world.zeroPoint(), "1001")
    #expect(row.status == .missing)
    #expect(row.reasons == [.noFigure])
    #expect(row.benchmarkValue == 0.4)
    #expect(row.comparison == nil)
  }

  @Test func publishedSharesGiveADifferenceWithoutATest() throws {
    var world = try MadeWorld(["1001"], indicator: .made(measure: .published))
    try world.put(.number(0.228), "printed", "1001")
    try world.put(.number(0.2), "printed", "1001", year: 2022)
    let row = try change(world, world.zeroPoint(), "1001")
    #expect(((row.comparison?.difference ?? 0) + 0.028).magnitude < 1e-15)
    #expect(row.comparison?.test == nil)
    #expect(row.status == .noInterval)
    #expect(row.reasons == [.publishedWithoutCounts])
    #expect(row.verdict == AtBothLevels { _ in .notCompared })
  }

  private func change(_ world: MadeWorld, _ frozen: ZeroPoint, _ unit: String) throws -> Estimate {
    world.changes(since: frozen).estimate(try world.unit(unit), in: world.series(2022))
  }
}
