import BundledData
import Files
import Testing

@testable import Ingestion

/// What stands round the figures of a table: titles, stacked and repeated headers, empty lines and
/// notes. Nothing that could be a figure is taken for any of them.
struct TableBodyTests {
  private static let recipe = """
    source: made
    publisher: ssb
    about: A table to test with.
    match:
      - columns: [region, "Antall*"]
    place: {column: region}
    values: ["{measure} {year}"]
    measures:
      - {name: count, labels: Antall, unit: persons}

    """

  private static let header = "region;Antall 2021;Antall 2022\n"
  private static let rows = "3401 Kongsvinger;1;2\n3414 Nord-Odal;3;4\n"

  private func read(_ text: String) throws -> ReadExtract {
    try MadeRecipe.read(text, by: Self.recipe)
  }

  @Test(arguments: [
    "", "\n", "Kilde: Statistisk sentralbyrå\n", "\nKilde; med \"sitat\" og <b>HTML</b>\n",
    "\n1) En note; med semikolon;\n\n\"Uavsluttet sitat\nog mer\n", ";;\n\nNote\n;;\n",
    "\n<p>Sist endret; \"2024\"</p>\n<p>", "Tall for 2022 er foreløpige\n",
  ])
  func notesBelowTheTableAreNoFigures(_ footer: String) throws {
    let extract = try read(Self.header + Self.rows + footer)
    #expect(extract.problems.map(\.description) == [])
    #expect(
      extract.said == [
        "3401 2021 both count = 1.0", "3401 2022 both count = 2.0", "3414 2021 both count = 3.0",
        "3414 2022 both count = 4.0",
      ])
    #expect(extract.form?.dataRows == 2)
    let lines = footer.split(separator: "\n").count { $0.contains(where: \.isLetter) }
    #expect((extract.form?.footerRows ?? 0) >= (lines == 0 ? 0 : 1))
  }

  /// Rows that may be figures, cut off or damaged, are told of and never taken for notes.
  @Test(arguments: [
    ("3415 Sør-Odal;5", 4, Problem.Kind.row), ("3415 Sør-Odal", 4, .row), ("3415", 4, .row),
    ("\n3415 Sør-Odal;5\n", 5, .row), ("\n\"3415 Sør-Odal;5;6\n", 5, .syntax), ("34", 4, .row),
    ("341x Sør-Odal;5;6\n", 4, .unit), ("\n341x Sør-Odal;5;6\n", 5, .unit), ("Sør-O", 4, .row),
    ("3415 Sør-Odal;5;6;7\n", 4, .row), ("3415 Sør-Odal;\"5;6\n", 4, .syntax),
    ("Kilde: SSB\n3415 Sør-Odal;5;6\n", 5, .row), ("\nKilde\n\n3415;5;6\n", 7, .row),
  ])
  func nothingThatMayBeAFigureIsANote(_ rest: String, _ line: Int, _ kind: Problem.Kind) throws {
    let extract = try read(Self.header + Self.rows + rest)
    #expect(extract.problems.map(\.line) == [line])
    #expect(extract.problems.map(\.kind) == [kind])
  }

  @Test(arguments: [
    "Tabell 1\n", "sep=;\n", "\n\n", "\"Antall; etter region\"\nhttps://example.org/?a=1;b=2\n\n",
    "# forklaring; med \"sitat\n", "Tabell;\n;;\n", "Periode: 2021–2022;;;\n",
  ])
  func titlesAboveTheHeaderAreNoRows(_ titles: String) throws {
    let extract = try read(titles + Self.header + Self.rows)
    #expect(extract.problems.map(\.description) == [])
    #expect(extract.observations.count == 4)
    #expect(extract.form?.headerRows == 1)
  }

  @Test func emptyLinesAmongTheRowsArePassedOver() throws {
    let extract = try read(Self.header + "3401;1;2\n\n;;\n3414;3;4\n")
    #expect(extract.problems.map(\.description) == [])
    #expect(extract.observations.map(\.origin.line) == [2, 2, 5, 5])
  }

  @Test func columnWithoutANameMayBeEmptyAndNothingElse() throws {
    let header = "region;Antall 2021;;\n"
    #expect(try read(header + "3401;1;;\n3414;2\n").said.count == 2)
    let extract = try read(header + "3401;1;7;\n")
    #expect(extract.problems.map { [$0.line, $0.column] } == [[2, 3]])
    #expect(extract.problems.map(\.kind) == [.header])
  }

  @Test func blanksAndFootnoteSignsInNamesAreNoPartOfThem() throws {
    let extract = try read("region¹;Antall  2021 ;\"Antall\n2022\"\n3401;1;2\n")
    #expect(extract.problems.map(\.description) == [])
    #expect(extract.observations.count == 2)
  }

  private static let stacked = """
    source: stacked
    publisher: ssb
    about: Two header rows, the first over several columns.
    match:
      - columns: [Kommune, "2021 *"]
    header: {rows: 2}
    place: {column: Kommune}
    values: ["{year} {measure}"]
    measures:
      - {name: count, labels: Antall, unit: persons}
      - {name: share, labels: Prosent, unit: percent, beside: count}

    """

  @Test func stackedHeaderRowsAreOneName() throws {
    let extract = try MadeRecipe.read(
      "Kommune;2021;;2022;\n;Antall;Prosent;Antall;Prosent\n3401;10;5,5;:;6,0\n", by: Self.stacked)
    #expect(extract.problems.map(\.description) == [])
    #expect(extract.form?.headerRows == 2)
    #expect(
      extract.columns.map(\.role) == [
        "unit", "measure count 2021", "measure share 2021",
        "measure count 2022", "measure share 2022",
      ])
    // The share beside a withheld count would give it away.
    #expect(
      extract.said == [
        "3401 2021 both count = 10.0", "3401 2021 both share = 0.055",
        "3401 2022 both count = suppressed", "3401 2022 both share = suppressed",
      ])
  }

  private static let blocks = """
    source: blocks
    publisher: template
    about: A header over each county's block.
    match:
      - columns: [Kommune, Januar]
    header: {repeated: true}
    place: {column: Kommune}
    values: ["{month}"]
    measures:
      - {name: unemployed, labels: unemployed, unit: persons}

    """

  private static let blockTable = """
    HL060 Helt ledige
    Periode: januar og februar 2022

    Innlandet
    Kommune¹;Januar;Februar
    I alt Innlandet;30;31
    3401 Kongsvinger;10;*
    3414 Nord-Odal;20;11

    Rogaland
    Kommune¹;Januar;Februar
    1103 Stavanger;5;6

    """

  @Test func headerThatStandsAgainIsNoRow() throws {
    let text = Self.blockTable.replacing("\n    ", with: "\n")
    let extract = try MadeRecipe.read(text, by: Self.blocks)
    #expect(extract.problems.map(\.description) == [])
    #expect(extract.form?.dataRows == 4)
    #expect(
      extract.said == [
        "34 2022M01 both unemployed = 30.0", "34 2022M02 both unemployed = 31.0",
        "3401 2022M01 both unemployed = 10.0", "3401 2022M02 both unemployed = suppressed",
        "3414 2022M01 both unemployed = 20.0", "3414 2022M02 both unemployed = 11.0",
        "1103 2022M01 both unemployed = 5.0", "1103 2022M02 both unemployed = 6.0",
      ])
    #expect(extract.reconciliation.sums.map(\.withheld) == [0, 1])
    #expect(extract.reconciliation.disagreeingSums.isEmpty)
  }

  @Test func blockWithAnotherHeaderIsRefused() throws {
    let text = Self.blockTable.replacing(
      "Rogaland\nKommune¹;Januar;Februar", with: "Rogaland\nKommune¹;Februar;Januar")
    let extract = try MadeRecipe.read(text, by: Self.blocks)
    #expect(extract.problems.map(\.line) == [11])
  }
}
