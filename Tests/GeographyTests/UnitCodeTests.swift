import Testing

@testable import Geography

/// Codes as Statistics Norway writes them, and how places are ordered.
struct UnitCodeTests {
  @Test(arguments: ["0301", "3401", "0000", "9999"])
  func municipalityIsExactlyFourDigits(_ text: String) {
    #expect(MunicipalityCode(text)?.description == text)
  }

  @Test(arguments: [
    "", "401", "34010", "340a", " 3401", "3401 ", "+340", "-340", "34.1", "0x1F", "３４０１", "٣٤٠١",
    "K-3401", "Kongsvinger",
  ])
  func nothingElseIsAMunicipality(_ text: String) {
    #expect(MunicipalityCode(text) == nil)
  }

  @Test(arguments: ["03", "34", "00"])
  func countyIsExactlyTwoDigits(_ text: String) {
    #expect(CountyCode(text)?.description == text)
  }

  @Test(arguments: ["", "3", "034", "3a", "+3", "-3", " 3", "３４", "ø"])
  func nothingElseIsACounty(_ text: String) {
    #expect(CountyCode(text) == nil)
  }

  @Test(arguments: [("0301", "03"), ("3401", "34"), ("1508", "15"), ("5636", "56")])
  func countyIsTheFirstTwoDigits(_ municipality: String, _ county: String) throws {
    #expect(try SmallCountry.municipality(municipality).county.description == county)
  }

  @Test func municipalitiesComeFirstThenRegionsCountiesAndTheCountry() throws {
    let ordered: [UnitCode] = [
      .municipality(try SmallCountry.municipality("0301")),
      .municipality(try SmallCountry.municipality("3401")),
      .region(RegionID("glamdal")), .region(RegionID("kongsvinger")),
      .county(try #require(CountyCode("03"))), .county(try #require(CountyCode("34"))), .country,
    ]
    #expect(ordered.reversed().sorted() == ordered)
    #expect(
      ordered.map(\.description) == ["0301", "3401", "glamdal", "kongsvinger", "03", "34", "0"])
    #expect(
      ordered.map(\.level) == [
        .municipality, .municipality, .region, .region, .county, .county, .country,
      ])
  }
}
