import Testing

@testable import Geography

/// Where one day's units go in other borders.
struct RecodingTests {
  private func recoding(_ from: Int, to year: Int) throws -> Recoding {
    let geography = try SmallCountry.geography()
    return Recoding(
      geography, from: .endOfYear(from), to: Territory(geography, on: .endOfYear(year)))
  }

  private static let targets: [(Int, Int, String, String, Recoding.Placement)] = [
    (2021, 2024, "3401", "3401", .same), (2019, 2021, "0402", "3401", .renumbered),
    (2019, 2024, "1529", "1599", .sentinel), (2019, 2021, "1529", "1507", .merged),
    (2021, 2024, "1507", "1599", .sentinel), (2024, 2021, "1508", "1507", .merged),
    (2024, 2021, "1580", "1507", .merged), (2024, 2021, "3114", "3018", .renumbered),
    // All of 0706's ground lies in 0710, but 0710 holds more, and so it lies in a split union.
    (2016, 2017, "0706", "0799", .sentinel), (2016, 2017, "0720", "0799", .sentinel),
  ]

  @Test(arguments: targets)
  func municipalityGoesToItsSuccessorOrItsCountysSentinel(
    _ from: Int, _ to: Int, _ source: String, _ target: String, _ placement: Recoding.Placement
  ) throws {
    let code = try SmallCountry.municipality(source)
    let found = try #require(try recoding(from, to: to).target(of: code))
    #expect(found.unit.description == target)
    #expect(found.placement == placement)
  }

  @Test func municipalityThatWasNotInForceGoesNowhere() throws {
    #expect(try recoding(2021, to: 2024).target(of: SmallCountry.municipality("0402")) == nil)
  }

  @Test func groundInSeveralCountiesIsNotStated() throws {
    let (one, two, three) = (
      try SmallCountry.municipality("1001"), try SmallCountry.municipality("1101"),
      try SmallCountry.municipality("1201")
    )
    let geography = Geography(
      municipalities: [
        Municipality(code: one, name: "En", validity: SmallCountry.years(nil, 2020)),
        Municipality(code: two, name: "To", validity: SmallCountry.years(2020, nil)),
        Municipality(code: three, name: "Tre", validity: SmallCountry.years(2020, nil)),
      ], counties: [], regions: [],
      changes: [two, three].map {
        MunicipalityChange(date: SmallCountry.newYear(2020), old: one, new: $0)
      })
    let recoding = Recoding(
      geography, from: .endOfYear(2019), to: Territory(geography, on: .endOfYear(2020)))
    #expect(recoding.target(of: one)?.unit == .unplaced(.unstated))
  }

  /// Viken's unstated lie in Østfold now only because this country has no more of Viken's counties.
  @Test(arguments: [
    (2019, 2021, "0499", "3499"), (2021, 2024, "3099", "3199"), (2021, 2024, "3499", "3499"),
    (2021, 2024, "9999", "9999"), (2021, 2024, "2100", "2100"), (2021, 2024, "0499", "9999"),
  ])
  func unplacedFollowsItsCounty(_ from: Int, _ to: Int, _ source: String, _ target: String) throws {
    let code = try #require(UnplacedCode(source))
    #expect(try recoding(from, to: to).target(of: code).description == target)
  }

  @Test func stableUnitsHaveACodeAndANameOfTheirOwn() throws {
    let territory = Territory(try SmallCountry.geography(), stableOver: 2021...2024)
    let union = try #require(territory.units.first { $0.code.level == .union })
    #expect(union.code.description == "1508+1580" && union.name == "Ålesund + Haram")
    #expect(territory.units.count { $0.code.level == .union } == 1)
    #expect(!territory.units.contains { ["1508", "1580"].contains($0.code.description) })
    for name in ["Ålesund + Haram", "haram", "1508+1580", "1580"] {
      #expect(territory.units(named: name) == [union])
    }
    let county = UnitCode.county(try #require(CountyCode("15")))
    #expect(territory.units(of: .county, containing: union.code) == [county])
  }

  @Test(arguments: [
    (2021...2023, []), (2023...2024, ["1508+1580"]), (2021...2024, ["1508+1580"]),
    (2016...2017, ["0704+0710"]), (2017...2019, []),
    (2019...2024, ["1508+1580", "1806+1875", "5055+5056+5059"]),
    (2016...2024, ["1508+1580", "1806+1875", "3905+3907", "5055+5056+5059"]),
  ])
  func stableUnitsOfASpan(_ years: ClosedRange<Int>, _ unions: [String]) throws {
    let territory = Territory(try SmallCountry.geography(), stableOver: years)
    #expect(
      territory.units.filter { $0.code.level == .union }.map(\.code.description) == unions)
  }
}
