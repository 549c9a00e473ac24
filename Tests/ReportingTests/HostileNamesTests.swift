import Analysis
import Files
import HostileTexts
import Indicators
import MadeFigures
import Testing

@testable import Reporting

/// Names, titles and notes reach every page as texts, whatever they are.
struct HostileNamesTests {
  @Test(arguments: HostileTexts.all) func escapeLeavesOneHarmlessLine(_ text: String) {
    let plain = Markdown.plain(text)
    #expect(Faults.inMarkdown("| \(plain) | x |\n| :-- | :-- |\n") == [])
    #expect(!plain.contains { $0.isNewline })
    #expect(plain.firstMatch(of: /^(#|>|\s|[-+=]|[0-9]+[.)])/) == nil)
  }

  @Test(arguments: [
    ("Våler i Østfold", "Våler i Østfold"), ("a | b", "a \\| b"), ("A & B", "A & B"),
    ("&lt;b", "&amp;lt;b"), ("<b>", "&lt;b&gt;"), ("[x](y)", "\\[x\\](y)"),
    ("20–29 år", "20–29 år"),
    ("a\nb", "a b"),
  ])
  func escapeChangesNoMoreThanItMust(_ text: String, _ plain: String) {
    #expect(Markdown.plain(text) == plain)
  }

  /// Every name of the made report, by turns every hostile text: the pages have as many lines as with
  /// the usual names.
  @Test(arguments: [0, 7, 19, 31], Language.allCases)
  func pagesAreWholeWithAnyName(_ turn: Int, _ language: Language) throws {
    let texts = try Texts(RepositoryTexts.table())
    for report in [MadeReport.rich, MadeReport.searched] {
      let usual = try Self.pages(report(), texts, language)
      let pages = try MadeNames.$renamed.withValue(
        { Self.hostile($0, turn) }, operation: { try Self.pages(report(), texts, language) })
      for (page, usual) in zip(pages, usual) {
        #expect(Faults.inMarkdown(page) == [])
        #expect(page.count { $0 == "\n" } == usual.count { $0 == "\n" })
      }
    }
  }

  private static func hostile(_ usual: String, _ turn: Int) -> String {
    let place = usual.utf8.reduce(turn) { 31 &* $0 &+ Int($1) }
    // The number keeps apart what has different names.
    return HostileTexts.all[Int(place.magnitude % UInt(HostileTexts.all.count))]
      + "\(place.magnitude % 9973)"
  }

  private static func pages(_ report: MadeReport, _ texts: Texts, _ language: Language) throws
    -> [String]
  {
    let content = try report.content()
    return try ReportPage.allCases.compactMap {
      try $0.markdown(content, texts: texts, language: language)
    } + [
      PracticePage(
        report.practices, indicators: content.indicators, texts: texts, language: language
      ).markdown()
    ]
  }
}
