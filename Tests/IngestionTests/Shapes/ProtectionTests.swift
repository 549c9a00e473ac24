import BundledData
import Testing

@testable import Ingestion

/// What would give a withheld count away, and what is too easily taken for something else.
struct ProtectionTests {
  private static let template =
    "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note\n"

  /// 22.8 % of 5076 are 1157.
  @Test func shareBesideACountThatIsWithheldIsWithheldInEveryTable() throws {
    let extract = try Repository.read(
      Self.template + "made;neet;3401;;2021;both;20-29;22,8;percent;*;5076;\n")
    #expect(
      extract.said == [
        "3401 2021 both 20-29 neet = suppressed",
        "3401 2021 both 20-29 neet.numerator = suppressed",
        "3401 2021 both 20-29 neet.denominator = 5076.0",
      ])
  }

  @Test func templateMayNotSpeakForASourceWithARecipe() throws {
    let extract = try Repository.read(
      Self.template + "ssb-13556;neet;3401;;2021;both;15-29;22,8;percent;;;\n")
    #expect(extract.problems.map { [$0.line, $0.column] } == [[2, 1]])
    #expect(
      extract.problems.map(\.message)
        == ["is a source with a recipe of its own; expected another name"])
  }

  @Test(arguments: ["neet.numerator", "neet 20-29", ""])
  func indicatorIsOneWord(_ name: String) throws {
    let extract = try Repository.read(
      Self.template + "made;\(name);3401;;2021;both;;22,8;percent;;;\n")
    #expect(extract.problems.map(\.column) == [2])
  }

  /// `3.000` may be three thousand, and `0400` has been damaged.
  @Test(arguments: ["3.000", "0400", "00", "1.234"])
  func countThatMayBeAnotherIsRefused(_ text: String) throws {
    let extract = try StatBankTable(rows: [StatBankTable.row("3401", text, "1")]).read()
    #expect(extract.problems.map { [$0.line, $0.column] } == [[4, 4]])
  }

  private static let extract = """
    Nivå,Geografisk enhet,Kjønn,Alder,Beh personer i mnd,Prosent av befolkningen,Dato
    Kommune,Kongsvinger,Kvinner,20-29,50,0.4,2021-12-31

    """

  @Test(arguments: [
    "aapne-data-nav.csv", "skaap.csv", "Uføretrygd aap.csv", "aap_og_ufore.csv", "nav.csv",
  ])
  func nameThatDoesNotSayOneBenefitDecidesNone(_ name: String) throws {
    #expect(
      try Repository.read(Self.extract, named: name).problems.map(\.kind) == [.unrecognised])
  }

  @Test(arguments: [("AAP-2021.csv", "nav-aap"), ("nav_uføretrygd_2021.csv", "nav-uforetrygd")])
  func wordInTheNameDecides(_ name: String, _ recipe: String) throws {
    #expect(try Repository.read(Self.extract, named: name).form?.recipe == recipe)
  }
}
