import BundledData
import Testing

@testable import Ingestion

/// A sum is held against a total when the parts are there; of a few parts only an excess is known.
struct SumCoverageTests {
  private func sums(_ rows: [(String, Int, Int)]) throws -> [SumCheck] {
    let lines = rows.map { StatBankTable.row($0.0, "\($0.1)", "\($0.2)") }
    let extract = try StatBankTable(rows: lines).read()
    #expect(extract.described == [])
    return extract.reconciliation.sums
  }

  @Test func oneMunicipalityBesideTheCountryIsNoSum() throws {
    #expect(try sums([("3401", 907, 112), ("0", 330_000, 39_000)]).isEmpty)
    #expect(try sums([("3401", 907, 112), ("34", 20_000, 2000), ("0", 330_000, 39_000)]).isEmpty)
  }

  @Test func partThatIsMoreThanTheWholeIsTold() throws {
    let sums = try sums([("3401", 907, 112), ("34", 900, 2000)])
    #expect(sums.map(\.difference) == [7])
  }

  @Test func countyOfOneMunicipalityIsWhole() throws {
    let sums = try sums([("0301", 907, 112), ("03", 907, 113), ("0", 330_000, 39_000)])
    #expect(sums.map(\.difference) == [-1, 0])
  }

  /// One of 46 municipalities is lost.
  @Test func municipalityThatIsLostFromACountyIsTold() throws {
    let codes = try Repository.geography().municipalities(on: .endOfYear(2021)).map(\.code)
    let county = codes.filter { $0.county.description == "34" }
    let rows = county.dropLast().map { ("\($0)", 100, 10) }
    let sums = try sums(rows + [("34", 4600, 460)])
    #expect(sums.map(\.difference) == [-10, -100])
  }
}
