import Indicators
import Testing

@testable import Reporting

/// A whole report from small made content, in both languages.
struct ReportTests {
  private let table: Texts.Table

  init() throws { table = try RepositoryTexts.table() }

  /// With and without polarity, candidates, a county, later years and protected rows: the table has
  /// every text that is asked for, and every text of the table is asked for by some report.
  @Test(arguments: Language.allCases) func everyTextExistsAndIsUsed(_ language: Language) throws {
    let marked = Dictionary(
      uniqueKeysWithValues: table.map { key, text in
        (key, Texts.Text(nb: "⟦\(key)⟧ \(text.nb)", en: "⟦\(key)⟧ \(text.en)"))
      })
    var used: Set<String> = []
    for report in try [MadeReport.rich(), .bare(), .changing()] {
      let text = try markdown(report, language, marked)
      used.formUnion(text.matches(of: /⟦([a-z_]+)⟧/).map { String($0.output.1) })
    }
    for practices in [try PracticePageTests.entries(), []] {
      let text = try PracticePage(
        practices, indicators: [], texts: Texts(marked), language: language
      ).markdown()
      used.formUnion(text.matches(of: /⟦([a-z_]+)⟧/).map { String($0.output.1) })
    }
    #expect(Set(table.keys).subtracting(used).sorted() == [])
  }

  @Test(arguments: Language.allCases) func noNameIsLeftUnfilled(_ language: Language) throws {
    for report in try [MadeReport.rich(), .bare(), .changing()] {
      let text = try markdown(report, language)
      #expect(!text.contains("{{") && !text.contains("}}"))
      #expect(!text.contains(/\b(nan|nil|inf|Optional)\b/))
      #expect(!text.contains(/[^|] {2}/), "two blanks where a name had nothing to say")
    }
  }

  @Test func reportIsTheSameEachTime() throws {
    #expect(try markdown(.rich(), .nb) == markdown(.rich(), .nb))
  }

  @Test(arguments: [
    (Language.nb, "| Municipality 1001 | 290 av 1␣899 | 15,3␣% (13,7␣til␣17,0␣%) |"),
    (.en, "| Municipality 1001 | 290 of 1,899 | 15.3% (13.7␣to␣17.0%) |"),
  ])
  func figuresStandWithTheirIntervals(_ language: Language, _ row: String) throws {
    let text = try markdown(.rich(), language)
    #expect(text.contains(row.replacing("␣", with: "\u{00A0}")))
  }

  @Test func protectedFiguresAreSaidToBeAndNotShown() throws {
    let text = try markdown(.rich(), .en)
    #expect(text.contains("| Municipality 1003 | – | protected | protected |"))
    #expect(!text.contains("3 of 77"))
    #expect(!text.contains("3.9%"))
  }

  @Test func publishedSharesStandByThemselvesWithoutInterval() throws {
    let text = try markdown(.rich(), .nb)
    #expect(text.contains("| Municipality 1001 | 22,8\u{00A0}% |"))
    #expect(text.contains("| Municipality 1002 | ikke oppgitt |"))
  }

  @Test func candidateIsNamedWithItsEvidence() throws {
    let text = try markdown(.rich(), .en)
    #expect(text.contains("| Municipality 2030 | 60 of 2,000 | 3.0% |"))
  }

  /// One municipality, 1004, has too few people.
  @Test
  func verbsAgreeInNumber() throws {
    let text = try markdown(.rich(), .en)
    #expect(text.contains("1 municipality"))
    #expect(!text.contains("1 municipality are"))
  }

  @Test func languagesDifferInWordsAndNotInFigures() throws {
    let (nb, en) = (try markdown(.rich(), .nb), try markdown(.rich(), .en))
    #expect(nb.hasPrefix("# Nullpunkt 2021 for Region valley\n"))
    #expect(en.hasPrefix("# Zero point 2021 for Region valley\n"))
    #expect(headings(nb) == headings(en))
    let (rowsInNorwegian, rowsInEnglish) = (rows(nb), rows(en))
    #expect(rowsInNorwegian.count == rowsInEnglish.count)
    for (a, b) in zip(rowsInNorwegian, rowsInEnglish) {
      #expect(a.filter(\.isNumber) == b.filter(\.isNumber))
    }
  }

  /// Every row of a table has as many cells as its header.
  @Test(arguments: Language.allCases) func tablesAreWhole(_ language: Language) throws {
    var width = 0
    for line in try markdown(.rich(), language).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      let cells = line.hasPrefix("|") ? line.count { $0 == "|" } - 1 : 0
      if cells > 0, width > 0 { #expect(cells == width, "\(line)") }
      width = cells
    }
  }

  @Test func contentWithoutIndicatorsHasNoReport() throws {
    let full = try MadeReport.bare().content()
    let empty = ReportContent(
      year: full.year, region: full.region, county: nil, municipalities: full.municipalities,
      indicators: [], estimates: full.estimates, changes: full.changes,
      candidates: full.candidates, names: full.names, files: [], contentHash: "")
    #expect(ZeroPointReport(empty, texts: try Texts(table), language: .nb) == nil)
  }

  private func markdown(_ report: MadeReport, _ language: Language, _ table: Texts.Table? = nil)
    throws -> String
  {
    let texts = try Texts(table ?? self.table)
    return try #require(
      ZeroPointReport(try report.content(), texts: texts, language: language)
    ).markdown()
  }

  private func headings(_ text: String) -> [Int] {
    text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { $0.prefix { $0 == "#" }.count }
  }

  private func rows(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { $0.hasPrefix("| Municipality") }
  }
}
