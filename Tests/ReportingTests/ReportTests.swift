import Analysis
import Flagging
import Indicators
import Practices
import Testing

@testable import Reporting

/// A whole report from small made content, in both languages.
struct ReportTests {
  private let table: Texts.Table

  init() throws { table = try RepositoryTexts.table() }

  /// With and without polarity, candidates, a county, later years and protected rows: the table has
  /// every text that is asked for, and every text of the table is asked for by some report.
  /// What is counted for each unit at once is what is counted for it alone.
  @Test func withheldFiguresAreCountedByUnit() throws {
    let findings = try MadeReport.rich().content().findings
    let counts = findings.withheldByUnit
    #expect(counts.count > 2 && counts.values.contains { $0.withheld > 0 })
    for (unit, count) in counts { #expect(count == findings.withheld(of: unit)) }
  }

  @Test(arguments: Language.allCases) func everyTextExistsAndIsUsed(_ language: Language) throws {
    let marked = Dictionary(
      uniqueKeysWithValues: table.map { key, text in
        (
          key,
          Texts.Text(
            nb: "⟦\(key)⟧ \(text.nb)", nn: "⟦\(key)⟧ \(text.nn ?? "")", en: "⟦\(key)⟧ \(text.en)")
        )
      })
    var used: Set<String> = []
    for report in try [MadeReport.rich(), .grouped(), .bare(), .changing(), .searched()] {
      let text = try pages(report, language, marked).joined()
      used.formUnion(text.matches(of: /⟦([a-z_]+)⟧/).map { String($0.output.1) })
    }
    // The site's own tests fill in its texts; those of a zero point with news are said after revisions only,
    // which the test of five years lives through.
    used.formUnion(table.keys.filter { $0.hasPrefix("site_") || $0.hasPrefix("quality_") })
    // Networks have a page of their own, which the tests of networks write in each language.
    used.formUnion(table.keys.filter { $0.hasPrefix("network_") })
    // Commands ask for them themselves, as the tests of verify and files try in each language.
    used.formUnion(table.keys.filter { $0.hasPrefix("command_") })
    used.formUnion([
      "column_day", "column_file", "column_present", "column_sealed", "column_sex", "sex_both",
      "sex_female", "sex_male", "unsealed",
    ])
    // Asked for by the message itself, as SaidInLanguageTests tries for each.
    used.formUnion(table.keys.filter(SaidInLanguage.isMessage))
    used.formUnion(try TerminalTableTests.textsUsed(marked, language))
    let wording = Wording(texts: try Texts(marked), language: language)
    let content = try MadeReport.searched().content()
    let changes = try wording.changes(
      [.falseDiscoveryRate(0.05), .smallestDifference(times: 1.5), .without("size")],
      #require(content.candidates.first), content)
    used.formUnion(changes.matches(of: /⟦([a-z_]+)⟧/).map { String($0.output.1) })
    for practices in [try PracticePageTests.entries(), []] {
      let text = try PracticePage(
        practices, indicators: [], texts: Texts(marked), language: language
      ).markdown()
      used.formUnion(text.matches(of: /⟦([a-z_]+)⟧/).map { String($0.output.1) })
    }
    used.formUnion(try PracticePageTests.textsUsed(marked, language))
    // Natural change is told from many municipalities' many years: a run's pages and `compare` hold these.
    used.formUnion(table.keys.filter { $0.contains("natural_") })
    used.formUnion([
      "changes_detectable", "table_detectable", "table_level_shift", "table_place",
    ])
    // What only a country's search comes to say, or a database with days of import: a run's pages hold these.
    used.formUnion([
      "below", "column_imported", "deviation_better", "list_text", "others_text", "profile_teaches",
      "unnamed", "unused_few", "unused_matched", "when_preliminary", "withheld_look_pooled",
    ])
    #expect(Set(table.keys).subtracting(used).sorted() == [])
  }

  @Test(arguments: Language.allCases) func noNameIsLeftUnfilled(_ language: Language) throws {
    for report in try [MadeReport.rich(), .grouped(), .bare(), .changing(), .searched()] {
      let text = try pages(report, language).joined()
      #expect(!text.contains("{{") && !text.contains("}}"))
      #expect(!text.contains(/\b(nan|nil|inf|Optional)\b/))
      #expect(!text.contains(/[^|] {2}/), "two blanks where a name had nothing to say")
    }
  }

  @Test func reportIsTheSameEachTime() throws {
    #expect(try pages(.rich(), .nb) == pages(.rich(), .nb))
  }

  @Test(arguments: [
    (Language.nb, "| Municipality 1001 | 290 av 1_899 | 15,3_% (13,7␣til␣17,0_%) |"),
    (.en, "| Municipality 1001 | 290 of 1,899 | 15.3% (13.7␣to␣17.0%) |"),
  ])
  func figuresStandWithTheirIntervals(_ language: Language, _ row: String) throws {
    let text = try page(.figures, of: .rich(), language)
    #expect(text.contains(row.replacing("␣", with: "\u{00A0}").replacing("_", with: "\u{202F}")))
  }

  /// A survey with the number who answered stands with counts, interval and verdict.
  @Test func surveyThatCanBeTestedIsCompared() throws {
    let text = try page(.figures, of: .surveyed(), .en)
    let line = try #require(text.split(separator: "\n").first { $0.contains("60–61 of 210") })
    #expect(line.hasPrefix("| Municipality 1001 | 60–61 of 210 | 29.0% ("))
    #expect(line.contains("worse: +8.0"))
    #expect(!text.contains("Figures printed without counts"))
  }

  /// A row of the front page has the figure of each indicator, its verdict only where it is certain, and
  /// in italics what cannot be tested.
  @Test func themesAreToldInOneTableEach() throws {
    let text = try page(.zeroPoint, of: .rich(), .en)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| Municipality 1001 | 15.3%") }
    #expect(rows.contains { $0.contains("| 15.3%, clearly worse | *22.8%* |") })
    #expect(text.contains("| Municipality 1003 | protected |"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("### ") } == 1)
  }

  /// Each heading of a theme's table leads to its indicator on the page of figures, and every page told of
  /// is there.
  @Test(arguments: Language.allCases) func linksLeadSomewhere(_ language: Language) throws {
    for report in try [MadeReport.rich(), .searched(), .bare()] {
      let text = try page(.zeroPoint, of: report, language)
      let figures = ReportPage.figures.fileName(language)
      let anchors = try page(.figures, of: report, language).matches(of: /<a id="([^"]+)">/)
        .map(\.output.1)
      let wanted = text.matches(of: /\]\(([a-z.-]+)#([^)]+)\)/).filter { $0.output.1 == figures }
        .map(\.output.2)
      #expect(!wanted.isEmpty && Set(wanted).isSubset(of: anchors))
      let content = try report.content()
      let there = Set(
        ReportPage.allCases.filter { $0.isPart(of: content) }.map { $0.fileName(language) })
      let named = text.matches(of: /\]\(([a-z-]+\.md)/).map { String($0.output.1) }
      #expect(there.isSuperset(of: named))
    }
  }

  @Test func candidatesOfAllYearsTellWhoStayedAndWhoLeft() throws {
    let text = try page(.candidateYears, of: .rich(), .en)
    #expect(text.contains("# All candidates from 2021 to 2023"))
    let others = try page(.candidateYears, of: .searched(), .en)
    #expect(others.contains("## No candidate in any year"))
    let rows = (text + others).split(separator: "\n").filter { $0.hasPrefix("| Municipality 2030") }
    for outcome in ["stayed", "left", "came"] {
      #expect(rows.contains { $0.hasSuffix("| \(outcome) |") }, "\(outcome): \(rows)")
    }
    #expect(rows.allSatisfy { $0.contains("**candidate**, ") })
  }

  @Test func protectedFiguresAreSaidToBeAndNotShown() throws {
    let text = try page(.figures, of: .rich(), .en)
    #expect(text.contains("| Municipality 1003 | – | protected | protected |"))
    for page in try pages(.rich(), .en) {
      #expect(!page.contains("3 of 77"))
      #expect(!page.contains("3.9%"))
    }
    let rows = try MadeReport.rich().content().findings.profiles.rows.filter {
      $0.unit.name == "Municipality 1003" && $0.status == .suppressed
    }
    #expect(rows.map(\.indicator) == ["outside", "idle"])
    #expect(rows.allSatisfy { $0.figures == nil && $0.deviation == nil && $0.profile.judged == 0 })
  }

  @Test func publishedSharesStandByThemselvesWithoutInterval() throws {
    let text = try page(.figures, of: .rich(), .nb)
    #expect(text.contains("| Municipality 1001 | 22,8\u{202F}% |"))
    #expect(text.contains("| Municipality 1002 | ikke oppgitt |"))
  }

  @Test func languagesDifferInWordsAndNotInFigures() throws {
    let (norwegian, english) = (try pages(.rich(), .nb), try pages(.rich(), .en))
    #expect(norwegian[0].hasPrefix("# Nullpunkt 2021 for Region valley\n"))
    #expect(english[0].hasPrefix("# Zero point 2021 for Region valley\n"))
    for (nb, en) in zip(norwegian, english) {
      #expect(headings(nb) == headings(en))
      let (rowsInNorwegian, rowsInEnglish) = (rows(nb), rows(en))
      #expect(rowsInNorwegian.count == rowsInEnglish.count)
      for (a, b) in zip(rowsInNorwegian, rowsInEnglish) {
        #expect(a.filter(\.isNumber) == b.filter(\.isNumber))
      }
    }
  }

  /// Every row of a table has as many cells as its header.
  @Test(arguments: Language.allCases) func tablesAreWhole(_ language: Language) throws {
    var width = 0
    for line in try pages(.rich(), language).joined(separator: "\n").split(
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
      region: full.region, county: nil, municipalities: full.municipalities, indicators: [],
      findings: full.findings, practices: PracticeRegister(), names: full.names, files: [],
      contentHash: "")
    #expect(ZeroPointReport(empty, texts: try Texts(table), language: .nb) == nil)
  }

  private func page(_ page: ReportPage, of report: MadeReport, _ language: Language) throws
    -> String
  {
    let text = try page.markdown(report.content(), texts: Texts(table), language: language)
    return try #require(text)
  }

  /// Every page of the report, the report itself first.
  private func pages(_ report: MadeReport, _ language: Language, _ table: Texts.Table? = nil)
    throws -> [String]
  {
    let (content, texts) = (try report.content(), try Texts(table ?? self.table))
    return try ReportPage.allCases.compactMap {
      try $0.markdown(content, texts: texts, language: language)
    }
  }

  private func headings(_ text: String) -> [Int] {
    text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { $0.prefix { $0 == "#" }.count }
  }

  private func rows(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { $0.contains(/^\| Municipality [0-9]/) }
  }

  /// How far the region's groups have come stands in the report, with what comes next; another region's does not.
  @Test func stepsOfTheRegionsGroupsAreTold() throws {
    #expect(try !page(.zeroPoint, of: .bare(), .nb).contains("## Arbeidet videre"))
    let text = try page(.zeroPoint, of: .grouped(), .nb)
    #expect(text.contains("- **Problemet har eiere:** 04.05.2024: Vi \\*eier\\* det.\n"))
    #expect(text.contains("- **Har lett etter dem som lykkes:** neste steg\n"))
    #expect(text.contains("- **Har vært på besøk:** ikke ennå\n"))
    #expect(text.contains("- **En praksis er prøvd ut:** 04.05.2024, praksis 1 (skole)\n"))
    #expect(text.contains("Registeret har 2 praksiser, og 2 av dem er eksempler."))
    #expect(!text.contains("Borte"))
  }
}
