import BundledData
import Files
import Foundation
import Testing

@testable import Ingestion

/// The draft of a recipe for a table that none knows reads that table.
struct RecipeDraftTests {
  private static let wide = """
    "99998: Elever, etter region, statistikkvariabel og år"

    "region";"Elever 2020";"Elever 2021*";"Andel med læreplass 2021"
    "3401 Kongsvinger";180;189;12.5
    "3414 Nord-Odal";63;62;..

    """
  private static let long = """
    Geografi,År,Kjønn,Måltall,value
    Hele landet,2020,kjønn samlet,andel,11.5
    Vinje,2020,gutter,andel,..
    Vinje,2020,jenter,andel,12.25

    """
  private static let labelled = """
    region;tid;statistikkvariabel;Folkemengde, etter region og tid
    01 Østfold;2015;Folkemengde;290
    01 Østfold;2015;Døde;29
    99 Uoppgitt fylke;2015;Døde;0

    """

  private static let fractions = """
    kommune,år,andel
    3401,2024,0.7367
    3417,2024,0.6881

    """
  /// A county's row among municipalities', a total that is no place, and a note.
  private static let county = """
    Oppfølging av unge, 2023

    Kommune;Kjønn;2022;2023
    3401 Kongsvinger;Begge;12;14
    3414 Nord-Odal;Begge;x;4
    34 Innlandet;Begge;300;310
    Hele fylket;Begge;300;310

    Merknad: tall under 5 er usikre
    """
  private static let stacked = """
    Oppfølging, etter kommune, år

    ;2022;;2023;
    Kommune;Antall;Andel;Antall;Andel
    3401 Kongsvinger;12;6,4;14;7,1
    3417 Grue;3;2,0;-;2,2

    """
  private static let commas = """
    Helsedata: oppfølging, samlet
    Oppfølging, etter kommune
    Kommunenr;Kommune;Andel 2023
    3401;Kongsvinger;0,125
    3417;Grue;0,5
    """

  private static let expected: [(String, [String])] = [
    (
      fractions,
      ["3401 2024 both andel = 0.7367", "3417 2024 both andel = 0.6881"]
    ),
    (
      county,
      [
        "3401 2022 both oppfolging_av_unge_2023 = 12.0",
        "3401 2023 both oppfolging_av_unge_2023 = 14.0",
        "3414 2022 both oppfolging_av_unge_2023 = suppressed",
        "3414 2023 both oppfolging_av_unge_2023 = 4.0",
        "34 2022 both oppfolging_av_unge_2023 = 300.0",
        "34 2023 both oppfolging_av_unge_2023 = 310.0",
      ]
    ),
    (
      stacked,
      [
        "3401 2022 both antall = 12.0", "3401 2022 both andel = 0.064",
        "3401 2023 both antall = 14.0", "3401 2023 both andel = 0.071",
        "3417 2022 both antall = 3.0", "3417 2022 both andel = 0.02",
        "3417 2023 both antall = 0.0", "3417 2023 both andel = 0.022",
      ]
    ),
    (commas, ["3401 2023 both andel = 0.125", "3417 2023 both andel = 0.5"]),
    (
      wide,
      [
        "3401 2020 both elever = 180.0", "3401 2021 both elever = 189.0",
        "3401 2021 both andel_med_laereplass = 0.125", "3414 2020 both elever = 63.0",
        "3414 2021 both elever = 62.0", "3414 2021 both andel_med_laereplass = missing",
      ]
    ),
    (
      long,
      [
        "0 2020 both value = 11.5", "3825 2020 male value = missing",
        "3825 2020 female value = 12.25",
      ]
    ),
    (
      labelled,
      [
        "01 2015 both folkemengde = 290.0", "01 2015 both dode = 29.0", "9999 2015 both dode = 0.0",
      ]
    ),
  ]

  @Test(arguments: expected)
  func draftReadsItsTable(_ text: String, _ said: [String]) throws {
    let file = SourceFile(path: "table.csv", bytes: Array(text.utf8))
    let draft = try Repository.reader().draft(file)
    let extract = try MadeRecipe.read(text, by: draft.yaml)
    #expect(extract.problems.map(\.description) == [], "\(draft.yaml)")
    #expect(extract.said == said, "\(draft.yaml)")
  }

  /// The example of the page that teaches recipes needs no more than the draft to be read.
  @Test func draftReadsTheManualsOwnExample() throws {
    let page = try String(
      contentsOf: URL(fileURLWithPath: Repository.data).deletingLastPathComponent()
        .appendingPathComponent("docs/recipes.md"), encoding: .utf8)
    let example = try #require(
      page.components(separatedBy: "```csv\n").last?.components(separatedBy: "```").first)
    let file = SourceFile(path: "oppfolging.csv", bytes: Array(example.utf8))
    let draft = try Repository.reader().draft(file)
    let extract = try MadeRecipe.read(example, by: draft.yaml)
    #expect(extract.problems.map(\.description) == [], "\(draft.yaml)")
    #expect(extract.observations.count == 12, "\(draft.yaml)")
    #expect(extract.said.contains("3401 2021 female antall = 41.0"), "\(extract.said)")
    #expect(extract.said.contains("3417 2022 both andel = 0.0"), "\(extract.said)")
  }

  /// Neither publisher nor year is guessed: a table that does not say them says so.
  @Test func draftDoesNotGuess() throws {
    let file = SourceFile(
      path: "tall.csv", bytes: Array("Kommune;Andel\n3401 Kongsvinger;5,1\n3417 Grue;4,2\n".utf8))
    let yaml = try Repository.reader().draft(file).yaml
    #expect(yaml.contains("publisher: unknown") && yaml.contains("says no year"), "\(yaml)")
    #expect(!yaml.contains("20"), "\(yaml)")
    let named = SourceFile(
      path: "tall.csv",
      bytes: Array("Kilde: NAV\nKommune;Andel 2023\n3401 Kongsvinger;5,1\n3417 Grue;4,2\n".utf8))
    #expect(try Repository.reader().draft(named).yaml.contains("publisher: nav"))
  }

  @Test(arguments: ["a;b\n1;2\n3;4\n", "hello\n", "navn;verdi\nabc;1\ndef;2\n"])
  func tableWithoutPlacesHasNoDraft(_ text: String) throws {
    let file = SourceFile(path: "table.csv", bytes: Array(text.utf8))
    let refusal = #expect(throws: RefusedFile.self) { try Repository.reader().draft(file) }
    #expect(refusal?.problems.map(\.kind) == [.header])
  }
}
