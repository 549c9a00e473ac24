import Indicators
import Statistics
import Testing

@testable import Reporting

/// Verdicts and lists of names in words.
struct WordingTests {
  private let norwegian: Wording
  private let english: Wording

  init() throws {
    let texts = try Texts(try RepositoryTexts.table())
    norwegian = Wording(texts: texts, language: .nb)
    english = Wording(texts: texts, language: .en)
  }

  @Test(arguments: [
    (Verdict.worse, Verdict.worse, "klart dårligere", "clearly worse"),
    (.worse, .notDifferent, "dårligere", "worse"),
    (.better, .better, "klart bedre", "clearly better"),
    (.better, .notDifferent, "bedre", "better"),
    (.higher, .higher, "klart høyere", "clearly higher"),
    (.lower, .notDifferent, "lavere", "lower"),
    (.notDifferent, .notDifferent, "ingen sikker forskjell", "no certain difference"),
    (.notCompared, .notCompared, "", ""),
  ])
  func clearlyIsForTheStricterLevel(
    _ at95: Verdict, _ at998: Verdict, _ nb: String, _ en: String
  ) throws {
    let verdict = AtBothLevels(at95: at95, at998: at998)
    #expect(try norwegian.verdict(verdict) == nb)
    #expect(try english.verdict(verdict) == en)
  }

  @Test func changeThatIsNotCertainIsSaidToBeNoCertainChange() throws {
    let verdict = AtBothLevels { _ in Verdict.notDifferent }
    #expect(
      try norwegian.verdict(verdict, none: "verdict_not_changed") == "ingen sikker endring")
    #expect(
      try english.verdict(verdict, none: "verdict_not_changed") == "no certain change")
  }

  @Test(arguments: [
    ([], ""), (["Grue"], "Grue"), (["Grue", "Åsnes"], "Grue og Åsnes"),
    (["Grue", "Åsnes", "Eidskog"], "Grue, Åsnes og Eidskog"),
  ])
  func namesAreListedWithAnAndBeforeTheLast(_ names: [String], _ text: String) throws {
    #expect(try norwegian.list(names) == text)
  }
}
