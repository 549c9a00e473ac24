import Geography
import Indicators
import Testing

@testable import Practices

/// What votes come to, and how far practices and groups have come.
struct PracticeRegisterTests {
  @Test(
    arguments: [
      ([0, 0, 0], nil), ([1, 0, 0], .common), ([0, 0, 2], .veryUnusual),
      ([2, 1, 2], .slightlyUnusual), ([2, 0, 2], .common), ([1, 3, 4], .slightlyUnusual),
      ([1, 2, 4], .veryUnusual),
    ] as [([Int], Rarity?)])
  func judgementIsTheVoteInTheMiddle(_ votes: [Int], _ middle: Rarity?) {
    #expect(
      RarityVotes(common: votes[0], slightlyUnusual: votes[1], veryUnusual: votes[2]).middle
        == middle)
  }

  @Test(arguments: [
    ("litt uvanlig", [0, 1, 0]), ("5 Litt-uvanlig", [0, 5, 0]), ("2 very_unusual", [0, 0, 2]),
  ])
  func votesAreReadInWords(_ text: String, _ votes: [Int]) throws {
    let read = try #require(RarityVotes(text: text))
    #expect(Rarity.allCases.map { read[$0] } == votes)
  }

  @Test(arguments: ["", "5", "0 vanlig", "1001 vanlig", "-1 vanlig", "fem vanlig", "vanlig 5"])
  func whatIsNoVoteIsNotRead(_ text: String) { #expect(RarityVotes(text: text) == nil) }

  private static let region = NamedUnit(code: .region(RegionID("valley")), name: "Valley")

  private static func entry(_ id: Int, replaces: Int? = nil, replacedBy: Int? = nil)
    -> RecordedPractice
  {
    RecordedPractice(
      id: id,
      practice: Practice(
        indicator: nil, unit: region, period: 2021, visited: nil, service: "skole",
        description: "\(id)", theme: .access, votes: RarityVotes(), contact: ""),
      replaces: replaces, replacedBy: replacedBy)
  }

  private static func step(
    _ id: Int, _ kind: GroupStep.Kind, _ day: Int, practice: Int? = nil, indicator: String? = nil,
    replacedBy: Int? = nil
  ) -> RecordedGroupStep {
    RecordedGroupStep(
      id: id,
      step: GroupStep(
        group: region, kind: kind, day: CalendarDay(year: 2024, month: 3, day: day),
        indicator: indicator, practice: practice, note: "Vi eier det."), replaces: nil,
      replacedBy: replacedBy)
  }

  /// A step names a practice by the number that it had then.
  @Test func practiceIsAsFarAsTheGroupsThatTookItUp() throws {
    let register = PracticeRegister(
      [
        Self.entry(1, replacedBy: 3), Self.entry(2), Self.entry(3, replaces: 1, replacedBy: 4),
        Self.entry(4, replaces: 3),
      ],
      steps: [
        Self.step(1, .tried, 2, practice: 1), Self.step(2, .spread, 3, practice: 2, replacedBy: 3),
      ])
    #expect(register.practices.map(\.id) == [2, 4])
    #expect(register.practices.map { register.status(of: $0) } == [.found, .tried])
    #expect(try #require(register.practice(numbered: 1)).id == 4)
    #expect(register.practice(numbered: 9) == nil)
  }

  @Test func pathHasItsStepsInOrderAndTellsWhatComesNext() throws {
    let paths = PracticeRegister(
      steps: [
        Self.step(1, .visited, 9, indicator: "a"), Self.step(2, .problemOwned, 1, indicator: "a"),
        Self.step(3, .problemOwned, 2), Self.step(4, .searched, 4, indicator: "a"),
      ]).paths
    #expect(paths.map(\.indicator) == ["a", nil])
    #expect(paths[0].steps.map(\.kind) == [.problemOwned, .searched, .visited])
    #expect(paths.map(\.next) == [.tried, .searched])
  }
}
