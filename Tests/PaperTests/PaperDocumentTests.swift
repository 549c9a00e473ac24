import Foundation
import HostileTexts
import Pictures
import Testing

@testable import Paper

/// What a document becomes for the programs that make Word and PDF.
struct PaperDocumentTests {
  private func document(_ blocks: [Block]) -> PaperDocument {
    PaperDocument(title: "T", language: "nb", footer: "F", blocks: blocks)
  }

  private let picture = Picture(
    id: "a", title: "Grue", description: "2015 til 2024", width: 300, height: 36, body: "<path/>")

  @Test func tableHasItsHeadItsWidthsAndItsAlignment() {
    let table = PaperTable(
      caption: "Tall", columns: [.init("Mål", width: 1), .init("Grue", width: 3, .number)],
      rows: [
        .init([.init([.text("Arbeid")], span: 2)], .theme),
        .init([.init([.text("Unge")]), .init([.text("12,3\u{202F}%", .strong)])]),
      ])
    let html = document([.table(table)]).html.text
    #expect(html.contains("<caption>Tall</caption><colgroup><col style=\"width:25%\">"))
    #expect(html.contains("<thead><tr><th style=\"text-align:left\">Mål</th>"))
    #expect(html.contains("<td colspan=\"2\" style=\"text-align:left\"><strong>Arbeid</strong>"))
    #expect(html.contains("<td style=\"text-align:right\"><strong>12,3\u{A0}%</strong></td>"))
    let typst = document([.table(table)]).typst
    #expect(typst.contains("heads: (\"Mål\", \"Grue\",)"))
    #expect(typst.contains("row(\"theme\", (span: 2, body: { [#\"Arbeid\"] }))"))
  }

  /// Word's own style carries the break, since HTML has none that pandoc hands on.
  @Test func whatComesAfterABreakBeginsAPage() throws {
    let made = document([.paragraph([.text("a")]), .pageBreak, .paragraph([.text("b")])])
    #expect(made.typst.contains("#pagebreak(weak: true)\n"))
    let style = try #require(made.html.text.firstMatch(of: /data-custom-style="(Page [^"]*)"/)?.1)
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let styles = try String(
      contentsOf: repository.appendingPathComponent("data/paper/reference.py"), encoding: .utf8)
    #expect(styles.contains("paragraph(\"\(style)\", 1, 0, 0, more=\"<w:pageBreakBefore/>\")"))
  }

  @Test func picturesAreNumberedWhereverTheyStand() {
    let table = PaperTable(
      caption: "", columns: [.init("a", width: 1), .init("bilde", width: 1, .picture)],
      rows: [
        .init([.init([.text("tall")]), .init(picture)]), .init([.init([.text("to")], span: 2)]),
      ])
    let made = document([
      .sideBySide([.picture(picture)], [.table(table)]), .picture(picture),
    ])
    #expect(made.pictures.count == 3)
    for place in 0..<3 {
      let name = PaperDocument.fileName(ofPicture: place)
      #expect(made.typst.contains("image(\"\(name)\""))
    }
    // Word's tables are without their pictures, and their rows as wide as the columns that are left.
    #expect(made.picturesOutsideTables.count == 2)
    let html = made.html.text
    for place in 0..<2 {
      let name = PaperDocument.fileName(ofPicture: place)
      #expect(html.contains("<img src=\"\(name)\" alt=\"Grue. 2015 til 2024\""))
    }
    #expect(html.matches(of: /<img/).count == 2 && !html.contains("bilde"))
    #expect(html.contains("<td style=\"text-align:left\">to</td>"))
  }

  @Test(arguments: [
    ("1\u{202F}843 unge", "1\u{A0}843 unge"),
    ("298 av 1\u{202F}843", "298\u{A0}av\u{A0}1\u{A0}843"),
    ("(+2,3 til +5,6)", "(+2,3\u{A0}til\u{A0}+5,6)"), ("−1,4 to +3", "−1,4\u{A0}to\u{A0}+3"),
    ("20–29 år", "20–29\u{A0}år"), ("to eller tre", "to eller tre"), ("5 %", "5\u{A0}%"),
  ]) func figuresAreHeldTogether(_ text: String, _ bound: String) {
    #expect(text.bound == bound)
  }

  @Test(arguments: HostileTexts.all) func textOfTypstIsOneString(_ text: String) throws {
    let quoted = text.inTypst
    let inside = quoted.dropFirst().dropLast()
    #expect(quoted.first == "\"" && quoted.last == "\"")
    // Every quotation mark and backslash inside has a backslash of its own before it.
    #expect(try /(?:[^"\\]|\\["\\])*/.wholeMatch(in: String(inside)) != nil)
    #expect(Faults.onTerminal(quoted).isEmpty, "\(quoted)")
  }

  @Test(arguments: HostileTexts.all) func textOfHTMLIsNoTag(_ text: String) {
    let plain = document([.paragraph([.text("a")])]).html.text
    let html = document([.paragraph([.text(text)])]).html.text
    #expect(html.count { $0 == "<" } == plain.count { $0 == "<" })
  }
}
