import Testing

@testable import Geography

/// The text of a cell that names a place: codes decide, names may not contradict them.
struct RegionCellTests {
  @Test(arguments: [
    ("3401 Kongsvinger", "3401"), ("3401", "3401"), ("  3401   Kongsvinger ", "3401"),
    ("3401\u{A0}Kongsvinger", "3401"), ("3401\tKongsvinger", "3401"),
    ("3401 Kongsvinger kommune", "3401"),
    ("0402 Kongsvinger (-2019)", "0402"), ("34 Innlandet", "34"), ("03", "03"),
    ("0 Hele landet", "0"), ("0", "0"), ("00", "0"), ("0000 Landet", "0"),
    ("kongsvinger Kongsvingerregionen", "kongsvinger"), ("kongsvinger", "kongsvinger"),
  ])
  func codeWithOrWithoutANameIsAPlace(_ text: String, _ code: String) throws {
    let cell = try RegionCell(text, in: SmallCountry.geography())
    #expect(cell.unit.description == code && cell.unit.level != .unplaced)
  }

  @Test(arguments: [
    ("9999", "9999"), ("9999 Uoppgitt kommune", "9999"), ("3499 Uoppgitt", "3499"),
    ("0399", "0399"), ("2100 Svalbard", "2100"), ("2211 Jan Mayen", "2211"), ("2311", "2311"),
  ])
  func codeForWhatLiesInNoMunicipalityIsUnplaced(_ text: String, _ code: String) throws {
    let unplaced = try #require(UnplacedCode(code))
    #expect(try RegionCell(text, in: SmallCountry.geography()).unit == .unplaced(unplaced))
  }

  @Test(arguments: ["9998 Uoppgitt", "1234 Ingen"])
  func unknownMunicipalityIsRefused(_ text: String) throws {
    try expectRefusal(
      text,
      "\(text.prefix(4)) is not a municipality's code in any year since 2008; "
        + "expected a code of Statistics Norway's classification 131, such as 3401")
  }

  @Test(arguments: ["35", "99 Uoppgitt"])
  func unknownCountyIsRefused(_ text: String) throws {
    try expectRefusal(
      text,
      "\(text.prefix(2)) is not a county's code in any year since 2008; "
        + "expected a code of Statistics Norway's classification 104, such as 34")
  }

  @Test(arguments: [
    "", " ", "Kongsvinger", "Kongsvinger 3401", "I alt", "401 Kongsvinger", "340100 Bydel",
    "K-3401 Kongsvinger", "3401-Kongsvinger", "\"3401\"", "３４０１", "-", "..",
  ])
  func textWithoutACodeFirstIsRefused(_ text: String) throws {
    try expectRefusal(
      text,
      "names no place; expected a code first, such as 3401 Kongsvinger, 34 or 0, "
        + "or a region of the region list, such as kongsvinger")
  }

  @Test(arguments: ["ab99", "K-99 Ukjent"])
  func wordThatEndsInNinetyNineIsRefused(_ text: String) throws {
    let geography = try SmallCountry.geography()
    #expect(throws: RegionCell.Refusal.self) { try RegionCell(text, in: geography) }
  }

  @Test func unknownWithinACountyThatNeverWasIsRefused() throws {
    let geography = try SmallCountry.geography()
    #expect(throws: RegionCell.Refusal.self) { try RegionCell("7799 Uoppgitt", in: geography) }
  }

  /// Whoever wrote the two together meant one of them, and nobody can know which.
  @Test(arguments: [
    ("3401 Oslo", "Kongsvinger", "0301"), ("3401 - Haram", "Kongsvinger", "1580"),
    ("1507 Kongsvinger", "Ålesund", "3401"),
  ])
  func codeBesideAnotherMunicipalitysNameIsRefused(
    _ text: String, _ name: String, _ other: String
  ) throws {
    try expectRefusal(
      text,
      "the code \(text.prefix(4)) is \(name), but the name is that of \(other); "
        + "expected code and name of the same municipality")
  }

  /// A namesake's county, one of parallel names, and names that nobody has.
  @Test(arguments: [
    "3419 Våler", "3419 Våler (Innlandet)", "3419 Våler (Hedmark)", "1875 Hamarøy", "1875 Hábmer",
    "1833 Rana", "3401 Kongsvinger by", "3401 -", "34 Oslo", "0 Oslo",
  ])
  func nameThatMayBeTheCodesIsNotHeldAgainstIt(_ text: String) throws {
    let unit = try RegionCell(text, in: SmallCountry.geography()).unit
    #expect(unit.description == String(text.prefix { $0 != " " }))
  }

  private func expectRefusal(_ text: String, _ message: String) throws {
    let geography = try SmallCountry.geography()
    let refusal = #expect(throws: RegionCell.Refusal.self) { try RegionCell(text, in: geography) }
    #expect(refusal?.message == message)
  }
}
