import Geography
import MadeFigures
import Statistics
import Testing

@testable import Indicators

/// Which benchmarks a unit is held against, and when it cannot be.
struct BenchmarkTests {
  private var world: MadeWorld

  /// County 03 is one municipality, as Oslo is.
  init() throws {
    world = try MadeWorld(["0301", "1001", "1002", "1003"], regions: ["valley": ["1001", "1002"]])
    for (unit, x) in [("0301", 10), ("1001", 30), ("1002", 20), ("1003", 10)] {
      try world.put(x, of: 200, unit)
    }
  }

  @Test(arguments: [
    ("1001", ["country 0", "county 10", "region valley"]),
    ("1003", ["country 0", "county 10"]), ("0301", ["country 0", "county 03"]),
    ("valley", ["country 0", "county 10", "region valley"]),
    ("10", ["country 0", "county 10"]), ("0", ["country 0"]),
  ])
  func oneRowForEachBenchmarkInOrder(_ unit: String, _ expected: [String]) throws {
    let rows = try world.estimates(unit)
    #expect(rows.map { "\($0.benchmark.rawValue) \($0.benchmarkCode)" } == expected)
  }

  @Test func everyUnitHasItsRowsInTheTerritorysOrder() throws {
    let rows = EstimateEngine(territory: world.territory).estimates(in: world.series())
    let units = rows.map(\.unit.code.description).reduce(into: [String]()) { units, code in
      if units.last != code { units.append(code) }
    }
    #expect(units == ["0301", "1001", "1002", "1003", "valley", "03", "10", "0"])
    #expect(rows.count == 2 + 3 + 3 + 2 + 3 + 2 + 2 + 1)
  }

  /// Whoever asks for a unit is told that there is no figure; the table of all units holds no such row.
  @Test func unitWithoutAFigureHasARowWhenItIsAskedForAlone() throws {
    var world = world
    try world.put(.missing, "outside", "1003")
    try world.put(.suppressed, "outside", "1002")
    let engine = EstimateEngine(territory: world.territory)
    let rows = engine.estimates(in: world.series())
    #expect(try world.estimates("1003").map(\.status) == [.missing, .missing])
    #expect(rows.filter { $0.unit.code.description == "1003" } == [])
    #expect(!rows.contains { $0.status == .missing })
    // What is withheld, or lacks a part, is told.
    for (unit, status) in [
      ("1002", EstimateStatus.suppressed), ("10", .suppressed), ("1001", .ok), ("0301", .ok),
    ] {
      let own = rows.filter { $0.unit.code.description == unit }
      #expect(own == (try world.estimates(unit)))
      #expect(own.first?.status == status)
    }
  }

  @Test(arguments: [("0301", 1), ("valley", 2), ("10", 1), ("0", 0)])
  func unitThatIsItsWholeBenchmarkIsNotCompared(_ unit: String, _ row: Int) throws {
    let estimate = try world.estimates(unit)[row]
    #expect(estimate.status == .ok)
    #expect(estimate.value != nil)
    #expect(estimate.interval != nil)
    #expect(estimate.reasons == [.wholeBenchmark])
    #expect(estimate.comparison == nil)
    #expect(estimate.verdict == AtBothLevels { _ in .notCompared })
  }

  @Test func benchmarkIsTheWholeAndTheDifferenceIsToIt() throws {
    let estimate = try #require(try world.estimates("1001").first)
    #expect(estimate.benchmarkValue == 70.0 / 800)
    #expect(estimate.comparison?.difference == 30.0 / 200 - 70.0 / 800)
  }

  /// One municipality withheld takes the totals with it; the others keep their own figures.
  @Test func benchmarkWithAWithheldPartIsNotComparedWith() throws {
    var world = world
    try world.put(.suppressed, "outside", "1003")
    let estimate = try #require(try world.estimates("1001").first { $0.benchmark == .county })
    #expect(estimate.status == .ok)
    #expect(estimate.value == 0.15)
    #expect(estimate.benchmarkValue == nil)
    #expect(estimate.comparison == nil)
    #expect(estimate.reasons == [.benchmarkWithoutFigure])
    #expect(try world.estimates("1001")[2].comparison?.test != nil)
  }

  /// Two municipalities, one of which nobody lives in: the other is all of the county's people.
  @Test
  func unitWithAllOfItsBenchmarksPeopleIsItsWhole() throws {
    var world = try MadeWorld(["1001", "1002", "2001"])
    try world.put(5, of: 10, "1001")
    try world.put(0, of: 0, "1002")
    try world.put(5, of: 100, "2001")
    let estimate = try #require(try world.estimates("1001").first { $0.benchmark == .county })
    #expect(estimate.reasons == [.wholeBenchmark])
    #expect(estimate.verdict == AtBothLevels { _ in .notCompared })
  }
}
