import BundledData
import Testing

@testable import Ingestion

/// NAV's tables, small and made up: what is paid out, custom extracts, and a workbook saved as text.
struct NAVTableTests {
  /// An empty first line, every cell quoted, a decimal comma in the quotes, a blank at the end of a
  /// column's name.
  @Test func whatWasPaidOut() throws {
    let extract = try Repository.read(
      "\r\n"
        + [
          "\"År\";\"Fylke Nr Navn\";\"Kommune Nr Navn\";\"Stønadsområde gruppe\";\"Kapittel\";"
            + "\"Stønadsområde\";\"Utbetalt mill kr \";\"Oppdatert dato\"",
          "\"2014\";\"04 Hedmark\";\"0402 Kongsvinger\";\"Arbeidsliv\";\"2541\";\"Dagpenger\";\"64,97\";\"24.10.2018\"",
          "\"2014\";\"04 Hedmark\";\"0402 Kongsvinger\";\"Pensjoner\";\"0660\";\"Krigspensjon\";\"1,5\";\"24.10.2018\"",
        ].joined(separator: "\r\n") + "\r\n")
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "nav-ytelser")
    #expect(
      extract.told == [
        "0402 paid 2014 both (Dagpenger) = 64.97", "0402 paid 2014 both (Krigspensjon) = 1.5",
      ])
  }

  private static let extract = """
    Nivå,Geografisk enhet,Kjønn,Alder,Beh personer i mnd,Prosent av befolkningen,Dato
    Land,Norge,Alle,18-29 år,39085.0,4.5,2021-12-31
    Kommune,Kongsvinger,Kvinner,18-29 år,41.0,3.6,2021-12-31
    Kommune,Grue,Menn,18-29 år,,1.4,2021-12-31
    Kommune,Våler (Innlandet),Menn,18-29 år,12.0,,2021-12-31
    """

  /// A count that is left empty is withheld, and so is the share beside it that would tell it.
  @Test(arguments: [
    ("Uføretrygd 2021.csv", "nav-uforetrygd", "disability_benefit"),
    ("aap_kommune.csv", "nav-aap", "aap"),
    ("nedsatt_arbeidsevne.csv", "nav-nedsatt-arbeidsevne", "reduced_work_capacity"),
    ("registrerte 18-29.csv", "nav-registered", "registered"),
    ("helt_ledige_under_30.csv", "nav-unemployed-by-age", "wholly_unemployed"),
  ])
  func customExtract(_ file: String, _ recipe: String, _ measure: String) throws {
    let extract = try Repository.read(Self.extract, named: file)
    #expect(extract.described == [])
    #expect(extract.form?.recipe == recipe)
    #expect(
      extract.told == [
        "0 \(measure) 2021M12 both 18-29 = 39085", "0 \(measure)_share 2021M12 both 18-29 = 0.045",
        "3401 \(measure) 2021M12 female 18-29 = 41",
        "3401 \(measure)_share 2021M12 female 18-29 = 0.036",
        "3417 \(measure) 2021M12 male 18-29 = suppressed",
        "3417 \(measure)_share 2021M12 male 18-29 = suppressed",
        "3419 \(measure) 2021M12 male 18-29 = 12",
        "3419 \(measure)_share 2021M12 male 18-29 = not_computable",
      ])
  }

  /// Kongsvinger was 0402 until 2020: a name is read at the date of its figures.
  @Test func nameIsReadAtTheDateOfItsFigures() throws {
    let extract = try Repository.read(
      Self.extract.replacing("2021-12-31", with: "2018-06-30")
        .replacing("Våler (Innlandet)", with: "Åsnes"), named: "uføre.csv")
    #expect(extract.described == [])
    #expect(
      extract.observations.map(\.key.unit.description)
        == ["0", "0", "0402", "0402", "0423", "0423", "0425", "0425"])
  }

  @Test func nameOfTwoMunicipalitiesIsRefused() throws {
    let extract = try Repository.read(
      Self.extract.replacing("Våler (Innlandet)", with: "Våler"), named: "uføre.csv")
    #expect(
      extract.described == [
        "uføre.csv:5:2: \"Våler\": Våler may be 3018 Våler (Viken) or 3419 Våler (Innlandet); "
          + "expected the code before the name"
      ])
  }

  /// Nothing in a custom extract says which benefit it is about.
  @Test func customExtractWithoutAWordOfWhatItIsAboutIsNotRecognised() throws {
    let extract = try Repository.read(Self.extract, named: "uttrekk.csv")
    #expect(extract.problems.map(\.kind) == [.unrecognised])
    let titled = try Repository.read("Uføretrygd\n" + Self.extract, named: "uttrekk.csv")
    #expect(titled.form?.recipe == "nav-uforetrygd")
  }

  private static let months = "Kommune¹;Januar;;Februar;\n;Antall²;Prosent³;Antall²;Prosent³"

  private static let workbook = """
    NAV;;;;
    HL060 Helt ledige fordelt på kommune. Antall og i prosent av arbeidsstyrken;;;;
    Januar–februar 2022;;;;

    Oslo;;;;
    \(months)
    I alt Oslo;13613;3,4;11205;2,8
    0301 Oslo;13613;3,4;11205;2,8

    Innlandet;;;;
    \(months)
    I alt Innlandet;3 200;1,7;3 100;1,6
    3401 Kongsvinger;190;2,2;*;*
    3430 Os;-;-;4;*

    Øvrige områder;;;;
    \(months)
    I alt Øvrige områder;30;*;21;*
    2100 Svalbard;30;*;21;*

    Ukjent;;;;
    \(months)
    I alt Ukjent;9;*;10;*
    Ukjent;9;*;10;*

    ¹ Bostedskommune; registrert.
    ² * er færre enn 4.
    """

  /// A block for each county, the header above each. Beside a count that is shown, `*` is a share
  /// that cannot be had.
  @Test func blocksOfAWorkbook() throws {
    let extract = try Repository.read(Self.workbook)
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "nav-hl060")
    #expect(extract.form?.footerRows == 2)
    #expect(
      extract.form?.title
        == "NAV HL060 Helt ledige fordelt på kommune. Antall og i prosent av arbeidsstyrken "
        + "Januar–februar 2022")
    #expect(extract.reconciliation.setAside == [.repeated: 8])
    #expect(extract.reconciliation.isComplete)
    func told(_ unit: String) -> [String] {
      extract.told.filter { $0.hasPrefix("\(unit) ") }.map { String($0.dropFirst(unit.count + 1)) }
    }
    #expect(extract.told.count == 4 * 7)
    #expect(
      told("34") == [
        "wholly_unemployed 2022M01 both = 3200", "wholly_unemployed_share 2022M01 both = 0.017",
        "wholly_unemployed 2022M02 both = 3100", "wholly_unemployed_share 2022M02 both = 0.016",
      ])
    #expect(
      told("3401").suffix(2) == [
        "wholly_unemployed 2022M02 both = suppressed",
        "wholly_unemployed_share 2022M02 both = suppressed",
      ])
    #expect(
      told("3430") == [
        "wholly_unemployed 2022M01 both = zero_by_symbol",
        "wholly_unemployed_share 2022M01 both = zero_by_symbol",
        "wholly_unemployed 2022M02 both = 4",
        "wholly_unemployed_share 2022M02 both = not_computable",
      ])
    #expect(told("9999").first == "wholly_unemployed 2022M01 both = 9")
    #expect(told("2100").last == "wholly_unemployed_share 2022M02 both = not_computable")
  }

  @Test func blockWithOtherColumnsIsRefused() throws {
    let other = Self.workbook.replacing(
      "Ukjent;;;;\nKommune¹;Januar", with: "Ukjent;;;;\nKommune¹;Mars")
    #expect(try !Repository.read(other).problems.isEmpty)
  }

  /// A row of one cell is a block's name only where the header comes next.
  @Test func rowThatIsCutOffIsNoBlock() throws {
    let cut = Self.workbook.replacing(
      "3401 Kongsvinger;190;2,2;*;*", with: "3401 Kongsvinger;;;;")
    #expect(try Repository.read(cut).problems.first?.line == 16)
  }

  /// The breaks NAV has announced: November 2018, 2022, January 2024, April 2025.
  @Test func announcedBreaksFollowTheMeasures() throws {
    let breaks = try Repository.read(Self.workbook).breaks
    #expect(
      Set(breaks.map(\.period.description)) == ["2018M11", "2022M01", "2024M01", "2025M04"])
    #expect(breaks.count == 4 * 2)
  }
}
