import Files
import Foundation
import Geography
import Indicators
import Observations
import Testing

@testable import Practices

/// How many texts that point at a person are refused, and how many that do not, of texts written as resource
/// groups write: those by which the rules were made, every second one that was kept apart from them, others that were
/// written when the rules were done, and some by which they were mended later.
struct ResourceGroupTextsTests {
  private struct Text {
    let pointsAtAPerson: Bool
    let isRole: Bool
    let text: String
    let group: Group
  }

  enum Group: CaseIterable {
    case ofTheRules, keptApart, later, again
  }

  private let texts: [Text]
  private let check: PracticeCheck

  init() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let data = here.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("data").path
    check = PracticeCheck(
      try YAMLFile.read(PracticeWords.self, path: "\(data)/practices.yaml"),
      try Self.geography("\(data)/geography/municipalities.csv"))
    texts =
      try Self.texts(here.path, "resource-group-texts") { $0 % 2 == 1 ? .keptApart : .ofTheRules }
      + Self.texts(here.path, "resource-group-texts-later") { _ in .later }
      + Self.texts(here.path, "resource-group-texts-again") { _ in .again }
  }

  private static func texts(_ folder: String, _ name: String, _ group: (Int) -> Group) throws
    -> [Text]
  {
    let all = try String(contentsOfFile: "\(folder)/Fixtures/\(name).txt", encoding: .utf8)
    let lines = all.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return try lines.enumerated().map { place, line in
      let parts = line.split(separator: "\t", maxSplits: 1)
      try #require(parts.count == 2, "\(line)")
      return Text(
        pointsAtAPerson: parts[0].hasPrefix("P"), isRole: parts[0].hasSuffix("R"),
        text: String(parts[1]), group: group(place))
    }
  }

  /// The names of all municipalities.
  private static func geography(_ path: String) throws -> Geography {
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    let always = Validity(from: nil, to: nil)
    return Geography(
      municipalities: rows.compactMap { row in
        let cells = row.split(separator: ";", omittingEmptySubsequences: false)
        return MunicipalityCode(cells[0]).map {
          Municipality(code: $0, name: String(cells[1]), validity: always)
        }
      }, counties: [], regions: [], changes: [])
  }

  private func isRefused(_ text: Text) throws -> Bool {
    let unit = NamedUnit(
      code: .municipality(try #require(MunicipalityCode("3401"))), name: "Kongsvinger")
    let practice = Practice(
      indicator: "x", unit: unit, period: 2021, visited: .endOfYear(2024), service: "NAV",
      description: text.isRole ? "Losen er ute." : text.text, rarity: .common,
      contact: text.isRole ? text.text : "leder av NAV")
    do throws(RefusedPractice) {
      _ = try check.check(practice)
      return false
    } catch {
      return true
    }
  }

  @Test(arguments: Group.allCases) func mostPeopleAreFoundAndFewOthers(_ group: Group) throws {
    let asked = texts.filter { $0.group == group }
    let (people, others) = (
      asked.filter(\.pointsAtAPerson), asked.filter { !$0.pointsAtAPerson }
    )
    #expect(people.count >= 30 && others.count >= 30)
    let missed = try people.filter { try !isRefused($0) }.map(\.text)
    let mistaken = try others.filter { try isRefused($0) }.map(\.text)
    #expect(Double(missed.count) <= 0.1 * Double(people.count), "\(missed)")
    #expect(Double(mistaken.count) <= 0.05 * Double(others.count), "\(mistaken)")
  }

  /// Small words of the three languages that are somebody's name as well point at nobody.
  @Test(arguments: [
    "Dei har ikkje prøvd noko anna, og inga teneste stod aleine.",
    "Det gjelder å endre rutiner og å tore å spørre; slik lykkes flere.",
    "This is what they told us, and his hall is open.",
    "Ta ei hand, finn vilja og unn deg tid; klara dei det, er det godt.",
  ])
  func smallWordsAreNoNames(_ text: String) throws {
    #expect(
      try !isRefused(Text(pointsAtAPerson: false, isRole: false, text: text, group: .later)))
  }
}
