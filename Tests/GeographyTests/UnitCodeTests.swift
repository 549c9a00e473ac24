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

  /// Organisation numbers in the register's own documentation and of schools; the last digit checks
  /// the rest.
  @Test(arguments: ["123456785", "974760673", "974552035"])
  func schoolIsAnOrganisationNumber(_ text: String) {
    #expect(SchoolCode(text)?.description == text)
  }

  @Test(arguments: [
    "", "97476067", "9747606733", "974760674", "974760763", "000000000", "012345674", "97476067a",
    "974 760 673",
    // The first eight digits give a check digit of 10, which nobody has.
    "100000130", "100000131",
  ])
  func nothingElseIsASchool(_ text: String) {
    #expect(SchoolCode(text) == nil)
  }

  @Test(arguments: [("030101", "0301"), ("110303", "1103"), ("460108", "4601")])
  func districtLiesInTheMunicipalityOfItsFirstFourDigits(_ text: String, _ inside: String) {
    #expect(DistrictCode(text)?.description == text)
    #expect(DistrictCode(text)?.municipality.description == inside)
  }

  @Test(arguments: ["", "0301", "03010", "0301011", "03010a"])
  func nothingElseIsADistrict(_ text: String) {
    #expect(DistrictCode(text) == nil)
  }

  @Test(arguments: [
    ("3499", "34"), ("0399", "03"), ("9999", nil), ("2100", nil), ("2199", nil), ("2211", nil),
    ("2311", nil),
  ])
  func unplacedKnowsItsCountyIfItHasOne(_ text: String, _ county: String?) {
    #expect(UnplacedCode(text)?.description == text)
    #expect(UnplacedCode(text)?.county?.description == county)
  }

  @Test(arguments: [
    "", "1508", "1580+1508", "1508+1508", "1508 + 1580", "1508+15", "+1508", "1508+",
  ])
  func nothingElseIsAUnion(_ text: String) {
    #expect(UnionCode(text) == nil)
  }

  @Test(arguments: ["", "99", "0099", "3401", "2001", "2400", "999", "99999", "dd99"])
  func nothingElseIsUnplaced(_ text: String) {
    #expect(UnplacedCode(text) == nil)
  }

  @Test func placesStandInOrderOfTheirLevelAndAreReadBackFromCodeAndLevel() throws {
    let ordered = try Self.written.map { text, level in
      try #require(UnitCode(text, level: level))
    }
    #expect(ordered.reversed().sorted() == ordered)
    #expect(ordered.map(\.description) == Self.written.map(\.0))
    #expect(ordered.map(\.level.rawValue) == Self.written.map(\.1))
    #expect(Set(ordered.map(\.level)) == Set(UnitLevel.allCases))
  }

  private static let written = [
    ("123456785", "school"), ("974760673", "school"), ("030101", "district"),
    ("0301", "municipality"), ("3401", "municipality"), ("1506+1580", "union"),
    ("1508+1580", "union"), ("3499", "unplaced"), ("9999", "unplaced"), ("glamdal", "region"),
    ("kongsvinger", "region"), ("03", "county"),
    ("34", "county"), ("0", "country"),
  ]

  @Test(arguments: [
    ("3401", "county"), ("34", "municipality"), ("3401", "school"), ("3401", "unplaced"),
    ("030101", "municipality"), ("34", "country"), ("3401", "kommune"), ("3401", ""),
  ])
  func codeOfAnotherLevelIsNotRead(_ text: String, _ level: String) {
    #expect(UnitCode(text, level: level) == nil)
  }
}
