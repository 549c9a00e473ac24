import BundledData
import Testing

@testable import Ingestion

/// A made-up table with a header of three rows, as IMDi's have: year, sex, measure.
struct IMDiTableTests {
  private static let table = """
    Kommune;2020;;2021;;;
    ;Begge kjønn;;Begge kjønn;;Kvinner;
    ;Antall;Andel sysselsatte;Antall;Andel sysselsatte;Antall;Andel sysselsatte
    3401 Kongsvinger;120;61,5;131;62,1;70;55,4
    3417 Grue;*;*;<5;;-;.
    """

  @Test func headersStandAboveOneAnother() throws {
    let extract = try Repository.read("Innvandrere i arbeid;;;;;;\n" + Self.table)
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "imdi-stacked")
    #expect(extract.form?.headerRows == 3)
    #expect(
      extract.told == [
        "3401 innvandrere_arbeid.antall 2020 both = 120",
        "3401 innvandrere_arbeid.andel_sysselsatte 2020 both = 0.615",
        "3401 innvandrere_arbeid.antall 2021 both = 131",
        "3401 innvandrere_arbeid.andel_sysselsatte 2021 both = 0.621",
        "3401 innvandrere_arbeid.antall 2021 female = 70",
        "3401 innvandrere_arbeid.andel_sysselsatte 2021 female = 0.554",
        "3417 innvandrere_arbeid.antall 2020 both = suppressed",
        "3417 innvandrere_arbeid.andel_sysselsatte 2020 both = suppressed",
        "3417 innvandrere_arbeid.antall 2021 both = suppressed",
        "3417 innvandrere_arbeid.andel_sysselsatte 2021 both = missing",
        "3417 innvandrere_arbeid.antall 2021 female = zero_by_symbol",
      ])
    #expect(extract.reconciliation.setAside == [.notApplicable: 1])
  }
}
