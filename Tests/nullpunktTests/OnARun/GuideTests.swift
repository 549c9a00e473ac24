import Foundation
import Testing

extension AfterARun {
  /// The guide for municipalities, held against the page that it explains.
  struct GuideTests {
    private let guide: String
    private let page: String

    init() throws {
      guide = Self.plain(
        try String(
          contentsOf: BuiltProgram.repository.appendingPathComponent("docs/veileder-kommune.md"),
          encoding: .utf8))
      let html = try FinishedRun.required().folder.text(
        "reports/2021-kongsvingerregionen/nettsted/kommune-3401.html")
      page = Self.plain(html.replacing(/<[^>]*>/, with: " "))
    }

    /// The text with ordinary blanks, each alone.
    private static func plain(_ text: String) -> String {
      text.split { $0.isWhitespace }.joined(separator: " ")
    }

    /// Every number with decimals and every count of a count, with the sentence of the headline, is what the
    /// page prints.
    @Test func numbersAndHeadlineAreThePages() throws {
      let numbers = guide.matches(of: /[+−]?[0-9]+,[0-9]+/).map { String($0.output) }
      let counts = guide.matches(of: /[0-9]+ av [0-9]+ [0-9]{3}/).map { String($0.output) }
      #expect(numbers.count > 4 && counts.count == 1)
      for number in numbers + counts { #expect(page.contains(number), "\(number)") }
      let headline = try #require(guide.firstMatch(of: /«(Om lag [^»]*\.)»/)).1
      #expect(page.contains(headline))
    }

    /// The words that the guide explains are those of the page's key.
    @Test func wordsAreThePages() throws {
      let table = try #require(guide.components(separatedBy: "## Ordene").dropFirst().first)
      let words = ["klart dårligere", "klart bedre", "ingen sikker forskjell", "ikke prøvd"]
      for word in words {
        #expect(table.contains(word) && page.contains(word), "\(word)")
      }
    }
  }
}
