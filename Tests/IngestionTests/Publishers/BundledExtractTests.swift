import BundledData
import Files
import Geography
import Observations
import Testing

@testable import Ingestion

/// The bundled extract of Statistics Norway's table 13556, read through the real recipes. Counts of
/// rows and cells are those of another CSV reader over the same file.
struct BundledExtractTests {
  private static let result = Result {
    try Repository.read(
      SourceFile(path: "\(Repository.data)/extracts/ssb-13556-neet-2015-2024.csv"))
  }

  private let extract: ReadExtract

  init() throws { extract = try Self.result.get() }

  @Test func nothingIsWrongWithIt() throws {
    #expect(extract.described == [])
    let form = try #require(extract.form)
    #expect(form.encoding == .windows1252)
    #expect((form.lineEnding, form.delimiter, form.dataRows) == (.lf, ";", 7551))
    #expect(form.recipe == "ssb-13556")
    #expect(extract.columns.count == 23)
  }

  /// 69 405 figures, 1101 blanks and 80 514 points.
  @Test func everyCellIsAccountedFor() {
    let account = extract.reconciliation
    #expect(account.rows == 7551)
    #expect(account.cells == 151_020)
    #expect(account.observations == 70_506)
    #expect(account.setAside == [.notApplicable: 80_514])
    #expect(account.isComplete)
    #expect(extract.observations.count == 70_506)
    #expect(extract.observations.count { $0.value == .zeroBySymbol } == 1101)
    #expect(Set(extract.observations.map(\.key)).count == 70_506)
  }

  /// Two measures, ten years, three sexes and three ages: with blanks as nobody, the
  /// municipalities are the country in every one.
  @Test func municipalitiesAddUpToTheCountryEverywhere() {
    #expect(extract.reconciliation.sums.count == 2 * 10 * 3 * 3)
    #expect(extract.reconciliation.disagreeingSums.isEmpty)
  }

  /// Statistics Norway, table 13556: population and those outside.
  static let figures: [(String, Int, Sex, String, population: Double, neet: Double)] = [
    ("3401", 2021, .both, "20-24", 907, 112), ("3401", 2021, .both, "25-29", 992, 178),
    ("3401", 2021, .female, "15-29", 1426, 148), ("3401", 2021, .male, "25-29", 512, 96),
    ("3401", 2020, .both, "20-24", 927, 144), ("0402", 2019, .both, "20-24", 998, 146),
    ("0", 2021, .both, "20-24", 335_661, 35_425), ("0", 2015, .both, "15-29", 1_033_172, 124_818),
  ]

  @Test(arguments: figures)
  func figureIsTheOneInStatBank(
    _ unit: String, _ year: Int, _ sex: Sex, _ age: String, _ population: Double, _ neet: Double
  ) throws {
    let code: UnitCode =
      unit == "0" ? .country : .municipality(try #require(MunicipalityCode(unit)))
    for (measure, count) in [("population", population), ("neet", neet)] {
      let key = Observation.Key(
        Series(
          measure: Measure(source: "ssb-13556", name: measure), period: .year(year), sex: sex,
          age: AgeBand(age)), code)
      #expect(try extract.only(key).value == .number(count))
    }
  }

  @Test func figureKnowsItsLineAndColumn() throws {
    let key = try StatBankTable.key("neet", "3401")
    #expect(try extract.only(key).origin == Observation.Origin(line: 4910, column: 20))
  }

  /// Aremark 2015, men of 25–29: 22 of them, and a blank.
  @Test func blankIsNobody() throws {
    let code = try #require(MunicipalityCode("0118"))
    let key = Observation.Key(
      Series(
        measure: Measure(source: "ssb-13556", name: "neet"), period: .year(2015), sex: .male,
        age: AgeBand("25-29")), .municipality(code))
    #expect(try extract.only(key).value == .zeroBySymbol)
  }

  /// 784 of 5053: the six of Kongsvingerregionen, 20–29.
  @Test func regionIsTheSumOfItsSix() throws {
    let table = ObservationTable(extract.observations)
    let region = try #require(Repository.geography().region(RegionID("kongsvinger")))
    let six = region.municipalities(on: .endOfYear(2021)).map(UnitCode.municipality)
    func sum(_ measure: String) -> Double {
      ["20-24", "25-29"].reduce(0) { sum, age in
        let series = table[
          Series(
            measure: Measure(source: "ssb-13556", name: measure), period: .year(2021), sex: .both,
            age: AgeBand(age))]
        return six.reduce(sum) { $0 + (series[$1]?.number ?? .nan) }
      }
    }
    #expect(sum("neet") == 784)
    #expect(sum("population") == 5053)
  }

  @Test func figuresOfTheFinalReportAreReadWithoutAProblem() throws {
    let report = try Repository.read(
      SourceFile(path: "\(Repository.data)/extracts/ung-inkludering-final-report.csv"))
    #expect(report.described == [])
    #expect(report.reconciliation.rows == 30)
    #expect(report.reconciliation.cells == 30 * 3)
    #expect(report.observations.count == 31)
  }
}
