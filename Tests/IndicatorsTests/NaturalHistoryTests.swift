import Chance
import Foundation
import Geography
import MadeFigures
import Statistics
import Testing

@testable import Indicators

/// A unit's change beside how municipalities change by themselves.
struct NaturalHistoryTests {
  /// Sixty municipalities, three of them a region, over six years: 1001 falls by half after 2021, and the rest
  /// stay where they are but for chance.
  private static func world(of municipalities: Int = 60, breaks: [Int]? = nil) throws -> MadeWorld {
    let codes = (1...municipalities).map { String(1000 + $0) }
    var world = try MadeWorld(
      codes, regions: ["region": Array(codes.dropFirst().prefix(3))],
      indicator: .made(breaks: breaks))
    var random = SplitMix64(seed: 15)
    for code in codes {
      let level = 0.15 + 0.03 * random.nearlyNormal() / 2
      for year in 2017...2023 {
        let share = code == "1001" && year > 2021 ? level / 2 : level
        let n = 900
        let events = (0..<n).count { _ in Double.random(in: 0..<1, using: &random) < share }
        try world.put(events, of: n, code, year: year)
      }
    }
    return world
  }

  private func history(_ world: MadeWorld, withheld: Set<UnitCode> = []) throws -> NaturalHistory {
    try #require(NaturalHistory((2017...2023).map { world.series($0) }, withheld: withheld))
  }

  @Test func whatFellStandsOutAndNothingElse() throws {
    let world = try Self.world()
    let found = try history(world).statements(since: 2021, through: 2023)
    let fallen = try #require(found[try world.unit("1001").code])
    let shift = try #require(fallen.shift)
    #expect(shift.rejectsEquality(.percent998) && shift.difference < -0.04)
    #expect(fallen.change?.rejectsEquality(.percent95) == true)
    #expect(fallen.rank == NaturalStatement.Rank(below: 0, others: 59))
    let own = try world.unit("1001").code
    let others = found.filter { $0.key.level.isMunicipal && $0.key != own }
      .compactMap(\.value.shift)
    #expect(others.count == 59 && others.count { $0.rejectsEquality(.percent95) } <= 8)
    #expect(found[.country] == nil)
    // Places are those of all, each once.
    let places = found.filter { $0.key.level.isMunicipal }.compactMap(\.value.rank?.place)
    #expect(places.sorted() == Array(1...60))
  }

  /// 57 others make 19 regions of three: the least that a rank is among.
  @Test func regionStandsAmongRegionsOfAsMany() throws {
    let world = try Self.world()
    let region = try #require(world.territory.units.first { $0.code.level == .region }).code
    let statement = try #require(
      try history(world).statements(since: 2021, through: 2023)[region])
    #expect(statement.rank?.of == 20 && statement.shift != nil)
    let fewer = try Self.world(of: 59)
    #expect(
      try history(fewer).statements(since: 2021, through: 2023)[region]?.rank == nil)
  }

  /// Who is not shown leaves no gap among the places.
  @Test func withheldUnitsHaveNoPlace() throws {
    let world = try Self.world()
    let withheld = try world.unit("1005").code
    let found = try history(world, withheld: [withheld]).statements(since: 2021, through: 2023)
    let places = found.filter { $0.key.level.isMunicipal && $0.key != withheld }
      .compactMap(\.value.rank?.place)
    #expect(places.sorted() == Array(1...59))
    #expect(found[try world.unit("1001").code]?.rank?.of == 59)
  }

  @Test func laterYearsTellMore() throws {
    let history = try history(try Self.world())
    let code = try Self.world().unit("1010").code
    let first = try #require(history.statements(since: 2021, through: 2022)[code]?.shift)
    let second = try #require(history.statements(since: 2021, through: 2023)[code]?.shift)
    #expect(second.standardError < first.standardError && second.detectable > 0)
  }

  @Test func tooLittleTellsNothing() throws {
    let few = try Self.world(of: 29)
    #expect(NaturalHistory((2017...2023).map { few.series($0) }, withheld: []) == nil)
    let world = try Self.world()
    #expect(NaturalHistory([world.series(2021), world.series(2022)], withheld: []) == nil)
    let history = try history(world)
    #expect(history.statements(since: 2022, through: 2021).isEmpty)
    #expect(history.statements(since: 2010, through: 2022).isEmpty)
  }

  /// Only the row against the country tells it.
  @Test func rowsOfTheCountryCarryIt() throws {
    let world = try Self.world()
    let engine = world.changes(since: world.zeroPoint())
    let rows = engine.relativeChanges(in: world.series(2023), try history(world))
    let told = rows.filter { $0.natural != nil }
    #expect(!told.isEmpty && told.allSatisfy { $0.benchmark == .country })
    #expect(told.count == rows.count { $0.benchmark == .country })
  }
}
