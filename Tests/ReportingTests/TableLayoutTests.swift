import Files
import Testing

@testable import Reporting

/// Tables for people: on a terminal, and in Markdown.
struct TableLayoutTests {
  /// The longest texts give way, numbers and short columns never.
  @Test func tableFitsItsWidth() {
    let table = AlignedTable(
      header: ["code", "name", "note", "n"],
      rows: [
        ["3401", "Kongsvinger", "a note that nobody needs in full", "12 345 678"],
        ["3415", "Sør-Odal", "", "9"],
      ], rightAligned: [3])
    let lines = table.lines(within: 40)
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines[2] == "3401  Kongsvinger  a note t…  12 345 678")
    #expect(lines[3] == "3415  Sør-Odal                         9")
    #expect(table.lines(within: 20)[2].hasSuffix("12 345 678"))
    #expect(table.lines(within: 100) == table.lines(within: nil))
  }

  @Test func norwegianLettersTakeOnePlaceEach() {
    let table = AlignedTable(
      header: ["unit", "x"],
      rows: [["Åsnes", "5"], ["Sør-Odal", "123"], ["Nord-Odal", "71"], ["Unjárga", "1"]],
      rightAligned: [1])
    #expect(
      table.text == """
        unit         x
        ─────────  ───
        Åsnes        5
        Sør-Odal   123
        Nord-Odal   71
        Unjárga      1

        """)
  }

  /// The same letter written as one scalar and as two.
  @Test func decomposedLettersTakeOnePlaceToo() {
    let lines = AlignedTable(
      header: ["a", "b"], rows: [["\u{00C5}s", "1"], ["A\u{030A}s", "1"]]
    ).text.split(separator: "\n")
    #expect(lines.map(\.count) == [5, 5, 5, 5])
  }

  @Test func headerWiderThanItsCellsDecidesTheWidth() {
    #expect(
      AlignedTable(header: ["denominator", "y"], rows: [["7", "z"]], rightAligned: [0]).text == """
        denominator  y
        ───────────  ─
                  7  z

        """)
  }

  @Test func linesHaveNoBlanksAtTheirEnds() {
    let text = AlignedTable(header: ["a", "long header"], rows: [["1", "2"], ["3", ""]]).text
    for line in text.split(separator: "\n") { #expect(line.last != " ") }
  }

  @Test func tableWithoutRowsIsItsHeader() {
    #expect(AlignedTable(header: ["a", "b"], rows: []).text == "a  b\n─  ─\n")
  }

  @Test func markdownAlignsNumbersToTheRight() {
    var page = Markdown()
    page.table(["Område", "Andel", "n"], [["Åsnes", "17,5 %", "459"]])
    #expect(
      page.text == """
        | Område | Andel | n |
        | :-- | --: | --: |
        | Åsnes | 17,5 % | 459 |

        """)
  }

  @Test func barInAMarkdownCellDoesNotEndIt() {
    var page = Markdown()
    page.table(["a"], [["x|y"], ["||"]])
    #expect(page.text == "| a |\n| :-- |\n| x\\|y |\n| \\|\\| |\n")
  }

  @Test
  func barInAMarkdownHeaderDoesNotEndIt() {
    var page = Markdown()
    page.table(["x|y"], [["1"]])
    #expect(page.text == "| x\\|y |\n| :-- |\n| 1 |\n")
  }

  @Test func markdownBlocksAreSetApartByAnEmptyLine() {
    var page = Markdown()
    page.heading(1, "Title")
    page.paragraph("Text.")
    page.heading(3, "Sub")
    page.list(["one", "two"])
    #expect(page.text == "# Title\n\nText.\n\n### Sub\n\n- one\n- two\n")
  }
}
