import Testing

@testable import Geography

/// The text of a cell that names a place: codes decide, names may not contradict them, and names
/// alone must be one unit's.
struct RegionCellTests {
  @Test(arguments: [
    ("3401 Kongsvinger", "3401"), ("3401", "3401"), ("  3401   Kongsvinger ", "3401"),
    ("3401\u{A0}Kongsvinger", "3401"), ("3401\tKongsvinger", "3401"),
    ("3401 Kongsvinger kommune", "3401"), ("3401 - Kongsvinger", "3401"),
    ("3905 – Tønsberg", "3905"), ("3905\u{A0}–\u{A0}Tønsberg", "3905"), ("3401 -", "3401"),
    ("0402 Kongsvinger (-2019)", "0402"), ("34 Innlandet", "34"), ("03", "03"),
    ("0 Hele landet", "0"), ("0", "0"), ("00", "0"), ("000", "0"), ("0000 Landet", "0"),
    ("EAK", "0"), ("EAK Landet", "0"), ("Landet", "0"), ("Hele landet", "0"), ("I alt", "0"),
    ("Norge", "0"), ("hele  landet", "0"),
    ("kongsvinger Kongsvingerregionen", "kongsvinger"), ("kongsvinger", "kongsvinger"),
    ("Kongsvingerregionen", "kongsvinger"), ("030101 Gamle Oslo", "030101"),
    ("974760673 En skole", "974760673"),
  ])
  func codeOrWordOfOneMeaningIsAPlace(_ text: String, _ code: String) throws {
    let cell = try RegionCell(text, in: SmallCountry.geography())
    #expect(cell.unit.description == code && cell.unit.level != .unplaced && !cell.isAggregate)
  }

  @Test(arguments: [
    ("9999", "9999"), ("9999 Uoppgitt kommune", "9999"), ("3499 Uoppgitt", "3499"),
    ("0399", "0399"), ("2100 Svalbard", "2100"), ("2211 Jan Mayen", "2211"), ("2311", "2311"),
    ("99 Uoppgitt", "9999"), ("21 Svalbard", "2100"), ("Uoppgitt", "9999"), ("Ukjent", "9999"),
    ("Ukjent kommune", "9999"), ("Svalbard", "2100"), ("Jan Mayen", "2200"),
  ])
  func whatLiesInNoMunicipalityIsUnplaced(_ text: String, _ code: String) throws {
    let unplaced = try #require(UnplacedCode(code))
    #expect(try RegionCell(text, in: SmallCountry.geography()).unit == .unplaced(unplaced))
  }

  /// The mark of figures summed backwards in time is kept.
  @Test(arguments: [
    ("K-3401 Kongsvinger", "3401"), ("K3401", "3401"), ("K-3401 - Kongsvinger", "3401"),
    ("K-34 Innlandet", "34"),
  ])
  func sumOfMunicipalitiesIsMarked(_ text: String, _ code: String) throws {
    let cell = try RegionCell(text, in: SmallCountry.geography())
    #expect(cell.unit.description == code && cell.isAggregate)
  }

  @Test(arguments: [
    ("402", "0402"), ("402 Kongsvinger", "0402"), ("4", "04"), ("34", "34"), ("3401 ", "3401"),
    ("I ", "0"), ("30101", "030101"), ("0", "0"),
  ])
  func lostZerosArePutBackWhereOnlyCodesStand(_ text: String, _ code: String) throws {
    let codes = RegionContext(holdsCodes: true)
    #expect(try RegionCell(text, in: SmallCountry.geography(), codes).unit.description == code)
  }

  @Test(arguments: [
    ("402 Kongsvinger", "3", "0402"), ("4", "1", "04"), ("30101", "5", "030101"),
  ])
  func lostZerosAreNotGuessedElsewhere(_ text: String, _ count: String, _ right: String) throws {
    try expectRefusal(
      text,
      "the code \(text.prefix { $0 != " " }) has \(count) digits; expected two for a county, four "
        + "for a municipality or six for a district, such as \(right)")
  }

  @Test(arguments: ["9998 Uoppgitt", "1234 Ingen"])
  func unknownMunicipalityIsRefused(_ text: String) throws {
    try expectRefusal(
      text,
      "\(text.prefix(4)) is not a municipality's code in any year since 2008; "
        + "expected a code of Statistics Norway's classification 131, such as 3401")
  }

  @Test(arguments: ["35", "98 Uoppgitt"])
  func unknownCountyIsRefused(_ text: String) throws {
    try expectRefusal(
      text,
      "\(text.prefix(2)) is not a county's code in any year since 2008; "
        + "expected a code of Statistics Norway's classification 104, such as 34")
  }

