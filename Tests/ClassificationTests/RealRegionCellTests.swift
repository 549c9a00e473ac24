import BundledData
import Geography
import Testing

/// Cells that name places, against every name Norway's municipalities have had since 2008.
struct RealRegionCellTests {
  private let norway: Geography

  init() throws { norway = try Repository.geography() }

  @Test(arguments: [2008, 2012, 2017, 2019, 2021, 2023, 2024])
  func wholeNameIsItsMunicipalityOfTheDay(_ year: Int) throws {
    for place in norway.municipalities(on: .endOfYear(year)) {
      let cell = try RegionCell(place.name, in: norway, .endOfYear(year))
      #expect(cell.unit == .municipality(place.code), "\(place.name)")
    }
  }

  /// As the sources write them.
  private static let cells: [(String, Int?, String)] = [
    ("Halden (-2019)", nil, "0101"), ("Porsgrunn (2020-2023)", nil, "3806"),
    ("Moss (t.o.m. 2019)", nil, "0104"), ("Oslo - Oslove", 2021, "0301"),
    ("Trøndelag - Trööndelage", 2021, "50"), ("3901 – Horten", 2024, "3901"),
    ("3901\u{A0}–\u{A0}Horten", 2024, "3901"), ("K-3401 Kongsvinger", 2015, "3401"),
    ("Troms - Romsa - Tromssa", 2024, "55"), ("Kautokeino", 2021, "5430"),
    ("Guovdageaidnu", 2019, "2011"), ("Trondheim - Tråante", 2024, "5001"),
    ("Nes (Akershus)", 2019, "0236"), ("I alt Innlandet", 2022, "34"), ("Stokke", 2016, "0720"),
  ]

  @Test(arguments: cells)
  func cellOfASourceIsRead(_ text: String, _ year: Int?, _ code: String) throws {
    let context = year.map(RegionContext.endOfYear) ?? RegionContext()
    #expect(try RegionCell(text, in: norway, context).unit.description == code)
  }

  @Test(arguments: [
    ("Våler", 2021, "3018 Våler (Viken) or 3419 Våler (Innlandet)"),
    ("Herøy", 2021, "1515 Herøy (Møre og Romsdal) or 1818 Herøy (Nordland)"),
    ("Os", 2019, "0441 Os (Hedmark) or 1243 Os (Hordaland)"),
    ("Bø", 2019, "0821 Bø (Telemark) or 1867 Bø (Nordland)"),
    ("Sande", 2019, "0713 Sande (Vestfold) or 1514 Sande (Møre og Romsdal)"),
    ("Nes", 2019, "0236 Nes (Akershus) or 0616 Nes (Buskerud)"),
  ])
  func nameOfTwoIsRefusedWithBoth(_ name: String, _ year: Int, _ both: String) {
    let refusal = #expect(throws: RegionCell.Refusal.self) {
      try RegionCell(name, in: norway, .endOfYear(year))
    }
    #expect(refusal?.message == "\(name) may be \(both); expected the code before the name")
  }
}
