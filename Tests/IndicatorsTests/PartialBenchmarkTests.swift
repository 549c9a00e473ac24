import MadeFigures
import Statistics
import Testing

@testable import Indicators

/// Benchmarks of which not all municipalities have figures.
struct PartialBenchmarkTests {
  /// 850 of 1,000 people live where there are figures, 100 where the table has none, 50 where it has none
  /// either.
  private func world() throws -> MadeWorld {
    var world = try MadeWorld(["1001", "1002", "1003", "1004"])
    try world.put(10, of: 100, "1001")
    try world.put(150, of: 750, "1002")
    for (unit, n) in [("1003", 100.0), ("1004", 50)] { try world.put(.number(n), "people", unit) }
    return world
  }

  @Test func thoseWithFiguresStandForTheBenchmark() throws {
    let row = try world().estimates("1001")[0]
    #expect(row.benchmarkValue == 160.0 / 850)
    #expect(
      row.benchmarkExtent == BenchmarkExtent(units: 2, unitsInAll: 4, coverage: 0.85))
    #expect(row.reasons == [.partialBenchmark])
    let test = try PartOfWhole(Share(10, of: 100), in: Share(160, of: 850))
    #expect(row.comparison?.test?.z == test.z)
  }

  @Test func noSumIsMadeUp() throws {
    #expect(try world().figure("0") == .none(.notComputable, .partWithoutFigure))
  }

  @Test func tooSmallAPartStandsForNothing() throws {
    let world = try world()
    let engine = EstimateEngine(territory: world.territory, leastCoverage: 0.86)
    let row = engine.estimates(try world.unit("1001"), in: world.series())[0]
    #expect(row.benchmarkValue == nil)
    #expect(row.benchmarkExtent == nil)
    #expect(row.reasons == [.benchmarkWithoutFigure])
  }

  @Test func wholeBenchmarkSaysNothingOfParts() throws {
    var world = try world()
    try world.put(1, of: 100, "1003")
    try world.put(1, of: 50, "1004")
    let row = try world.estimates("1001")[0]
    #expect(row.benchmarkValue == 162.0 / 1000)
    #expect(row.benchmarkExtent == nil)
  }

  /// With the whole from elsewhere, the only count withheld could be computed; that of two cannot.
  @Test func oneWithheldCountIsNotShownByTheRest() throws {
    var world = try MadeWorld(["1001", "1002", "1003", "1004"])
    try world.put(10, of: 100, "1001")
    try world.put(150, of: 750, "1002")
    try world.put(9, of: 100, "1003")
    try world.put(.number(50), "people", "1004")
    try world.put(.suppressed, "outside", "1004")
    #expect(try world.estimates("1001")[0].benchmarkValue == nil)
    try world.put(.suppressed, "outside", "1003")
    #expect(try world.estimates("1001")[0].benchmarkValue == 160.0 / 850)
  }
}
