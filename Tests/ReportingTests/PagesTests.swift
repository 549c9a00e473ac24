import Flagging
import Foundation
import Testing

@testable import Reporting

/// The pages of candidates and profiles: chance in words that are right, and links that lead somewhere.
struct PagesTests {
  private let texts: Texts
  private let norwegian: Wording

  init() throws {
    texts = try Texts(try RepositoryTexts.table())
    norwegian = Wording(texts: texts, language: .nb)
  }

  @Test(arguments: [
    (0.97, "97_%"), (0.994, "99_%"), (0.9951, "over 99_%"), (1, "over 99_%"), (0.004, "under 1_%"),
  ])
  func probabilityIsNeverToldAsCertain(_ p: Double, _ text: String) throws {
    #expect(try norwegian.sureness(p) == text.replacing("_", with: "\u{202F}"))
  }

  @Test(arguments: [(0.3, "under 1"), (1.2, "1"), (2.6, "3")])
  func expectedErrorsAreToldInWholeUnits(_ count: Double, _ text: String) throws {
    #expect(try norwegian.expectedCount(count) == text)
  }

  @Test(arguments: [
    ("Grunnskolepoeng", "grunnskolepoeng"), ("NAV-tall", "NAV-tall"), ("A", "A"), ("", ""),
  ])
  func abbreviationsKeepTheirCapitals(_ name: String, _ text: String) {
    #expect(name.insideSentence == text)
  }

  @Test(arguments: Language.allCases) func everyLinkLeadsToACandidate(_ language: Language) throws {
    for made in try [MadeReport.rich(), .searched()] {
      let content = try made.content()
      let page = try CandidatesPage(content, texts: texts, language: language).markdown()
      let report = try #require(
        ZeroPointReport(content, texts: texts, language: language)
      ).markdown()
      let places = Set(page.matches(of: /<a id="([^"]+)">/).map(\.output.1))
      let named = Set(content.candidates.flatMap(\.candidates).map { Substring($0.anchor) })
      #expect(!named.isEmpty && places == named)
      #expect(Set(page.matches(of: /\]\(#([^)]+)\)/).map(\.output.1)) == named)
      let file = ReportPage.candidates.fileName(language)
      #expect(
        Set(
          report.matches(of: /\]\(([a-z.]+)#([^)]+)\)/).filter { $0.output.1 == file }
            .map { "\($0.output.1)#\($0.output.2)" })
          == Set(named.map { "\(file)#\($0)" }))
    }
  }

  /// Of those alike, those that do worse than expected, the region's own first.
  @Test func contactIsForThoseThatDoWorse() throws {
    let content = try MadeReport.rich().content()
    let list = try #require(content.candidates.first { $0.indicator.id == "idle" })
    let row = try #require(list.candidates.first)
    let known = list.byUnit
    let better = row.peers.filter { !(known[$0.code].map(list.isWorseThanExpected) ?? false) }
    let page = try CandidatesPage(content, texts: texts, language: .en).markdown()
    let part = try #require(page.components(separatedBy: "id=\"\(row.anchor)\"").last)
    let line = try #require(
      part.split(separator: "\n").first { $0.contains("To whom may contact be of use?") })
    let told = try #require(line.components(separatedBy: "Those most alike").first)
    #expect(!row.peers.isEmpty)
    #expect(better.allSatisfy { !told.contains($0.name) })
  }

  @Test func practiceStandsWithItsCandidateAlone() throws {
    let page = try CandidatesPage(
      try MadeReport.rich().content(), texts: texts, language: .en
    ).markdown()
    #expect(page.components(separatedBy: #"Meets \*them\* outdoors."#).count == 2)
  }
}
