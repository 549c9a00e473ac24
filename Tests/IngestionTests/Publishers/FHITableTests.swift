import BundledData
import Testing

@testable import Ingestion

/// FHI's tables, small and made up: a cube with codes and a flag, and texts from its interface.
struct FHITableTests {
  private static let cube =
    "\u{FEFF}GEO;AAR;KJONN;ALDER;UTDANN;INNVAND;TELLER;RATE;SMR;SPVFLAGG;TELLER_uprikk\n"

  /// What was there before protection stands in the file and is never read.
  @Test func cubeHasAFlagForWhatMayBeShown() throws {
    let extract = try Repository.read(
      Self.cube + """
        0;2018_2020;0;15_24;0;0;900;12.5;100;0;900
        34;2018_2020;1;15_24;1;0;31;11;98;1;31
        301;2018_2020;2;15_24;0;1;7;8;90;2;7
        3401;2020_2020;0;0_120;0;0;;;;3;2
        """)
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "fhi-cube")
    #expect(
      extract.told == [
        "0 count 2018-2020 both 15-24 = 900", "0 rate 2018-2020 both 15-24 = 12.5",
        "0 smr 2018-2020 both 15-24 = 100",
        "34 count 2018-2020 male 15-24 (education 1) = missing",
        "34 rate 2018-2020 male 15-24 (education 1) = missing",
        "34 smr 2018-2020 male 15-24 (education 1) = missing",
        "0301 count 2018-2020 female 15-24 (immigrants 1) = not_computable",
        "0301 rate 2018-2020 female 15-24 (immigrants 1) = not_computable",
        "0301 smr 2018-2020 female 15-24 (immigrants 1) = not_computable",
        "3401 count 2020 both 0-120 = suppressed", "3401 rate 2020 both 0-120 = suppressed",
        "3401 smr 2020 both 0-120 = suppressed",
      ])
  }

  @Test func flagThatIsNotKnownIsRefused() throws {
    let extract = try Repository.read(Self.cube + "0;2018_2020;0;15_24;0;0;900;12.5;100;9;900\n")
    #expect(
      extract.described == [
        "table.csv:2:10: \"9\": is no flag of this table; expected 0, 1, 2, 3"
      ])
  }

  /// A cube that is not broken down by education.
  @Test func cubeWithFewerColumns() throws {
    let extract = try Repository.read(
      """
      GEO;AAR;KJONN;ALDER;TELLER;SPVFLAGG
      3401;2018_2020;0;15_24;31;0
      """)
    #expect(extract.described == [])
    #expect(extract.told == ["3401 count 2018-2020 both 15-24 = 31"])
  }

  /// Names only, all in the borders of 2024, also for the years before; labels with commas.
  @Test func textsOfTheInterface() throws {
    let header = "Geografi,År,Kjønn,Alder,Plagegrad,Sosioøkonomiske ressurser (SØR),Måltall,value\n"
    let measure = "\"andel (prosent, standardisert)\""
    let extract = try Repository.read(
      header + """
        Hele landet,2016,jenter,8-10.trinn,plaget,Total SØR,\(measure),17.8
        Telemark,2016,gutter,8-10.trinn,plaget,Total SØR,\(measure),5
        Porsgrunn,2016,kjønn samlet,8-10.trinn,plaget,Total SØR,\(measure),:
        Vinje,2025,kjønn samlet,8-10.trinn,plaget,Total SØR,\(measure),.
        """)
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "fhi-psykiske-plager")
    let about = "distressed_share_standardised"
    #expect(
      extract.told == [
        "0 \(about) 2016 female (8-10.trinn, plaget) = 0.178",
        "40 \(about) 2016 male (8-10.trinn, plaget) = 0.05",
        "4001 \(about) 2016 both (8-10.trinn, plaget) = suppressed",
        "4036 \(about) 2025 both (8-10.trinn, plaget) = not_computable",
      ])
  }

  private static func unemployed(_ age: String, _ rows: String) -> String {
    """
    "Arbeidsledighet",,
    ,,
    "Variabler i filter",,
    "Alder, \(age) år",,
    "andel (prosent)",,
    ,,
    "År","2009","2010"
    "Geografi","aar2009","aar2010"
    \(rows)
    """
  }

  /// Filters stand above a header of two rows; names, some with a county.
  @Test func filtersAboveTheHeaderAreTheTables() throws {
    let extract = try Repository.read(
      Self.unemployed(
        "15-29", "\"Halden\",3,3.3\n\"Våler (Hedmark)\",2,2.5\n\"Unjárga Nesseby\",2,2.1\n"))
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "fhi-arbeidsledighet")
    #expect(
      extract.told == [
        "0101 unemployed_share_15_29 2009 both = 0.03",
        "0101 unemployed_share_15_29 2010 both = 0.033",
        "0426 unemployed_share_15_29 2009 both = 0.02",
        "0426 unemployed_share_15_29 2010 both = 0.025",
        "2027 unemployed_share_15_29 2009 both = 0.02",
        "2027 unemployed_share_15_29 2010 both = 0.021",
      ])
  }

  /// All years are in the borders of the last: a name that another municipality had before is its own, and letters
  /// that Latin-1 lacks may stand as others.
  @Test func namesAreThoseOfTheLastYear() throws {
    let text = Self.unemployed(
      "15-29", "\"Inderøy\",2.8,1.9\n\"Harstad\",2.2,2.3\n\"Kárásjohka Karasjok\",4.4,4\n")
    let made = text.replacing("\"2009\",\"2010\"", with: "\"2010\",\"2013\"")
      .replacing("\"aar2009\",\"aar2010\"", with: "\"aar2010\",\"aar2013\"")
    let extract = try Repository.read(made)
    #expect(extract.described == [])
    #expect(
      extract.told == [
        "1756 unemployed_share_15_29 2010 both = 0.028",
        "1756 unemployed_share_15_29 2013 both = 0.019",
        "1903 unemployed_share_15_29 2010 both = 0.022",
        "1903 unemployed_share_15_29 2013 both = 0.023",
        "2021 unemployed_share_15_29 2010 both = 0.044",
        "2021 unemployed_share_15_29 2013 both = 0.04",
      ])
    // Before its merger the name was another's.
    #expect(
      try Repository.read(Self.unemployed("15-29", "\"Harstad\",2.2,2.3\n")).told.first
        == "1901 unemployed_share_15_29 2009 both = 0.022")
  }

  @Test func otherFiltersAreAnotherTable() throws {
    let extract = try Repository.read(Self.unemployed("30-74", "\"Halden\",3,3.3\n"))
    #expect(extract.problems.map(\.kind) == [.unrecognised])
  }
}
