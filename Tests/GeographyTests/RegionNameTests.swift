import Testing

@testable import Geography

/// Bare names: one unit's on the day, or refused with every unit they may be.
struct RegionNameTests {
  private func read(_ text: String, _ year: Int?, _ level: UnitLevel? = nil) throws -> String {
    var context = year.map(RegionContext.endOfYear) ?? RegionContext()
    context.level = level
    return try RegionCell(text, in: SmallCountry.geography(), context).unit.description
  }

  private static let names: [(String, Int?, String)] = [
    ("Kongsvinger", 2021, "3401"), ("Kongsvinger", 2019, "0402"), ("KONGSVINGER", 2021, "3401"),
    ("Kongsvinger kommune", 2021, "3401"), ("Nord-Odal", 2021, "3414"),
    ("Nord–Odal", 2021, "3414"), ("Oslo", nil, "0301"), ("Oslo - Oslove", 2021, "0301"),
    ("Hábmer", 2021, "1875"), ("Hamarøy", 2021, "1875"), ("Hamarøy - Hábmer", 2021, "1875"),
    ("Rana", 2024, "1833"), ("Raane", 2024, "1833"), ("Raane", 2021, "1833"),
    ("Våler (Innlandet)", 2021, "3419"), ("Våler (Viken)", 2021, "3018"),
    ("Hitra (Trøndelag)", 2021, "5056"), ("Innlandet", 2021, "34"),
    ("Innlandet fylke", 2021, "34"), ("I alt Innlandet", 2021, "34"), ("I alt Oslo", 2021, "03"),
    ("Trøndelag - Trööndelage", 2021, "50"), ("Østfold", 2019, "01"), ("Østfold", 2024, "31"),
    ("Ålesund", 2019, "1504"), ("Ålesund", 2021, "1507"), ("Ålesund", 2024, "1508"),
    // Years in brackets say more than the year of the figures, or than none.
    ("Kongsvinger (-2019)", nil, "0402"), ("Kongsvinger (t.o.m. 2019)", 2021, "0402"),
    ("Tønsberg (2020-2023)", nil, "3803"), ("Tønsberg (2024-)", nil, "3905"),
    ("Kongsvinger (f.o.m. 2020)", 2019, "3401"), ("Våler (Viken) (2020–2023)", nil, "3018"),
  ]

  @Test(arguments: names)
  func nameOfOneUnitOnTheDayIsThatUnit(_ text: String, _ year: Int?, _ code: String) throws {
    #expect(try read(text, year) == code)
  }

  @Test(arguments: [
    ("Oslo", UnitLevel.county, "03"), ("Oslo", .municipality, "0301"), ("34", .county, "34"),
    ("3401", .municipality, "3401"), ("3499", .municipality, "3499"), ("9999", .county, "9999"),
  ])
  func levelDecidesBetweenNamesakes(_ text: String, _ level: UnitLevel, _ code: String) throws {
    #expect(try read(text, 2021, level) == code)
  }

  @Test(arguments: [
    ("Våler", 2021, "Våler may be 3018 Våler (Viken) or 3419 Våler (Innlandet)"),
    ("Våler", 2019, "Våler may be 0137 Våler (Østfold) or 0426 Våler (Hedmark)"),
  ])
  func nameOfSeveralIsRefusedWithAllOfThem(_ text: String, _ year: Int, _ names: String) throws {
    let refusal = #expect(throws: RegionCell.Refusal.self) { try read(text, year) }
    #expect(refusal?.message == "\(names); expected the code before the name")
  }

  @Test func nameWithoutAYearIsRefusedWhenItsCodeHasChanged() throws {
    let refusal = #expect(throws: RegionCell.Refusal.self) { try read("Kongsvinger", nil) }
    #expect(
      refusal?.message
        == "Kongsvinger may be 0402 Kongsvinger (–2020-01-01) or 3401 Kongsvinger (2020-01-01–); "
        + "expected the code before the name, or a year")
  }

  @Test func nameAcrossAReformIsRefused() throws {
    let days = CalendarDay.endOfYear(2019) ... .endOfYear(2021)
    let geography = try SmallCountry.geography()
    #expect(throws: RegionCell.Refusal.self) {
      try RegionCell("Kongsvinger", in: geography, RegionContext(days: days))
    }
    #expect(
      try RegionCell("Oslo", in: geography, RegionContext(days: days)).unit.description == "0301")
  }

  @Test func nameOfAUnitThatIsGoneIsRefusedWithItsDays() throws {
    let refusal = #expect(throws: RegionCell.Refusal.self) { try read("Stokke", 2021) }
    #expect(
      refusal?.message
        == "Stokke is 0720 Stokke (–2017-01-01), not in force on 2021-12-31; "
        + "expected a unit that was")
  }

  @Test(arguments: [
    ("34", UnitLevel.municipality), ("3401", .county), ("Innlandet", .municipality),
    ("Kongsvinger", .county), ("0", .municipality), ("3499", .country), ("3401", .school),
  ])
  func unitOfAnotherLevelThanItsColumnSaysIsRefused(_ text: String, _ level: UnitLevel) {
    #expect(throws: RegionCell.Refusal.self) { try read(text, 2021, level) }
  }

  @Test func levelsThatDisagreeAreNamed() {
    let refusal = #expect(throws: RegionCell.Refusal.self) { try read("34", 2021, .municipality) }
    #expect(
      refusal?.message
        == "is a county (34); expected a municipality, as its column says")
  }

  private static let brackets: [(String, Int?, Int?)] = [
    ("-2019", nil, 2019), ("2020-2023", 2020, 2023), ("2024-", 2024, nil),
    ("t.o.m. 2019", nil, 2019), ("til og med 2019", nil, 2019), ("f.o.m. 2020", 2020, nil),
    ("fra 2020", 2020, nil),
  ]

  @Test(arguments: brackets)
  func yearsInBracketsAreRead(_ text: String, _ from: Int?, _ through: Int?) {
    #expect(YearsInBrackets(text)?.from == from && YearsInBrackets(text)?.through == through)
    #expect(YearsInBrackets(text) != nil)
  }

  @Test(arguments: ["", "-", "Viken", "2019", "-19", "a-2019", "2019-2020-2021", "om 2019"])
  func otherBracketsAreNoYears(_ text: String) {
    #expect(YearsInBrackets(text) == nil)
  }

  @Test func readerAnswersAsTheCellItselfDoes() throws {
    var reader = RegionCellReader(try SmallCountry.geography())
    for _ in 1...2 {
      for (text, year, code) in Self.names {
        let context = year.map(RegionContext.endOfYear) ?? RegionContext()
        #expect(try reader.read(text, context).unit.description == code)
      }
      #expect(throws: RegionCell.Refusal.self) {
        try reader.read("Våler", RegionContext.endOfYear(2021))
      }
    }
  }
}
