import Geography
import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// Those with the event counted on 31 December, those at risk on 1 January after, each in the borders of
/// its own day.
struct TwoDaysTests {
  private func world(_ municipalities: [String], _ changes: [MadeWorld.Change] = []) throws
    -> MadeWorld
  {
    try MadeWorld(
      municipalities, changes: changes, indicator: .made(measure: .countsOfTwoDays))
  }

  private func put(_ world: inout MadeWorld, _ x: Int, _ unit: String, _ year: Int) throws {
    try world.put(.number(Double(x)), "outside", unit, year: year)
  }

  private func put(_ world: inout MadeWorld, of n: Int, _ unit: String, _ year: Int) throws {
    try world.put(.number(Double(n)), "people", unit, year: year)
  }

  @Test func populationIsTheNextYears() throws {
    var world = try world(["1001"])
    try put(&world, 3, "1001", 2021)
    try put(&world, of: 30, "1001", 2021)
    #expect(try world.figure("1001") == .none(.missing, .noFigure))
    try put(&world, of: 40, "1001", 2022)
    #expect(try world.figure("1001") == .counts(Share(3, of: 40)))
  }

  /// The number changes on the very day between the two.
  @Test(arguments: [2021, 2024]) func unitRenumberedBetweenTheDaysIsFollowed(_ zeroPoint: Int)
    throws
  {
    var world = try world(["1001", "1002", "2001"], [(2019, "1001", "2001")])
    try put(&world, 145, "1001", 2018)
    try put(&world, of: 1194, "2001", 2019)
    try put(&world, 10, "1002", 2018)
    try put(&world, of: 100, "1002", 2019)
    let series = YearInBorders(
      2018, observations: world.observations, geography: world.geography,
      territory: Territory(world.geography, on: .endOfYear(zeroPoint))
    ).figures(world.indicator, .both)
    #expect(try series[world.code("2001")] == .counts(Share(145, of: 1194)))
    #expect(try series[.country] == .counts(Share(155, of: 1294)))
  }

  /// 1001 and 1002 become 1003 between the days: together they have a share, alone none.
  @Test func unitsMergedBetweenTheDaysHaveAShareTogether() throws {
    var world = try world(
      ["1001", "1002", "1003", "1004"], [(2019, "1001", "1003"), (2019, "1002", "1003")])
    try put(&world, 10, "1001", 2018)
    try put(&world, 20, "1002", 2018)
    try put(&world, 5, "1004", 2018)
    try put(&world, of: 300, "1003", 2019)
    try put(&world, of: 50, "1004", 2019)
    #expect(try world.figure("1003", 2018) == .counts(Share(30, of: 300)))
    #expect(try world.figure("10", 2018) == .counts(Share(35, of: 350)))
    let own = YearInBorders(
      2018, observations: world.observations, geography: world.geography,
      territory: Territory(world.geography, on: .endOfYear(2018))
    ).figures(world.indicator, .both)
    for unit in ["1001", "1002"] {
      #expect(try own[world.code(unit)] == .none(.notComputable, .bordersChangedBetweenDays))
    }
    #expect(try own[world.code("1004")] == .counts(Share(5, of: 50)))
    #expect(try own[.country] == .counts(Share(35, of: 350)))
  }

  /// 1001 goes to 1003 and 2003, each with ground of its own besides: nobody's share, and no county's.
  @Test func unitSplitBetweenTheDaysHasNoShare() throws {
    var world = try world(
      ["1001", "1002", "2002", "1003", "2003", "2004"],
      [
        (2019, "1001", "1003"), (2019, "1001", "2003"), (2019, "1002", "1003"),
        (2019, "2002", "2003"),
      ])
    for (unit, x) in [("1001", 10), ("1002", 20), ("2002", 30), ("2004", 40)] {
      try put(&world, x, unit, 2018)
    }
    for (unit, n) in [("1003", 400), ("2003", 500), ("2004", 100)] {
      try put(&world, of: n, unit, 2019)
    }
    let series = YearInBorders(
      2018, observations: world.observations, geography: world.geography,
      territory: Territory(world.geography, on: .endOfYear(2018))
    ).figures(world.indicator, .both)
    for unit in ["1001", "1002", "2002", "10", "20"] {
      #expect(
        try series[world.code(unit)] == .none(.notComputable, .bordersChangedBetweenDays), "\(unit)"
      )
    }
    #expect(try series[world.code("2004")] == .counts(Share(40, of: 100)))
    #expect(try series[.country] == .counts(Share(100, of: 1000)))
  }

  /// A table that carries today's codes backwards has 1003 in 2018, before there was one.
  @Test func codeCarriedBackwardsIsReadAsItsGround() throws {
    var world = try MadeWorld(
      ["1001", "1002", "1003", "1004", "1005"],
      changes: [(2020, "1001", "1003"), (2020, "1002", "1003"), (2020, "1004", "1005")])
    try world.put(30, of: 300, "1003", year: 2018)
    try world.put(4, of: 40, "1005", year: 2018)
    // The codes of 2018 are known from another year.
    for unit in ["1001", "1002", "1004"] { try world.put(1, of: 10, unit, year: 2017) }
    #expect(try world.figure("1003", 2018) == .counts(Share(30, of: 300)))
    #expect(try world.figure("1005", 2018) == .counts(Share(4, of: 40)))
    #expect(try world.figure("0", 2018) == .counts(Share(34, of: 340)))
    // Its own code goes before.
    try world.put(5, of: 50, "1004", year: 2018)
    #expect(try world.figure("1005", 2018) == .counts(Share(5, of: 50)))
    #expect(try world.figure("0", 2018) == .counts(Share(35, of: 350)))
  }
}
