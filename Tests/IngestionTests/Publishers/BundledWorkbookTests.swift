import BundledData
import Files
import Geography
import Observations
import Testing

@testable import Ingestion

/// The bundled extracts of NAV's HL060 and Udir's grunnskolepoeng, read through the real recipes.
/// All counts and sums are those of another CSV reader, over the same files and over the figures
/// they were made from.
struct BundledWorkbookTests {
  private static let navResult = read("nav-hl060-2022")
  private static let udirResult = read("udir-grunnskolepoeng-2015-2021")

  private static func read(_ name: String) -> Result<ReadExtract, any Error> {
    Result { try Repository.read(SourceFile(path: "\(Repository.data)/extracts/\(name).csv")) }
  }

  private let nav: ReadExtract
  private let udir: ReadExtract

  init() throws {
    nav = try Self.navResult.get()
    udir = try Self.udirResult.get()
  }

  // MARK: NAV, HL060

  @Test func nothingIsWrongWithTheUnemployed() throws {
    #expect(nav.described == [])
    let form = try #require(nav.form)
    #expect((form.encoding, form.lineEnding, form.delimiter) == (.utf8, .crlf, ";"))
    #expect((form.recipe, form.decimalMark) == ("nav-hl060", ","))
    // Two rows above each of 13 blocks, and the names of the 12 blocks below the first.
    #expect((form.headerRows, form.dataRows, form.footerRows) == (13 * 2 + 12, 371, 3))
  }

  /// 371 rows of ten months, of which two say again what the row below says.
  @Test func everyCellOfTheUnemployedIsAccountedFor() {
    let account = nav.reconciliation
    #expect((account.cells, account.observations) == (371 * 20, 369 * 20))
    #expect(account.setAside == [.repeated: 40])
    #expect(nav.observations.count { $0.value == .suppressed } == 288)
    #expect(nav.observations.count { $0.value == .notComputable } == 20)
    #expect(Set(nav.observations.map(\.key)).count == 369 * 20)
  }

  /// Eleven counties in ten months. Where municipalities are withheld, the sum may fall short.
  @Test func municipalitiesAddUpToTheirCounties() {
    #expect(nav.reconciliation.sums.count == 11 * 10)
    #expect(nav.reconciliation.disagreeingSums.isEmpty)
    let counts = nav.observations.filter {
      $0.key.series.measure.name == "wholly_unemployed" && $0.key.unit.level != .county
    }
    #expect(counts.reduce(0) { $0 + ($1.value.number ?? 0) } == 532_106)
  }

  /// In these months the one municipality that is withheld could be had from the county's total.
  @Test func countyMonthsInWhichOneMunicipalityIsWithheld() {
    #expect(nav.reconciliation.sums.count { $0.withheld == 1 } == 19)
  }

  @Test(arguments: [
    ("3401", 1, CellValue.number(202), CellValue.number(0.025)),
    ("3401", 10, .number(134), .number(0.016)), ("34", 1, .number(3881), .number(0.021)),
    ("1144", 2, .number(4), .number(0.015)), ("1144", 3, .suppressed, .suppressed),
    ("2100", 1, .number(30), .notComputable), ("9999", 3, .number(29), .notComputable),
  ])
  func figureIsTheOneNAVPrinted(
    _ unit: String, _ month: Int, _ count: CellValue, _ share: CellValue
  ) throws {
    for (name, value) in [("wholly_unemployed", count), ("wholly_unemployed_share", share)] {
      #expect(try only(nav, "nav-hl060", name, unit, .month(month, of: 2022)).value == value)
    }
  }

  // MARK: Udir, grunnskolepoeng

  @Test func nothingIsWrongWithTheGrunnskolepoeng() throws {
    #expect(udir.described == [])
    let form = try #require(udir.form)
    #expect((form.encoding, form.lineEnding, form.delimiter) == (.utf16LittleEndian, .mixed, "\t"))
    #expect((form.recipe, form.dataRows) == ("udir-grunnskolepoeng", 2824))
    #expect(udir.columns.count == 23)
  }

  /// 10 002 places and years with points and pupils. Schools stand once in the county they were in
  /// and once in the one they are in.
  @Test func everyCellOfTheGrunnskolepoengIsAccountedFor() {
    let account = udir.reconciliation
    #expect((account.cells, account.observations) == (2824 * 12, 2 * 10_002))
    #expect(account.setAside == [.leftEmpty: 6174, .repeated: 7710])
    #expect(account.isComplete)
    #expect(udir.observations.count { $0.value == .suppressed } == 2562)
    #expect(Set(udir.observations.map(\.key)).count == 2 * 10_002)
  }

  @Test(arguments: [(UnitLevel.school, 336_514.0), (.municipality, 466_634)])
  func pupilsInAll(_ level: UnitLevel, _ pupils: Double) {
    // The two rows of Svalbard stand among the municipalities and are none.
    let found = udir.observations.filter {
      $0.key.series.measure.name == "pupils"
        && ($0.key.unit.level == level
          || (level == .municipality && $0.key.unit.level == .unplaced))
    }
    #expect(found.reduce(0) { $0 + ($1.value.number ?? 0) } == pupils)
  }

  /// The country agrees everywhere. Udir counts Longyearbyen in Troms, we in the country alone.
  @Test func municipalitiesAddUpExceptForSvalbard() {
    let account = udir.reconciliation
    #expect(account.sums.count == 102)
    #expect(account.disagreeingSums.map(\.unit.description) == ["19", "19"])
    #expect(account.disagreeingSums.map(\.difference) == [-18, -22])
  }

  @Test(arguments: [
    ("3401", 2021, 42.5, 180.0), ("0402", 2019, 40.5, 213), ("3416", 2021, 41.9, 56),
    ("975290360", 2021, 41.9, 56), ("0", 2020, 43.2, 59_245),
  ])
  func figureIsTheOneUdirPrinted(_ unit: String, _ year: Int, _ points: Double, _ pupils: Double)
    throws
  {
    for (name, value) in [("points", points), ("pupils", pupils)] {
      let found = try only(udir, "udir-grunnskolepoeng", name, unit, .schoolYear(year))
      #expect(found.value == .number(value))
    }
  }

  /// A note for each place with points in 2020 or 2021, and the recipe's own.
  @Test func yearsWithoutExaminationsAreBreaks() {
    #expect(udir.breaks.count { $0.unit != nil } == 2930)
    #expect(udir.breaks.filter { $0.unit == nil }.map(\.period) == [.schoolYear(2020)])
  }

  private func only(
    _ extract: ReadExtract, _ source: String, _ measure: String, _ unit: String, _ period: Period
  ) throws -> Observation {
    let code = try #require(
      ["school", "unplaced", "municipality", "county", "country"].lazy
        .compactMap { UnitCode(unit, level: $0) }.first)
    return try extract.only(
      Observation.Key(
        Series(
          measure: Measure(source: source, name: measure), period: period, sex: .both, age: nil),
        code))
  }
}