  @Test(arguments: [
    "", " ", "Kongsvinger 3401", "I", "3401-Kongsvinger", "\"3401\"", "３４０１", "-", "..", "K-",
    "15 - 29 år", "15-29 år", "ab99", "K-Kongsvinger", "34012", "12345678", "Ukjent by",
    "kongsvinger Osloregionen", "Kongsvinger - Sentrum", "Kongsvinger - Halden", "(-2019)",
  ])
  func textThatNamesNoPlaceIsRefused(_ text: String) throws {
    let geography = try SmallCountry.geography()
    #expect(throws: RegionCell.Refusal.self) { try RegionCell(text, in: geography) }
  }

  @Test(arguments: ["7799 Uoppgitt", "974760674 En skole", "999901"])
  func codeOfNoCountySchoolOrMunicipalityIsRefused(_ text: String) throws {
    let geography = try SmallCountry.geography()
    #expect(throws: RegionCell.Refusal.self) { try RegionCell(text, in: geography) }
  }

  /// Whoever wrote the two together meant one of them, and nobody can know which.
  @Test(arguments: [
    ("3401 Oslo", "Kongsvinger", "0301"), ("3401 - Haram", "Kongsvinger", "1580"),
    ("1507 Kongsvinger", "Ålesund", "3401"), ("3401 oslo", "Kongsvinger", "0301"),
    ("3401 Hamarøy", "Kongsvinger", "1875"),
  ])
  func codeBesideAnotherMunicipalitysNameIsRefused(
    _ text: String, _ name: String, _ other: String
  ) throws {
    try expectRefusal(
      text,
      "the code \(text.prefix(4)) is \(name), but the name is that of \(other); "
        + "expected code and name of the same municipality")
  }

  /// A namesake's county, one of parallel names, another writing, letters lost in another encoding, and no
  /// name at all.
  @Test(arguments: [
    "3419 Våler", "3419 Våler (Innlandet)", "3419 Våler (Hedmark)", "1875 Hamarøy", "1875 Hábmer",
    "1833 Rana", "3401 KONGSVINGER", "3401 Kongsvinger kommune", "1875 Hamar?y",
    "1875 Hamar\u{FFFD}\u{FFFD}y - H\u{FFFD}bmer", "1875 Hamaroy", "3401 -", "34 Innlandet fylke",
    "0 Alle",
  ])
  func nameThatMayBeTheCodesIsNotHeldAgainstIt(_ text: String) throws {
    let unit = try RegionCell(text, in: SmallCountry.geography()).unit
    #expect(unit.description == String(text.prefix { $0 != " " }))
  }

  /// Offices of NAV and districts of cities have codes that look like municipalities'.
  @Test(arguments: [
    ("3401 Kongsvinger by", "Kongsvinger"), ("3401 Kongs", "Kongsvinger"),
    ("3401 NAV Kongsvinger", "Kongsvinger"), ("1875 Hamar", "Hábmer - Hamarøy"),
    ("1833 Lodalen", "Rana"),
  ])
  func codeBesideANameThatIsNoneOfItsUnitsIsRefused(_ text: String, _ name: String) throws {
    let geography = try SmallCountry.geography()
    let refusal = #expect(throws: RegionCell.Refusal.self) { try RegionCell(text, in: geography) }
    let message = try #require(refusal?.message)
    #expect(message.hasPrefix("the code \(text.prefix(4)) is \(name)"), "\(message)")
    #expect(message.contains(" and \(text.dropFirst(5)) is no name of it; expected code and name"))
  }

  /// Two digits lost make a county of a municipality.
  @Test(arguments: ["34 Kongsvinger", "0 Kongsvinger", "9999 Kongsvinger", "3499 Kongsvinger"])
  func codeOfNoMunicipalityBesideTheNameOfOneIsRefused(_ text: String) throws {
    let code = text.prefix { $0 != " " }
    try expectRefusal(
      text,
      "the code \(code) is not that of Kongsvinger, which is 3401; expected code and name of the "
        + "same place")
  }

  @Test func regionsOfOursAreNamedInOurTablesOnly() throws {
    let geography = try SmallCountry.geography()
    let own = try RegionCell("kongsvinger", in: geography, .endOfYear(2021))
    #expect(own.unit.level == .region)
    var context = RegionContext.endOfYear(2021)
    context.isWithoutRegions = true
    #expect(try RegionCell("kongsvinger", in: geography, context).unit.description == "3401")
  }

  private func expectRefusal(_ text: String, _ message: String) throws {
    let geography = try SmallCountry.geography()
    let refusal = #expect(throws: RegionCell.Refusal.self) { try RegionCell(text, in: geography) }
    #expect(refusal?.message == message)
  }
}
