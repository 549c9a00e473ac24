import BundledData
import Testing

@testable import Ingestion

/// A code beside a text that is no name of its unit, and rows that are about no unit.
struct PlaceNameTests {
  private func read(_ cell: String, _ year: Int = 2021) throws -> ReadExtract {
    try Repository.read(
      "\"07459: Befolkning, etter region, statistikkvariabel og år\"\n\n"
        + "\"region\";\"Personer \(year)\"\n\"\(cell)\";5171\n")
  }

  @Test(arguments: [
    ("0101 Lodalen", 2015), ("0104 Nedre Tøyen", 2015), ("3401 Grue", 2021), ("3417 Gru", 2021),
    ("3414 Nord", 2021), ("3401 NAV Kongsvinger", 2021), ("3419 Våler (Viken)", 2021),
    ("5430 Guovda", 2021), ("3418 ????", 2021), ("34 Hedmark", 2021), ("03 Helse Nord", 2021),
    ("34 Utdanningskontoret", 2021), ("0 Uoppgitt", 2021), ("0 Sagene", 2021),
    ("EAK Landet uten Oslo", 2021), ("9999 Halden", 2021), ("2111 Halden", 2021),
    ("030101 Halden", 2021), ("F-34 Viken", 2021), ("K-3401 Grue", 2021),
  ])
  func codeBesideWhatIsNotItsNameIsRefused(_ cell: String, _ year: Int) throws {
    let extract = try read(cell, year)
    #expect(extract.problems.map { [$0.line, $0.column] } == [[4, 1]])
    #expect(extract.problems.map(\.kind) == [.unit])
  }

  @Test(arguments: [
    ("0101 Halden", 2015), ("3401 KONGSVINGER", 2021), ("3401 Kongsvinger kommune", 2021),
    ("3414 Nord Odal", 2021), ("3418 ?snes", 2021), ("3418 ??snes", 2021),
    ("3418 \u{FFFD}snes", 2021), ("3418 Aasnes", 2021), ("3419 Våler", 2021),
    ("3419 Våler (Innlandet)", 2021), ("5430 Kautokeino", 2021),
    ("5430 Kautokeino/Guovdageaidnu", 2021), ("5430 Guovdageaidnu Kautokeino", 2021),
    ("5437 Káráa_x0001_johka - Karasjok", 2021), ("19 Troms Romsa", 2018),
    ("50 Trøndelag - Trööndelage", 2021), ("34 Innlandet fylke", 2021), ("0 Hele landet", 2021),
    ("0236 Nes (Ak.)", 2015), ("9999 Uoppgitt kommune", 2021), ("3499 Uoppgitt Innlandet", 2021),
    ("2111 Spitsbergen", 2021), ("030101 Gamle Oslo", 2021), ("1507 Ålesund (2020-2023)", 2021),
  ])
  func everySpellingOfTheNameIsTaken(_ cell: String, _ year: Int) throws {
    let extract = try read(cell, year)
    #expect(extract.described == [])
    #expect(extract.observations.count == 1)
  }

