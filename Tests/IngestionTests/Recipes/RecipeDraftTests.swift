import BundledData
import Files
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
    Vinje,2020,gutter,andel,.
    Vinje,2020,jenter,andel,12.25

    """
  private static let labelled = """
    region;tid;statistikkvariabel;Folkemengde, etter region og tid
    01 Østfold;2015;Folkemengde;290
    01 Østfold;2015;Døde;29
    99 Uoppgitt fylke;2015;Døde;0

    """

  private static let expected: [(String, [String])] = [
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
        "0 2020 both value = 11.5", "3825 2020 female value = 12.25",
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

  @Test(arguments: ["a;b\n1;2\n3;4\n", "hello\n", "navn;verdi\nabc;1\ndef;2\n"])
  func tableWithoutPlacesHasNoDraft(_ text: String) throws {
    let file = SourceFile(path: "table.csv", bytes: Array(text.utf8))
    let refusal = #expect(throws: RefusedFile.self) { try Repository.reader().draft(file) }
    #expect(refusal?.problems.map(\.kind) == [.header])
  }
}
