import Foundation
import Indicators
import Reporting
import Testing

@testable import Site

/// The site's sentences, in every language.
struct SiteTextsTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("data/texts").path

  private func words(_ language: Language) throws -> SiteWords {
    try SiteWords(Texts(Texts.table(folder: Self.folder)), language)
  }

  @Test(arguments: Language.allCases) func everyReasonCanBeTold(_ language: Language) throws {
    let words = try words(language)
    for reason in Reason.allCases { #expect(try words("reason_\(reason)").count > 10) }
  }

  @Test func missingTextIsNamed() throws {
    let words = try words(.nb)
    let error = #expect(throws: Texts.Invalid.self) { try words("no_such_text") }
    #expect(error?.description == "the table of texts lacks site_no_such_text")
  }

  @Test func everyTextIsInEveryLanguageWithTheSamePlaces() throws {
    let lines = try String(contentsOfFile: "\(Self.folder)/site.yaml", encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
    for text in lines.indices where lines[text].hasPrefix("site_") {
      let languages = lines[(text + 1)...].prefix(3).map { $0.prefix(6) }
      #expect(languages == ["  nb: ", "  nn: ", "  en: "], "\(lines[text])")
      let places = lines[(text + 1)...].prefix(3).map { line in
        Set(line.matches(of: /\{\{[#^\/]?([a-z0-9_]+)\}\}/).map { $0.1 })
      }
      #expect(Set(places).count == 1, "\(lines[text])")
    }
  }

  @Test(arguments: [
    (0.1616, "én av seks"), (0.25, "én av fire"), (0.1, "én av ti"), (0.123, "én av åtte"),
  ]) func nearFractionIsTold(_ share: Double, _ text: String) throws {
    #expect(try words(.nb).fraction(share)?.text == text)
  }

  /// One in three is 33.3 %, one in two 50 %: 41 % is neither.
  @Test(arguments: [0.41, 0.7, 0.01, 0.2222]) func farFractionIsNotTold(_ share: Double) throws {
    #expect(try words(.nb).fraction(share) == nil)
  }
}
