import BundledData
import Observations
import Testing

@testable import Ingestion

/// What each publisher's signs mean: one table per publisher.
struct SymbolTableTests {
  /// Statistics Norway's standard signs in tables. Not yet available is missing.
  static let signs: [(String, CellValue)] = [
    (".", .notApplicable), ("..", .missing), ("...", .missing), (":", .suppressed),
    ("-", .zeroBySymbol),
  ]

  @Test(arguments: signs)
  func signOfStatisticsNorwayHasItsKind(_ sign: String, _ value: CellValue) throws {
    let table = try #require(try Repository.symbols("ssb-13556"))
    #expect(table.value(sign) == value)
    #expect(table.provisional == "*")
  }

  @Test(arguments: ["", "*", "....", "–", "x", ": ", "NA"])
  func otherTextIsNoSignOfStatisticsNorways(_ text: String) throws {
    #expect(try #require(try Repository.symbols("ssb-13556")).value(text) == nil)
  }

  /// Where Statistics Norway writes `*` for not final, others write it for withheld.
  @Test func sameSignMeansWhatItsPublisherMeans() throws {
    let template = try #require(try Repository.symbols("figures-template"))
    #expect(template.value("*") == .suppressed)
    #expect(template.provisional == nil)
    #expect(template.value("-") == nil)
  }

  @Test(arguments: signs)
  func signInAValueCellIsReadAsItsKind(_ sign: String, _ value: CellValue) throws {
    let extract = try StatBankTable(rows: [StatBankTable.row("3401", "907", sign)]).read()
    #expect(extract.described == [])
    let found = extract.observations.filter { $0.key.series.measure.name == "neet" }
    // What cannot exist is set aside, all else is an observation.
    #expect(found.map(\.value) == (value == .notApplicable ? [] : [value]))
    #expect(
      extract.reconciliation.setAside == (value == .notApplicable ? [.notApplicable: 1] : [:]))
  }

  /// In this table nobody is left blank, as its recipe says.
  @Test func blankIsWhatTheRecipeSays() throws {
    let extract = try StatBankTable(rows: [StatBankTable.row("3401", "907", "")]).read()
    #expect(try extract.only(StatBankTable.key("neet", "3401")).value == .zeroBySymbol)
  }

  @Test func asteriskAfterAFigureMarksItAsProvisional() throws {
    let extract = try StatBankTable(rows: [StatBankTable.row("3401", "907", "112*")]).read()
    #expect(extract.described == [])
    let neet = try extract.only(StatBankTable.key("neet", "3401"))
    #expect(neet.value == .number(112) && neet.marks == .provisional)
    #expect(try !extract.only(StatBankTable.key("population", "3401")).marks.contains(.provisional))
  }

  @Test func asteriskAfterAYearMarksItsWholeColumn() throws {
    var table = StatBankTable(rows: [StatBankTable.kongsvinger, StatBankTable.nordOdal])
    table.columns[3] = "Befolkning 2021*"
    let extract = try table.read()
    #expect(extract.described == [])
    for unit in ["3401", "3414"] {
      #expect(try extract.only(StatBankTable.key("population", unit)).marks.contains(.provisional))
      #expect(try !extract.only(StatBankTable.key("neet", unit)).marks.contains(.provisional))
    }
  }
}
