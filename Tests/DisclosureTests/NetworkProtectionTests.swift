import Files
import Networks
import Testing

@testable import Disclosure

/// What answers say together is shown only where nobody's own can be seen in it.
struct NetworkProtectionTests {
  /// - Parameter named: how many of the respondents name a category.
  private func rows(respondents: Int, named: Int) throws -> [NetworkAnswerRow] {
    let actors = (0..<respondents + 1).map {
      NetworkActor(
        id: String(100 + $0), service: "PPT", sector: "skole", place: "1", placeName: "By")
    }
    let ties = (0..<respondents).map { actor in
      ToldTie(
        from: actor, to: respondents, frequency: 2, quality: 3,
        strengths: actor < named ? [.competence] : [])
    }
    let network = Network(year: 2024, actors: actors, ties: ties)
    let rules = try DisclosureRules(
      reading: SettingsNode(
        json: """
          {"default": {"rule": "primary", "threshold": 3, "smallest_denominator": 10}, "sources": {}}
          """))
    return try rules.protect(NetworkFindings(network, Resampling(count: 1)).answerRows).rows
  }

  @Test(arguments: [
    (20, 3, true), (20, 4, false), (20, 16, false), (20, 17, true), (11, 5, false), (10, 5, true),
  ]) func fewAndAllButFewAreWithheld(_ respondents: Int, _ named: Int, _ isWithheld: Bool) throws {
    let row = try #require(
      try rows(respondents: respondents, named: named).first { $0.category == "competence" })
    #expect((row.status == .suppressed) == isWithheld)
    #expect((row.named == nil) == isWithheld && (row.respondents == nil) == isWithheld)
  }

  @Test(arguments: [(10, true), (11, false)]) func meanOfFewIsWithheld(
    _ respondents: Int, _ isWithheld: Bool
  ) throws {
    let row = try #require(
      try rows(respondents: respondents, named: 0).first { $0.question == .quality })
    #expect((row.mean == nil) == isWithheld && row.named == nil)
  }
}
