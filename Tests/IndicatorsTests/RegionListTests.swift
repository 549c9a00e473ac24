import MadeFigures
import Testing

@testable import Geography

/// A region's list, and the borders of a day.
struct RegionListTests {
  private func world() throws -> MadeWorld {
    try MadeWorld(
      ["1001", "1002", "1003", "1004"],
      regions: ["old": ["1001", "1002"], "new": ["1001", "1004"]],
      changes: [(2020, "1002", "1004")])
  }

  /// A region with a code of another day would lack a part: it is none.
  @Test func regionThatDoesNotFitIsNone() throws {
    let world = try world()
    func regions(_ year: Int) -> [String] {
      Territory(world.geography, on: .endOfYear(year)).units.map(\.code.description)
        .filter { ["old", "new"].contains($0) }
    }
    #expect(regions(2021) == ["new"])
    #expect(regions(2019) == ["old"])
  }

  @Test func whatDoesNotFitIsToldWithItsSuccessor() throws {
    let world = try world()
    let codes = ["1001", "1002", "7777"].compactMap { MunicipalityCode($0) }
    #expect(
      world.geography.objections(to: codes, on: .endOfYear(2021)) == [
        "1002 Municipality 1002 is in force –2020-01-01, its ground is in 1004 Municipality 1004 on "
          + "2021-12-31",
        "7777 is no municipality's code",
      ])
  }
}
