import Observations
import Testing

@testable import Ingestion

/// The account of a file: nothing is dropped in silence, and the parts stand against the total.
struct ReconciliationTests {
  private func account(_ rows: [String]) throws -> Reconciliation {
    let extract = try StatBankTable(rows: rows).read()
    #expect(extract.described == [])
    return extract.reconciliation
  }

  /// Four rows of two value cells each.
  @Test func everyCellIsAnObservationOrSetAsideWithAReason() throws {
    let account = try account([
      StatBankTable.kongsvinger, StatBankTable.row("9999 Uoppgitt", "10", "2"),
      StatBankTable.row("3499 Uoppgitt", "3", ":"), StatBankTable.row("0402 Kongsvinger", ".", "."),
    ])
    #expect(account.rows == 4)
    #expect(account.cells == 4 * 2)
    #expect(account.observations == 6)
    #expect(account.setAside == [.notApplicable: 2])
    #expect(account.isComplete)
  }

  @Test func suppressedAndMissingFiguresAreObservations() throws {
    let account = try account([StatBankTable.row("3401", ":", "..")])
    #expect(account.observations == 2)
    #expect(account.setAside.isEmpty)
  }

  @Test func accountThatDoesNotAddUpIsNotComplete() {
    func account(cells: Int) -> Reconciliation {
      Reconciliation(
        rows: 1, cells: cells, observations: 5, setAside: [.notApplicable: 2, .leftEmpty: 1],
        sums: [])
    }
    #expect(account(cells: 8).isComplete)
    #expect(!account(cells: 9).isComplete)
    #expect(!account(cells: 7).isComplete)
  }

  /// 907 + 279 and 112 + 26.
  private let municipalities = [StatBankTable.kongsvinger, StatBankTable.nordOdal]

  @Test func municipalitiesThatAddUpToTheCountryAgree() throws {
    let account = try account(municipalities + [StatBankTable.row("0 Hele landet", "1186", "138")])
    #expect(account.sums.map(\.series.measure.name) == ["neet", "population"])
    #expect(account.sums.map(\.sum) == [138, 1186])
    #expect(account.sums.map(\.printed) == [138, 1186])
    #expect(account.disagreeingSums.isEmpty)
  }

  @Test(arguments: [("1186", "140", "neet", -2.0), ("1180", "138", "population", 6)])
  func municipalitiesThatDoNotAddUpDisagreeByTheDifference(
    _ population: String, _ neet: String, _ measure: String, _ difference: Double
  ) throws {
    let account = try account(municipalities + [StatBankTable.row("0", population, neet)])
    #expect(account.sums.count == 2)
    #expect(account.disagreeingSums.map(\.series.measure.name) == [measure])
    #expect(account.disagreeingSums.map(\.difference) == [difference])
  }

  /// Those whose municipality is not stated are in the country, and within a county in the county.
  @Test func unplacedPeopleAreAddedToTheMunicipalities() throws {
    let account = try account(
      municipalities + [
        StatBankTable.row("9999 Uoppgitt", "14", "2"),
        StatBankTable.row("3499 Uoppgitt", "10", "3"),
        StatBankTable.row("34 Innlandet", "1196", "141"), StatBankTable.row("0", "1210", "143"),
      ])
    #expect(account.sums.map(\.unit.description) == ["34", "0", "34", "0"])
    #expect(account.sums.map(\.sum) == [141, 143, 1196, 1210])
    #expect(account.disagreeingSums.isEmpty)
  }

  @Test func countiesAreNotAddedToTheirMunicipalities() throws {
    let account = try account(
      municipalities + [
        StatBankTable.row("34 Innlandet", "1186", "138"), StatBankTable.row("0", "1186", "138"),
      ])
    #expect(account.sums.count == 4 && account.disagreeingSums.isEmpty)
  }

  /// A part that is withheld may be anyone: the sum may fall short, and never exceed.
  @Test(arguments: [("907", 0), ("1000", 0), ("900", 1)])
  func partWithoutAFigureLetsTheSumFallShort(_ country: String, _ disagreeing: Int) throws {
    let account = try account([
      StatBankTable.kongsvinger, StatBankTable.row("3414", ":", "-"),
      StatBankTable.row("0", country, "112"),
    ])
    #expect(account.sums.map(\.withheld) == [0, 1])
    #expect(account.disagreeingSums.count == disagreeing)
  }

  @Test func withoutAPrintedTotalOrPartsThereIsNothingToHoldAgainstEachOther() throws {
    #expect(try account(municipalities).sums.isEmpty)
    #expect(try account([StatBankTable.row("0", "1186", "138")]).sums.isEmpty)
    #expect(
      try account(municipalities + [StatBankTable.row("0", ":", "138")]).sums.map(
        \.series.measure.name)
        == ["neet"])
  }

  @Test func eachSexIsHeldAgainstItsOwnTotal() throws {
    func row(_ unit: String, _ sex: String, _ population: Int) -> String {
      "\"\(unit)\";\"\(sex)\";\"20-24 år\";\(population);0"
    }
    let account = try account([
      row("3401", "Menn", 473), row("3401", "Kvinner", 434), row("0", "Menn", 473),
      row("0", "Kvinner", 473),
    ])
    #expect(account.disagreeingSums.map(\.series.sex) == [.female])
    #expect(account.disagreeingSums.map(\.difference) == [-39])
  }
}
