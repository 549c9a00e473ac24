import Pictures
import Testing

@testable import Paper

/// Our own Markdown read again.
struct MarkdownReaderTests {
  @Test func pageIsReadPartByPart() throws {
    let (title, blocks) = MarkdownReader().read(
      """
      # Nullpunkt \\*2021\\*

      Rapporten viser **tall** for `a` og [Grue](b.md#c).

      - én
      - *to* \\| tre

      <a id="x"></a>

      ### Unge

      | Område | Andel |
      | :-- | --: |
      | Ås \\| Vestby | 1\u{202F}843 |

      """)
    #expect(title == "Nullpunkt *2021*")
    guard case .paragraph(let text, .body) = blocks[0], case .list(let items) = blocks[1],
      case .heading(3, _) = blocks[2], case .table(let table) = blocks[3]
    else {
      Issue.record("\(blocks)")
      return
    }
    #expect(blocks.count == 4)
    #expect(
      text == [
        .text("Rapporten viser "), .text("tall", .strong), .text(" for "), .text("a", .code),
        .text(" og Grue."),
      ])
    #expect(items == [[.text("én")], [.text("to", .emphasis), .text(" | tre")]])
    #expect(table.columns.map(\.head) == ["Område", "Andel"])
    #expect(table.columns.map(\.isNumber) == [false, true])
    #expect(table.rows[0].cells.map(\.text) == [[.text("Ås | Vestby")], [.text("1\u{202F}843")]])
  }

  @Test(arguments: [
    ("&lt;b&gt; &amp;x; & \\[a\\]\\(b\\)", "<b> &x; & [a](b)"), ("a\\\\b", "a\\b"), ("\\#1", "#1"),
    ("https\\://a", "https://a"),
  ]) func escapesAreUndone(_ markdown: String, _ text: String) {
    #expect(MarkdownReader().inline(markdown) == [.text(text)])
  }

  @Test func pagesAreChaptersAndTheirFileNamesTheirTitles() throws {
    let made = MarkdownReader.document(
      [
        ("a.md", "# A\n\nMer i [b.md](b.md), og om [Grue](b.md#x).\n"),
        ("b.md", "# B \\* C\n\n## D\n\ntekst\n"),
      ], language: "nb", footer: "kilder")
    #expect(made.title == "A")
    guard made.blocks.count == 4, case .paragraph(let text, .body) = made.blocks[0],
      case .heading(2, let chapter) = made.blocks[1], case .heading(3, _) = made.blocks[2]
    else {
      Issue.record("\(made.blocks)")
      return
    }
    #expect(text == [.text("Mer i «B * C», og om Grue.")])
    #expect(chapter == [.text("B * C")])
  }
}
