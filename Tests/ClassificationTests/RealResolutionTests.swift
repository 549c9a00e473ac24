import BundledData
import Geography
import Testing

/// Codes of one day on another, as the rows of `data/geography/municipality_changes.csv` have it.
struct RealResolutionTests {
  private let norway: Geography

  init() throws { norway = try Repository.geography() }

  private typealias Row = (
    from: Int, code: String, to: Int, kind: Resolution.Kind, successors: [String],
    earlier: [String], later: [String]
  )

  private static let municipalities: [Row] = [
    // The zero point of 2021 lies inside the life of 1507.
    (2021, "1507", 2024, .split, ["1508", "1580"], ["1507"], ["1508", "1580"]),
    (2024, "1508", 2021, .merged, ["1507"], ["1508", "1580"], ["1507"]),
    (2021, "1507", 2023, .same, ["1507"], ["1507"], ["1507"]),
    // Two reforms: five municipalities made 1507, which came apart along other lines.
    (
      2019, "1504", 2024, .split, ["1508", "1580"], ["1504", "1523", "1529", "1534", "1546"],
      ["1508", "1580"]
    ),
    (
      2019, "1850", 2021, .split, ["1806", "1875"], ["1805", "1849", "1850", "1854"],
      ["1806", "1875"]
    ),
    (2019, "1805", 2024, .merged, ["1806"], ["1805", "1849", "1850", "1854"], ["1806", "1875"]),
    (
      2019, "5012", 2021, .split, ["5055", "5056", "5059"],
      ["1571", "5011", "5012", "5013", "5016", "5023", "5024"], ["5055", "5056", "5059"]
    ),
    // Snillfjord under its number before Trøndelag was one county.
    (
      2017, "1613", 2024, .split, ["5055", "5056", "5059"],
      ["1571", "1612", "1613", "1617", "1622", "1636", "1638"], ["5055", "5056", "5059"]
    ),
    (
      2016, "0720", 2017, .split, ["0704", "0710"], ["0704", "0706", "0719", "0720"],
      ["0704", "0710"]
    ),
    (2016, "0704", 2017, .merged, ["0704"], ["0704", "0706", "0719", "0720"], ["0704", "0710"]),
    // Left Oppland for Viken, then Akershus.
    (2019, "0532", 2021, .renumbered, ["3053"], ["0532"], ["3053"]),
    (2019, "0532", 2024, .renumbered, ["3236"], ["0532"], ["3236"]),
    (2008, "0533", 2024, .renumbered, ["3234"], ["0533"], ["3234"]),
    (2024, "3234", 2008, .renumbered, ["0533"], ["3234"], ["0533"]),
    (2019, "0402", 2024, .renumbered, ["3401"], ["0402"], ["3401"]),
    (2021, "3401", 2024, .same, ["3401"], ["3401"], ["3401"]),
    (2021, "0301", 2008, .same, ["0301"], ["0301"], ["0301"]),
    // Not in force on the day, and never.
    (2021, "0402", 2024, .unknown, [], [], []), (2021, "1234", 2024, .unknown, [], [], []),
  ]

  @Test(arguments: municipalities.indices)
  func municipalityOfADayIsTheseOnAnother(_ index: Int) throws {
    let row = Self.municipalities[index]
    let code = try #require(MunicipalityCode(row.code))
    try expect(
      norway.resolve(.municipality(code), from: .endOfYear(row.from), to: .endOfYear(row.to)), row)
  }

  private static let counties: [Row] = [
    (2023, "30", 2024, .split, ["31", "32", "33"], ["30"], ["31", "32", "33"]),
    (2024, "32", 2021, .merged, ["30"], ["31", "32", "33"], ["30"]),
    (2017, "16", 2018, .merged, ["50"], ["16", "17"], ["50"]),
    (2021, "34", 2024, .same, ["34"], ["34"], ["34"]),
    (2021, "54", 2024, .split, ["55", "56"], ["54"], ["55", "56"]),
    // Jevnaker and Lunner: Innlandet is not Hedmark and Oppland.
    (
      2019, "04", 2021, .merged, ["34"], ["01", "02", "04", "05", "06", "07", "08"],
      ["30", "34", "38"]
    ),
    (
      2019, "05", 2021, .split, ["30", "34"], ["01", "02", "04", "05", "06", "07", "08"],
      ["30", "34", "38"]
    ),
    (2021, "04", 2024, .unknown, [], [], []),
  ]

  @Test(arguments: counties.indices)
  func countyOfADayIsTheseOnAnother(_ index: Int) throws {
    let row = Self.counties[index]
    let code = try #require(CountyCode(row.code))
    try expect(
      norway.resolve(.county(code), from: .endOfYear(row.from), to: .endOfYear(row.to)), row)
  }

  @Test func countryIsAlwaysTheSame() {
    let country = norway.resolve(.country, from: .endOfYear(2008), to: .endOfYear(2024))
    #expect(country.kind == .same && country.successors == [.country])
  }

  @Test func nameIsTheOneOfTheDay() throws {
    let trondheim = UnitCode.municipality(try #require(MunicipalityCode("5001")))
    #expect(
      norway.resolve(trondheim, from: .endOfYear(2021), to: .endOfYear(2024)).name == "Trondheim")
    #expect(
      norway.resolve(trondheim, from: .endOfYear(2024), to: .endOfYear(2021)).name
        == "Trondheim - Tråante")
    let nobody = UnitCode.municipality(try #require(MunicipalityCode("9998")))
    #expect(norway.resolve(nobody, from: .endOfYear(2021), to: .endOfYear(2024)).name == nil)
  }

  private func expect(_ resolution: Resolution, _ row: Row) throws {
    #expect(resolution.kind == row.kind)
    #expect(resolution.successors.map(\.description) == row.successors)
    #expect(resolution.union.earlier.map(\.description) == row.earlier)
    #expect(resolution.union.later.map(\.description) == row.later)
  }
}
