import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// Difference in differences: a unit's change minus that of the rest of its benchmark.
struct RelativeChangeTests {
  private var world: MadeWorld

  /// The unit from 40 to 20 of 100, the rest of the country from 100 to 110 of 500.
  init() throws {
    world = try MadeWorld(["1001", "2001", "2002"])
    try world.put(40, of: 100, "1001")
    try world.put(60, of: 300, "2001")
    try world.put(40, of: 200, "2002")
    try world.put(20, of: 100, "1001", year: 2022)
    try world.put(70, of: 300, "2001", year: 2022)
    try world.put(40, of: 200, "2002", year: 2022)
  }

  @Test func unitAgainstTheRestOfTheCountry() throws {
    let row = try #require(try changes("1001").first)
    #expect(((row.change ?? 0) + 0.2).magnitude < 1e-12)
    #expect(((row.restChange ?? 0) - 0.02).magnitude < 1e-12)
    #expect(((row.difference ?? 0) + 0.22).magnitude < 1e-12)
    let interval = try #require(row.interval)
    #expect((interval.at95.lower + 0.351344031441).magnitude < 1e-11)
    #expect((interval.at95.upper + 0.0841942689815).magnitude < 1e-11)
    #expect((interval.at998.lower + 0.424033746282).magnitude < 1e-11)
    #expect((interval.at998.upper + 0.00435475956102).magnitude < 1e-11)
    #expect(row.verdict == AtBothLevels { _ in .better })
    #expect(row.status == .ok)
    #expect(row.zeroPoint == 2021)
    #expect(row.period == 2022)
  }

  @Test func kongsvingerAgainstTheRestOfTheCountry() throws {
    var world = try MadeWorld(["3401", "9901"])
    try world.put(290, of: 1899, "3401")
    try world.put(83791 - 290, of: 701762 - 1899, "9901")
    try world.put(285, of: 1887, "3401", year: 2022)
    try world.put(82837 - 285, of: 701807 - 1887, "9901", year: 2022)
    let engine = world.changes(since: world.zeroPoint())
    let row = try #require(
      engine.relativeChanges(try world.unit("3401"), in: world.series(2022)).first)
    let interval = try #require(row.interval)
    #expect(((row.difference ?? 0) + 0.000312981696621).magnitude < 1e-12)
    #expect((interval.at95.lower + 0.0232311169085).magnitude < 1e-12)
    #expect((interval.at95.upper - 0.0226111239975).magnitude < 1e-12)
    #expect(row.verdict == AtBothLevels { _ in .notDifferent })
  }

  /// County 10 is the unit itself: nobody is left to compare with.
  @Test func benchmarksAreTheCountryAndTheCountyThatHoldMore() throws {
    #expect(try changes("1001").map(\.benchmarkCode) == ["0"])
    #expect(try changes("2001").map(\.benchmarkCode) == ["0", "20"])
    #expect(try changes("20").map(\.benchmarkCode) == ["0"])
    #expect(try changes("0").isEmpty)
  }

  @Test func lackingFigureSaysWhyInTheRow() throws {
    var world = world
    try world.put(.missing, "outside", "1001", year: 2022)
    let row = try #require(try changes("1001", world).first)
    #expect(row.status == .missing)
    #expect(row.reasons == [.noFigure])
    #expect(hasNoNumbers(row))
  }

  /// The table of all units leaves out what has nothing to tell, and only that.
  @Test(arguments: [CellValue.number(20), .suppressed])
  func tableHoldsNoRowThatOnlySaysMissing(_ before: CellValue) throws {
    var world = world
    try world.put(before, "outside", "2002")
    let frozen = world.zeroPoint()
    try world.put(.missing, "outside", "2002", year: 2022)
    let (engine, series) = (world.changes(since: frozen), world.series(2022))
    let all = world.territory.units.flatMap { engine.relativeChanges($0, in: series) }
    let told = engine.relativeChanges(in: series)
    #expect(told == all.filter { $0.status != .missing })
    #expect(told.contains { $0.unit.code.description == "2002" } == (before == .suppressed))
    #expect(told.contains { $0.unit.code.description == "1001" })
  }

  @Test func withheldFigureOutranksOtherLacks() throws {
    var world = world
    try world.put(.suppressed, "outside", "2002")
    let frozen = world.zeroPoint()
    try world.put(.missing, "outside", "2001", year: 2022)
    let engine = world.changes(since: frozen)
    let rows = engine.relativeChanges(try world.unit("2001"), in: world.series(2022))
    #expect(rows.count == 2)
    for row in rows {
      #expect(row.status == .suppressed)
      #expect(row.reasons == [.suppressedBySource])
      #expect(hasNoNumbers(row))
    }
  }

  @Test func publishedSharesHaveNoRelativeChange() throws {
    var world = try MadeWorld(["1001", "1002"], indicator: .made(measure: .published))
    for year in [2021, 2022] {
      for unit in ["1001", "10", "0"] { try world.put(.number(0.2), "printed", unit, year: year) }
    }
    let row = try #require(try changes("1001", world).first)
    #expect(row.status == .noInterval)
    #expect(row.reasons == [.publishedWithoutCounts])
    #expect(hasNoNumbers(row))
  }

  /// All the county's people live in one of its two municipalities.
  @Test
  func rowWithoutNumbersAlwaysHasAReason() throws {
    var world = world
    for year in [2021, 2022] { try world.put(0, of: 0, "2002", year: year) }
    let row = try #require(try changes("2001", world).last)
    #expect(hasNoNumbers(row))
    #expect(row.status != .ok || !row.reasons.isEmpty)
  }

  private func changes(_ unit: String, _ world: MadeWorld? = nil) throws -> [RelativeChange] {
    let world = world ?? self.world
    let engine = world.changes(since: world.zeroPoint())
    return engine.relativeChanges(try world.unit(unit), in: world.series(2022))
  }

  private func hasNoNumbers(_ row: RelativeChange) -> Bool {
    row.cells.allSatisfy { cell in
      switch cell {
      case .text: true
      case .count(let count): count == nil
      case .number(let number): number == nil
      }
    }
  }
}
