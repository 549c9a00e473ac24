import Testing

@testable import Geography

/// The places of one day: what lies in what, and what they are called.
struct TerritoryTests {
  private func territory(_ year: Int) throws -> Territory {
    Territory(try SmallCountry.geography(), on: .endOfYear(year))
  }

  private func county(_ code: String) throws -> UnitCode { .county(try #require(CountyCode(code))) }

  private func municipality(_ code: String) throws -> UnitCode {
    .municipality(try SmallCountry.municipality(code))
  }

  private let kongsvinger = UnitCode.region(RegionID("kongsvinger"))
  private let fjord = UnitCode.region(RegionID("fjord"))

  @Test func countryIsEveryMunicipalityOfTheDay() throws {
    for year in [2016, 2019, 2021, 2024] {
      let geography = try SmallCountry.geography()
      #expect(
        try territory(year).municipalities(of: .country)
          == Set(geography.municipalities(on: .endOfYear(year)).map(\.code)))
    }
  }

  @Test func unitNotStatedIsNoPlace() throws {
    let unstated = try SmallCountry.municipality("9999")
    #expect(try !territory(2021).municipalities(of: .country).contains(unstated))
    #expect(try territory(2021).municipalities(of: municipality("9999")).isEmpty)
  }

  @Test func countyIsTheMunicipalitiesWithItsTwoDigits() throws {
    let inside = try territory(2021).municipalities(of: county("34"))
    #expect(inside.map(\.description).sorted() == ["3401", "3414", "3419"])
    #expect(try territory(2021).municipalities(of: county("03")).count == 1)
  }

  @Test(arguments: [(2019, ["0402", "0418"]), (2021, ["3401", "3414"])])
  func regionHasTheCodesOfItsDay(_ year: Int, _ codes: [String]) throws {
    let inside = try territory(year).municipalities(of: kongsvinger)
    #expect(inside.map(\.description).sorted() == codes)
  }

  @Test func unitThatDidNotExistOnTheDayIsEmpty() throws {
    #expect(try territory(2021).municipalities(of: municipality("0402")).isEmpty)
    #expect(try territory(2021).municipalities(of: county("04")).isEmpty)
    #expect(try territory(2019).municipalities(of: fjord).isEmpty)
    #expect(try !territory(2019).units.contains { $0.code == fjord })
    #expect(try territory(2019).units(of: .county, containing: municipality("3401")).isEmpty)
  }

  @Test func municipalityLiesInItsCountyItsRegionAndTheCountry() throws {
    let (territory, unit) = (try territory(2021), try municipality("3401"))
    #expect(territory.units(of: .municipality, containing: unit) == [unit])
    #expect(territory.units(of: .county, containing: unit) == [try county("34")])
    #expect(territory.units(of: .region, containing: unit) == [kongsvinger])
    #expect(territory.units(of: .country, containing: unit) == [.country])
  }

  @Test func municipalityOutsideEveryRegionLiesInNone() throws {
    #expect(try territory(2021).units(of: .region, containing: municipality("3419")).isEmpty)
  }

  @Test func regionWithinACountyLiesInIt() throws {
    #expect(try territory(2021).units(of: .county, containing: kongsvinger) == [county("34")])
    #expect(try territory(2021).units(of: .municipality, containing: kongsvinger).isEmpty)
  }

  @Test func regionAcrossCountiesLiesInNoCounty() throws {
    #expect(try territory(2021).units(of: .county, containing: fjord).isEmpty)
    #expect(try territory(2021).units(of: .country, containing: fjord) == [.country])
  }

  @Test func countryLiesInNoCounty() throws {
    #expect(try territory(2021).units(of: .county, containing: .country).isEmpty)
  }

  @Test func unitsStandInOrderMunicipalitiesFirstAndTheCountryLast() throws {
    let units = try territory(2021).units.map(\.code)
    #expect(units == units.sorted())
    #expect(try units.first == municipality("0301"))
    #expect(units.last == .country)
  }

  @Test(arguments: [
    (2021, "3401", "Kongsvinger"), (2023, "1833", "Rana"), (2024, "1833", "Rana - Raane"),
    (2021, "0402", "0402"),
  ])
  func nameIsTheOneOfTheDayElseTheCode(_ year: Int, _ code: String, _ name: String) throws {
    #expect(try territory(year).name(of: municipality(code)) == name)
  }

  private static let searches: [(Int, String, [String])] = [
    (2021, "Kongsvinger", ["3401"]), (2021, "KONGSVINGER", ["3401"]), (2021, "3401", ["3401"]),
    (2021, "Kongsvingerregionen", ["kongsvinger"]), (2021, "Norge", ["0"]), (2021, "0", ["0"]),
    (2021, "34", ["34"]), (2021, "nord-odal", ["3414"]), (2021, "Odal", []), (2021, "", []),
    // A code of another year is no place of this one.
    (2021, "0402", []), (2019, "0402", ["0402"]),
  ]

  @Test(arguments: searches)
  func placeIsFoundByNameOrCode(_ year: Int, _ text: String, _ codes: [String]) throws {
    #expect(try territory(year).units(named: text).map(\.code.description) == codes)
  }

  @Test(arguments: [
    (2019, ["0137", "0426"]), (2021, ["3018", "3419"]), (2024, ["3114", "3419"]),
  ])
  func nameOfTwoPlacesGivesBoth(_ year: Int, _ codes: [String]) throws {
    #expect(try territory(year).units(named: "Våler").map(\.code.description) == codes)
  }

  @Test func nameWithItsCountyGivesOne() throws {
    #expect(try territory(2021).units(named: "våler (viken)").map(\.code.description) == ["3018"])
  }

  @Test func nameOfAMunicipalityAndItsCountyGivesBoth() throws {
    #expect(try territory(2021).units(named: "oslo").map(\.code.description) == ["0301", "03"])
  }

  @Test(arguments: ["Hábmer", "hamarøy", "Hábmer - Hamarøy", "HÁBMER"])
  func oneOfParallelNamesIsEnough(_ name: String) throws {
    #expect(try territory(2021).units(named: name).map(\.code.description) == ["1875"])
  }
}