  @Test func nameInAColumnOfItsOwnIsHeldAgainstTheCode() throws {
    let header =
      "unit;unit_name;year;school_level;grades;sex;indicator;percent;n_answered;n_invited;note\n"
    let rest = ";2021;ungdomsskole;8-10;both;mental_distress;29;150;190;\n"
    #expect(
      try Repository.read(header + "3401;Grue" + rest).described == [
        "table.csv:2:2: \"Grue\": stands beside 3401, which is Kongsvinger; "
          + "expected code and name of the same place"
      ])
    for unit in ["3401;Kongsvinger", "3401;", "0;Norge", "34;Innlandet", "kongsvinger;"] {
      #expect(try Repository.read(header + unit + rest).described == [], "\(unit)")
    }
  }

  @Test(arguments: [
    "EKA08 KOSTRA-gruppe 8", "EAKUO Landet uten Oslo", "EKG13", "KOSTRA-gruppe 8",
    "Landet uten Oslo",
  ])
  func groupOfMunicipalitiesIsSetAside(_ cell: String) throws {
    let extract = try read(cell)
    #expect(extract.described == [])
    #expect(extract.reconciliation.setAside == [.group: 1])
  }

  @Test(arguments: [
    "K-21-22 Svalbard og Jan Mayen", "K-21-22 Svalbard and Jan Mayen", "25 Utlandet", "Havområder",
    "88 Ikke bosatt i Norge",
  ])
  func whatNoCountyHoldsIsSetAside(_ cell: String) throws {
    let extract = try read(cell)
    #expect(extract.described == [])
    #expect(extract.reconciliation.setAside == [.abroad: 1])
  }

  /// Sums of municipalities cannot hold those that were divided: who lived there counts in the country.
  @Test(arguments: [
    "K-Rest Delte kommuner og uoppgitt", "K-Rest Divided municipalities and unknown",
  ])
  func restOfSumsBackwardsInTimeIsUnplaced(_ cell: String) throws {
    #expect(try read(cell).told == ["9999 population 2021 both = 5171 aggregate"])
  }

  @Test func aggregatesOfCountiesAreMarked() throws {
    #expect(try read("F-34 Innlandet").told == ["34 population 2021 both = 5171 aggregate"])
  }

  @Test func kindOfCodeThatTheTableDoesNotHoldIsRefused() throws {
    let recipe = """
      source: made
      publisher: ssb
      about: Counties only.
      match: [{columns: [region, "Antall *"]}]
      place: {column: region, kinds: [county, country]}
      values: ["{measure} {year}"]
      measures: [{name: count, labels: Antall, unit: persons}]
      """
    func read(_ cell: String) throws -> [String] {
      try MadeRecipe.read("region;Antall 2021\n\(cell);12\n", by: recipe).described
    }
    #expect(try read("34 Innlandet") == [])
    #expect(
      try read("3401 Kongsvinger") == [
        "table.csv:2:1: \"3401 Kongsvinger\": is a municipality (3401); expected a county or "
          + "country, which this table holds"
      ])
  }

  /// NAV's levels as it publishes them; a name that several municipalities have is the county's.
  @Test func levelNamesTheCounty() throws {
    let head = "Nivå,Geografisk enhet,Kjønn,Alder,Beh personer i mnd,Prosent av befolkningen,Dato\n"
    func read(_ row: String) throws -> ReadExtract {
      try Repository.read(head + row + "\n", named: "nedsatt arbeidsevne.csv")
    }
    func values(_ row: String) throws -> [String] {
      let extract = try read(row)
      #expect(extract.described == [])
      return extract.told.filter { !$0.contains("_share") }
        .map { $0.replacing("reduced_work_capacity 2024M01 ", with: "") }
    }
    #expect(
      try values("Landet,Landet,Begge kjønn,18 - 29 år,41200.0,5.05,2024-01-01") == [
        "0 both 18-29 = 41200"
      ])
    #expect(
      try values("Fylker,Troms ,Begge kjønn,18 - 29 år,1400.0,5.4,2024-01-01") == [
        "55 both 18-29 = 1400"
      ])
    #expect(
      try values("Telemark kommuner,Fyresdal,Kvinner,18 - 29 år,,3.6,2024-01-01") == [
        "4032 female 18-29 = suppressed"
      ])
    #expect(
      try values("Nordland kommuner,Herøy,Menn,18 - 29 år,21,3.6,2024-01-01") == [
        "1818 male 18-29 = 21"
      ])
    for row in ["Telemark kommuner,Grue", "Narnia kommuner,Skien", "Bydeler,Sagene"] {
      #expect(try read("\(row),Menn,18 - 29 år,21,3.6,2024-01-01").problems.count == 1, "\(row)")
    }
  }
}
