import Geography
import MadeFigures
import Observations
import Testing

@testable import Indicators

/// A figure that the source may still change stays marked, in every row that is made from it.
struct ProvisionalTests {
  /// Three municipalities in two counties; those to whom it happened in one of them are provisional.
  private func world() throws -> MadeWorld {
    var world = try MadeWorld(["0101", "0102", "0201"])
    for year in [2021, 2022] {
      for (code, x) in [("0101", 20), ("0102", 30), ("0201", 25)] {
        try world.put(x + year - 2021, of: 200, code, year: year)
      }
    }
    try world.put(.number(31), "outside", "0102", year: 2022, marks: .provisional)
    return world
  }

  private func reasons(_ unit: String) throws -> [[Reason]] {
    try world().estimates(unit, 2022).map(\.reasons)
  }

  @Test func unitAndEverySumThatHoldsItAreMarked() throws {
    let series = try world().series(2022)
    let marked = try ["0101", "0102", "0201", "01", "02", "0"].map {
      series.isProvisional(try world().code($0))
    }
    #expect(marked == [false, true, false, true, false, true])
    #expect(try world().series(2021).isProvisional(.country) == false)
  }

  /// Country, then county.
  @Test func rowIsMarkedWhenTheUnitOrItsBenchmarkIs() throws {
    #expect(try reasons("0102") == [[.provisional], [.provisional]])
    #expect(try reasons("0201") == [[.provisional], [.wholeBenchmark]])
    #expect(try world().estimates("0102", 2021).allSatisfy { $0.reasons.isEmpty })
    let row = try #require(world().estimates("0102", 2022).first)
    #expect(row.status == .ok && row.comparison?.test != nil)
    #expect(row.cells.map(\.description).contains(Reason.provisional.rawValue))
  }

  @Test func changesAreMarked() throws {
    let world = try world()
    let changes = world.changes(since: world.zeroPoint())
    let own = changes.estimate(try world.unit("0102"), in: world.series(2022))
    #expect(own.reasons == [.provisional])
    #expect(changes.estimate(try world.unit("0101"), in: world.series(2022)).reasons == [])
    let relative = changes.relativeChanges(try world.unit("0101"), in: world.series(2022))
    #expect(relative.map(\.reasons) == [[.provisional], [.provisional]])
    #expect(relative.allSatisfy { $0.status == .ok })
  }

  /// What was provisional when it was frozen stays so in what is measured from it.
  @Test func frozenFigureIsMarkedWhenReadBack() throws {
    var world = try world()
    try world.put(.number(30), "outside", "0102", year: 2021, marks: .provisional)
    try world.put(.number(31), "outside", "0102", year: 2022)
    let changes = world.changes(since: world.zeroPoint())
    let own = changes.estimate(try world.unit("0102"), in: world.series(2022))
    #expect(own.reasons == [.provisional] && own.comparison?.test != nil)
  }

  @Test func withheldFigureTellsNothingMore() throws {
    var world = try world()
    try world.put(.suppressed, "outside", "0102", year: 2022, marks: .provisional)
    #expect(try world.estimates("0102", 2022)[0].reasons == [.suppressedBySource])
  }
}
