import Analysis
import Disclosure
import Flagging
import Indicators
import Testing

@testable import Reporting

/// Tables for a terminal, in every language.
struct TerminalTableTests {
  private let texts: Texts

  init() throws { texts = try Texts(RepositoryTexts.table()) }

  /// The names of texts, marked with ⟦⟧, that tables of the made reports ask for, and those that only
  /// a unit, verdict or basis which no made report has would ask for.
  static func textsUsed(_ marked: Texts.Table, _ language: Language) throws -> Set<String> {
    let texts = try Texts(marked)
    var text = ""
    for report in try [MadeReport.rich(), .bare(), .changing(), .searched()] {
      let content = try report.content()
      text += try EstimateSummary(texts: texts, language: language)
        .table(content.findings.estimates).text
      if let coverage = content.coverage {
        text += try CoverageSummary(
          coverage, 2021, texts: texts, language: language, query: { "/\($0)" }
        ).text()
      }
      for list in content.candidates {
        text += try CandidateSummary(list, texts: texts, language: language).text()
      }
    }
    let rare =
      [EstimateStatus.ok, .suppressed, .missing, .notComputable, .noInterval]
      .map { "table_status_\($0.rawValue)" }
      + Benchmark.allCases.map { "table_benchmark_\($0.rawValue)" } + [
        "table_basis_common", "table_untold",
      ]
    let wording = Wording(texts: texts, language: language)
    for name in rare { text += try wording.say(name) }
    return Set(text.matches(of: /⟦([a-z0-9_]+)⟧/).map { String($0.output.1) })
  }

  @Test(arguments: [
    (Language.nb, "område", "dårligere (99,8\u{202F}%)", "landet"),
    (.nn, "område", "dårlegare (99,8\u{202F}%)", "landet"),
    (.en, "unit", "worse (99.8%)", "country"),
  ])
  func estimatesSpeakTheLanguage(
    _ language: Language, _ header: String, _ verdict: String, _ benchmark: String
  ) throws {
    let estimates = try MadeReport.rich().content().findings.estimates
    let lines = try EstimateSummary(texts: texts, language: language).table(estimates)
      .lines(within: nil)
    #expect(lines[0].contains(header))
    #expect(lines.contains { $0.contains(verdict) && $0.contains(benchmark) })
  }

  @Test(arguments: Language.allCases) func candidatesFitTheWidth(_ language: Language) throws {
    for list in try MadeReport.searched().content().candidates {
      let text = try CandidateSummary(list, texts: texts, language: language).text()
      #expect(!text.contains("{{") && !text.contains("  \n"))
      #expect(text.hasPrefix("\(list.indicator.id) 2021: "))
    }
  }
}
