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
      StatBankTable.row("3499 Uoppgitt", "3", "x"), StatBankTable.row("0402 Kongsvinger", ".", "."),
    ])
    #expect(account.rows == 4)
    #expect(account.cells == 4 * 2)
    #expect(account.observations == 2)
    #expect(account.setAside == [.unplaced: 4, .notApplicable: 2])
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
        rows: 1, cells: cells, observations: 5, setAside: [.notApplicable: 2, .unplaced: 1],
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
    #expect(account.sums.map(\.measure.name) == ["neet", "population"])
    #expect(account.sums.map(\.municipalities) == [138, 1186])
    #expect(account.sums.map(\.printed) == [138, 1186])
    #expect(account.disagreeingSums.isEmpty)
  }

  @Test(arguments: [("1186", "140", "neet", -2.0), ("1180", "138", "population", 6)])
  func municipalitiesThatDoNotAddUpDisagreeByTheDifference(
    _ population: String, _ neet: String, _ measure: String, _ difference: Double
  ) throws {
    let account = try account(municipalities + [StatBankTable.row("0", population, neet)])
    #expect(account.sums.count == 2)
    #expect(account.disagreeingSums.map(\.measure.name) == [measure])
    #expect(account.disagreeingSums.map(\.difference) == [difference])
  }

  /// Those whose municipality is not stated are in the country and in none of its parts.
  @Test func unplacedPeopleShowAsADifference() throws {
    let account = try account(
      municipalities + [
        StatBankTable.row("9999 Uoppgitt", "14", "2"), StatBankTable.row("0", "1200", "140"),
      ])
    #expect(account.disagreeingSums.map(\.difference) == [-2, -14])
  }

  @Test func countiesAreNotAddedToTheirMunicipalities() throws {
    let account = try account(
      municipalities + [
        StatBankTable.row("34 Innlandet", "1186", "138"), StatBankTable.row("0", "1186", "138"),
      ])
    #expect(account.sums.count == 2 && account.disagreeingSums.isEmpty)
  }

  @Test func municipalityWithoutAFigureCountsAsNobody() throws {
    let account = try account([
      StatBankTable.kongsvinger, StatBankTable.row("3414", ":", "-"),
      StatBankTable.row("0", "907", "112"),
    ])
    #expect(account.sums.count == 2 && account.disagreeingSums.isEmpty)
  }

  @Test func withoutAPrintedTotalOrPartsThereIsNothingToHoldAgainstEachOther() throws {
    #expect(try account(municipalities).sums.isEmpty)
    #expect(try account([StatBankTable.row("0", "1186", "138")]).sums.isEmpty)
    #expect(
      try account(municipalities + [StatBankTable.row("0", ":", "138")]).sums.map(\.measure.name)
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
    #expect(account.disagreeingSums.map(\.sex) == [.female])
    #expect(account.disagreeingSums.map(\.difference) == [-39])
  }
}
