import BundledData
import Disclosure
import Files
import Foundation
import Geography
import Indicators
import Observations
import Testing

@testable import Analysis

/// A withheld figure is found in whatever form a page prints it, and a shown one is not taken for it.
struct PageAuditTests {
  private let analysis: Analysis
  private let figure: ProtectionPlan.Figure
  private let name: String
  private let indicator: Indicator
  private let x: Int
  private let n: Int

  init() throws {
    let knowledge = try Knowledge.with(rules: Knowledge.strictRules)
    let path = "\(Repository.data)/extracts/ssb-13556-neet-2015-2024.csv"
    let observations = ObservationTable(
      try Repository.read(SourceFile(path: path)).observations.filter {
        $0.key.series.period.year == 2021 && $0.key.unit.isIn(["11", "46"])
      })
    let analysis = try Analysis(
      observations, knowledge, knowledge.catalogue.indicators, bordersOf: 2021)
    self.analysis = analysis
    func share(_ figure: ProtectionPlan.Figure) -> (x: Int, n: Int)? {
      analysis.allSeries().first {
        $0.indicator.id == figure.indicator && $0.sex == figure.sex && $0.year == figure.year
      }?[figure.unit].share.map { ($0.events, $0.total) }
    }
    let figure = try #require(
      analysis.control.plan.withheld.sorted().first {
        $0.sex == .both && (share($0)?.n ?? 0) > 30 && (share($0)?.x ?? 0) > 0
      })
    self.figure = figure
    (x, n) = try #require(share(figure))
    name = analysis.territory.name(of: figure.unit)
    indicator = try #require(analysis.catalogue.indicators.first { $0.id == figure.indicator })
  }

  private var percent: String {
    let tenths = Int((Double(x) / Double(n) * 1000).rounded())
    return "\(tenths / 10),\(tenths % 10)\u{202F}%"
  }

  private func leaks(_ blocks: [PageBlock], _ file: String = "side.html") -> [ProtectionPlan.Figure]
  {
    let withheld = WithheldFigures(analysis)
    return PageAudit(withheld, analysis).leaks(in: blocks, named: file).map(\.figure)
  }

  @Test func bothCountsAreFoundBesideTheName() {
    for text in [
      "<p>I \(name) gjaldt det \(x) av \(n).</p>",
      "<h1>\(name)</h1><table><tr><th>\(indicator.name.nb)</th><td>\(x) av \(n)</td></tr></table>",
      "<title>\(name)</title><svg><desc>\(x)&nbsp;av&nbsp;\(n)</desc></svg>",
      "<table><tr data-note='\(x) of \(n)'><td>\(name)</td></tr></table>",
      "<h2>\(name)</h2><!-- \(x) av \(n) -->", "<h2>\(name)</h2><script>var a='\(x)/\(n)'</script>",
      "<h2>\(name)</h2><p>\(x)&#160;<b>av</b> \(n)</p>",
    ] {
      #expect(leaks(MarkupPage.blocks(Array(text.utf8))) == [figure], "\(text)")
    }
  }

  @Test func shareIsFoundWhereThePageTellsWhatItIs() {
    let title = indicator.name.nb
    for text in [
      "# \(title)\n\n| Område | 2021 |\n| :-- | --: |\n| \(name) | \(percent) |",
      "# \(name)\n\n| Mål | 2021 |\n| :-- | --: |\n| \(title) | \(percent) (0,1 til 99,0 %) |",
      "\(title) i \(name) i 2021: \(percent)",
      "## \(title), 2021\n\n| Område | Antall | Av alle |\n| :-- | --: | --: |\n| \(name) | \(x) | \(n) |",
    ] {
      #expect(leaks(MarkdownPage.blocks(text), "side.md") == [figure], "\(text)")
    }
  }

  @Test func numbersOfOthersAreNot() {
    let title = indicator.name.nb
    let other = analysis.territory.units.first {
      $0.code != figure.unit && $0.code.level.isMunicipal
    }
    for text in [
      "\(other?.name ?? "") hadde \(x) av \(n).", "\(title) i 2020 i \(name): \(percent)",
      "\(title) i \(name) i 2021 for kvinner: \(percent)",
      "I \(name) er forskjellen i 2021 +\(percent) (\(title))", "\(x) av \(n)",
      "I \(name) var det \(x + 1) av \(n).",
    ] {
      #expect(leaks(MarkdownPage.blocks(text), "side.md") == [], "\(text)")
    }
  }

  /// A folder with the figure in one file of a format after another.
  @Test func formatsAreReadFromAFolder() throws {
    let row = [
      "indicator": figure.indicator, "unit_code": "\(figure.unit)", "period": "\(figure.year)",
      "sex": "both",
    ]
    let json = try JSONSerialization.data(withJSONObject: [row.merging(["value": "0.1"]) { $1 }])
    let stat = """
      {"class": "dataset", "id": ["indicator", "unit", "period", "sex", "measure"],
       "size": [1, 1, 1, 1, 2], "dimension": {
        "indicator": {"category": {"index": ["\(figure.indicator)"]}},
        "unit": {"category": {"index": {"\(figure.unit)": 0}}},
        "period": {"category": {"index": ["\(figure.year)"]}},
        "sex": {"category": {"index": ["both"]}},
        "measure": {"category": {"index": ["numerator", "value"]}}},
       "value": [null, 0.0321]}
      """
    let csv =
      "indicator;unit_code;period;sex;value\n\(figure.indicator);\(figure.unit);2021;both;0,1\n"
    let pooled = """
      indicator,unit_code,period,sex,value,method
      \(figure.indicator),\(figure.unit),2022,both,0.1,"wilson, 2020-2022 pooled"

      """
    let trend = """
      indicator,unit_code,sex,from,through,chi_square
      \(figure.indicator),\(figure.unit),both,2015,2024,3.1

      """
    for (file, bytes) in [
      ("a.json", json), ("b.json", Data(stat.utf8)), ("c.csv", Data(csv.utf8)),
      ("pooled.csv", Data(pooled.utf8)), ("trends.csv", Data(trend.utf8)),
      ("d.md", Data("\(name): \(x) av \(n)".utf8)),
      ("e.svg", Data("<svg><text>\(name) \(x) av \(n)</text></svg>".utf8)),
    ] {
      let folder = try ScratchFolder()
      try bytes.write(to: URL(fileURLWithPath: folder.path(file)))
      let none = FolderAudit.Readers(
        database: { _, _ in [] }, pdf: { _ in nil }, parquet: { _ in nil })
      let audit = try FolderAudit(folder.path, analysis, none)
      #expect(audit.leaks.first?.contains("\(file):") == true, "\(file)")
      #expect(audit.leaks.first?.hasSuffix("\(figure) is withheld") == true, "\(file)")
      #expect(audit.unread.isEmpty)
    }
    let folder = try ScratchFolder()
    try Data("a".utf8).write(to: URL(fileURLWithPath: folder.path("a.pdf")))
    try Data("a".utf8).write(to: URL(fileURLWithPath: folder.path("a.png")))
    try Data("a".utf8).write(to: URL(fileURLWithPath: folder.path("a.txt")))
    let none = FolderAudit.Readers(
      database: { _, _ in [] }, pdf: { _ in nil }, parquet: { _ in nil })
    let audit = try FolderAudit(folder.path, analysis, none)
    #expect(audit.leaks.isEmpty && audit.read == ["txt": 1])
    #expect(audit.unread.count == 2 && audit.unread[0].contains("pdftotext is not installed"))
  }
}
