import Geography
import MadeFigures
import Statistics
import Testing

@testable import Indicators

/// Schools beside municipalities: where they lie, and what they are compared with.
struct SchoolTests {
  private static let (asdal, roed, hisoey) = ("975280888", "975283003", "982944694")

  /// Forty municipalities, whose means scatter with σ = 8; 0101 and 0102 make up a region.
  private func world(changes: [MadeWorld.Change] = [], besides: [String] = []) throws -> MadeWorld {
    let codes = (1...40).map { "\($0 <= 20 ? "01" : "02")\($0 < 10 ? "0" : "")\($0)" }
    var world = try MadeWorld(
      codes + besides, regions: ["r": ["0101", "0102"]], changes: changes,
      indicator: .made(polarity: .higherIsBetter, measure: .mean))
    for (index, code) in codes.enumerated() {
      let pupils = 10 * (index + 1)
      let scatter = [-1.5, -0.7, 0, 0.7, 1.5][index % 5]
      for year in [2019, 2021] {
        try world.put(
          mean: 41 + scatter * 8 / Double(pupils).squareRoot(), of: pupils, code, year: year)
      }
    }
    return world
  }

  /// 44 of 40 pupils, in a municipality of 100 with 42: the rest have (4200 − 1760)/60 = 40⅔.
  @Test func schoolAgainstTheRestOfEachPlaceThatHoldsIt() throws {
    var world = try world()
    try world.put(mean: 42, of: 100, "0101")
    try world.put(mean: 41.2, of: 3000, "01")
    try world.put(mean: 41.4, of: 9000, "0")
    try world.put(mean: 44, of: 40, Self.asdal)
    try world.put(school: Self.asdal, "Asdal skole", in: ["0101"])
    let rows = try world.estimates(Self.asdal)
    #expect(
      rows.map { "\($0.benchmark.rawValue) \($0.benchmarkCode)" }
        == ["country 0", "county 01", "region r", "municipality 0101"])
    #expect(rows.allSatisfy { $0.unit.name == "Asdal skole" && $0.value == 44 })
    let row = try #require(rows.last)
    #expect(row.benchmarkValue == 42 && row.comparison?.difference == 2)
    let spread = try #require(world.series().spread)
    let z = (44 - (4200.0 - 1760) / 60) / (spread * (1 / 40.0 + 1 / 60.0).squareRoot())
    let test = try #require(row.comparison?.test)
    #expect((test.z - z).magnitude < 1e-12)
    #expect((row.verdict.at95 == .better) == (z > 1.96))
  }

  @Test func schoolThatIsItsWholeMunicipalityIsNotComparedWithIt() throws {
    var world = try world()
    try world.put(mean: 42, of: 100, "0101")
    try world.put(mean: 42, of: 100, Self.asdal)
    try world.put(school: Self.asdal, "Asdal skole", in: ["0101"])
    let row = try #require(try world.estimates(Self.asdal).last)
    #expect(row.benchmark == .municipality && row.benchmarkValue == 42)
    #expect(row.comparison == nil && row.verdict.at95 == .notCompared)
    #expect(row.reasons == [.wholeBenchmark])
  }

  @Test func schoolOfAWithheldMunicipalityIsNotComparedWithIt() throws {
    var world = try world()
    for measure in ["marks", "pupils"] { try world.put(.suppressed, measure, "0101", age: nil) }
    try world.put(mean: 42, of: 50, Self.asdal)
    try world.put(school: Self.asdal, "Asdal skole", in: ["0101"])
    let row = try #require(try world.estimates(Self.asdal).last)
    #expect(row.reasons == [.benchmarkWithoutFigure] && row.benchmarkValue == nil)
  }

  @Test func schoolOfWhichNoFileSpeaksIsComparedWithTheCountry() throws {
    var world = try world()
    try world.put(mean: 41.4, of: 9000, "0")
    try world.put(mean: 41.7, of: 60, Self.asdal)
    let rows = try world.estimates(Self.asdal)
    #expect(rows.map(\.benchmark) == [.country, .county, .municipality])
    #expect(rows.map(\.benchmarkCode) == ["0", "", ""])
    #expect(rows.map(\.unit.name) == [Self.asdal, Self.asdal, Self.asdal])
    #expect(rows.map(\.reasons) == [[], [.schoolNotPlaced], [.schoolNotPlaced]])
    #expect(rows[1].value == 41.7 && rows[1].comparison == nil)
  }

  /// 0150 was renumbered 0101 and 0151 was split into 0102 and 0103, both in 2020.
  private func divided() throws -> MadeWorld {
    var world = try world(
      changes: [(2020, "0150", "0101"), (2020, "0151", "0102"), (2020, "0151", "0103")],
      besides: ["0150", "0151"])
    for school in [Self.asdal, Self.roed, Self.hisoey] {
      for year in [2019, 2021] { try world.put(mean: 40, of: 20, school, year: year) }
    }
    try world.put(school: Self.asdal, "Asdal", in: ["0150"], year: 2019)
    try world.put(school: Self.roed, "Rød", in: ["0151"], year: 2019)
    try world.put(school: Self.hisoey, "Hisøy", in: ["0151"], year: 2019)
    try world.put(school: Self.hisoey, "Hisøy", in: ["0103"], year: 2021)
    return world
  }

  @Test func schoolFollowsItsMunicipalityAndTheFileOfALaterYear() throws {
    let schools = try divided().series(2019).schools
    #expect(schools.map(\.unit.name) == ["Asdal", "Rød", "Hisøy"])
    #expect(schools.map { $0.municipality?.description } == ["0101", nil, "0103"])
    // Both parts lie in the county, so that the school does.
    #expect(schools.map { $0.county?.description } == ["01", "01", "01"])
    #expect(schools.map(\.lack) == [nil, .schoolOnDividedGround, nil])
  }

  /// The row says with today's code where the school lay then.
  @Test func rowInTheReportedBordersPlacesASchoolOfAnEarlierYear() throws {
    var world = try divided()
    try world.put(school: Self.roed, "Rød", in: ["0151", "0102"], year: 2019)
    #expect(
      world.series(2019).places[try world.code(Self.roed)].municipality?.description == "0102")
  }

  /// Of two later files the one nearest to the reported borders says where it lies.
  @Test func schoolWithoutARowOfTheYearLiesWhereTheNearestSays() throws {
    var world = try divided()
    try world.put(school: Self.roed, "Rød", in: ["0103"], year: 2022)
    try world.put(school: Self.roed, "Rød", in: ["0102"], year: 2024)
    #expect(
      world.series(2019).places[try world.code(Self.roed)].municipality?.description == "0103")
  }

  @Test func schoolOutsideEveryMunicipalitySaysSo() throws {
    var world = try world()
    try world.put(mean: 40, of: 20, Self.asdal)
    try world.put(school: Self.asdal, "Longyearbyen skole", in: ["2100"])
    let school = try #require(world.series().schools.first)
    #expect(school.municipality == nil && school.county == nil && school.lack == .schoolOutside)
  }

  @Test func schoolsNamedAreFoundWhateverTheLettersCase() throws {
    var world = try divided()
    try world.put(school: Self.roed, "ASDAL", in: ["0102"])
    let places = world.series().places
    #expect(
      places.schools(named: "asdal").map(\.unit.code.description) == [Self.asdal, Self.roed])
    #expect(places.schools(named: "Asda").isEmpty)
  }
}
