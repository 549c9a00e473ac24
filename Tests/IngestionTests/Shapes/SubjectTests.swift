import BundledData
import Testing

@testable import Ingestion

/// What a custom extract measures is decided by all its words.
struct SubjectTests {
  private static let rows = """
    Nivå,Geografisk enhet,Kjønn,Alder,Beh personer i mnd,Prosent av befolkningen,Dato
    Kommune,Kongsvinger,Alle,15-29,88,2.8,2021-10-31

    """

  @Test(arguments: [
    "delvis ledige oktober 2021", "ledige", "registrerte ledige", "Registrerte ledige stillinger",
    "permitterte", "helt ledige og på tiltak", "helt ledige og permitterte",
    "helt ledige innvandrere",
    "nedsatt", "nedsatt arbeidsevne uten AAP", "uføre i jobb", "nye uføre", "uføregrad",
    "unge uføre",
    "ikke helt ledige", "helt ledige langtid", "registrerte arbeidssøkere", "aap og uføre",
  ])
  func wordsOfAnotherSubjectAreNotTaken(_ text: String) throws {
    let named = try Repository.read(Self.rows, named: "\(text).csv")
    #expect(named.problems.map(\.kind) == [.unrecognised])
    let titled = try Repository.read("\(text)\n" + Self.rows, named: "uttrekk.csv")
    #expect(titled.problems.map(\.kind) == [.unrecognised])
  }

  @Test(arguments: [
    ("helt ledige oktober 2021", "nav-unemployed-by-age"),
    ("NAV_helt_ledige_Nord-Odal_2021-10 (1)", "nav-unemployed-by-age"),
    ("Helt ledige etter kommune, kjønn og alder", "nav-unemployed-by-age"),
    ("uføre 2015-2023 Møre og Romsdal", "nav-uforetrygd"),
    ("Mottakere av uføretrygd i prosent av befolkningen", "nav-uforetrygd"),
    ("nedsatt arbeidsevne fylker og egne kommuner", "nav-nedsatt-arbeidsevne"),
    ("registrerte 18-29 år", "nav-registered"), ("AAP under 30", "nav-aap"),
  ])
  func placesAndTimesMayFollow(_ text: String, _ recipe: String) throws {
    #expect(try Repository.read(Self.rows, named: "\(text).csv").form?.recipe == recipe)
    #expect(
      try Repository.read("\(text);\n" + Self.rows, named: "uttrekk.csv").form?.recipe == recipe)
  }

  /// A word of sex or age narrows what is counted where no column says it.
  @Test(arguments: ["helt ledige menn", "helt ledige 15-29 år", "helt ledige under 30"])
  func partOfThePeopleIsNotTheWhole(_ name: String) throws {
    let rows = """
      Nivå,Geografisk enhet,Beh personer i mnd,Dato
      Kommune,Kongsvinger,88,2021-10-31

      """
    #expect(
      try Repository.read(rows, named: "\(name).csv").problems.map(\.kind) == [.unrecognised])
    #expect(try Repository.read(rows, named: "helt ledige.csv").problems.isEmpty)
  }

  @Test func twoSubjectsAreARefusalThatNamesBoth() throws {
    let extract = try Repository.read(Self.rows, named: "aap og uføre.csv")
    let message = try #require(extract.problems.first?.message)
    #expect(message.contains("nav-aap") && message.contains("nav-uforetrygd"))
  }

  @Test func titleOfAnotherSubjectThanTheNameIsRefused() throws {
    let extract = try Repository.read("Delvis ledige\n" + Self.rows, named: "helt ledige.csv")
    #expect(extract.problems.map(\.kind) == [.unrecognised])
    #expect(extract.problems[0].message.contains("a title says «delvis»"))
  }

  @Test(arguments: [
    "\"11715: Personer med uføretrygd, etter region, alder og år\"",
    "\"Personer med uføretrygd, etter region\"", "\"Befolkning uten videregående, etter region\"",
  ])
  func countOfOthersIsNotThePopulation(_ title: String) throws {
    let rows = "\n\n\"region\";\"alder\";\"Personer 2021\"\n\"3401 Kongsvinger\";\"20-24 år\";52\n"
    #expect(try Repository.read(title + rows).problems.map(\.kind) == [.unrecognised])
    let population = "\"Befolkning, etter region, alder, statistikkvariabel og år\""
    #expect(try Repository.read(population + rows).form?.recipe == "ssb-07459")
  }

  @Test func workbookOfAnotherSubjectIsNotTheUnemployed() throws {
    let blocks = "\nKommune;Januar;\n;Antall;Prosent\n3401 Kongsvinger;88;1,1\n"
    let others = "NAV 2022;;\nDelvis ledige fordelt på kommune;;\n" + blocks
    #expect(try Repository.read(others).problems.map(\.kind) == [.unrecognised])
    let own = "NAV 2022;;\nHelt ledige fordelt på kommune;;\n" + blocks
    #expect(try Repository.read(own).form?.recipe == "nav-hl060")
  }
}
