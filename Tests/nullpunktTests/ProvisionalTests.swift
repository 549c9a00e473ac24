import Foundation
import Testing

/// An asterisk in an extract is told of in the tables that are made from it.
struct ProvisionalTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let neet = "Utenfor arbeid, utdanning og arbeidsmarkedstiltak"
    let text = """
      "13556: Unge utenfor arbeid (NEET), etter region, kjønn, alder og år"

      "region";"kjønn";"alder";"Befolkning 2021";"\(neet) 2021"
      "3401 Kongsvinger";"Begge kjønn";"20-24 år";907;112*
      "3414 Nord-Odal";"Begge kjønn";"20-24 år";279;26

      """
    try folder.write(Array(text.utf8), as: "neet.csv")
    let answer = try BuiltProgram.run(
      "import", folder.path("neet.csv"), "--database", folder.path("a.sqlite"))
    try #require(answer.status == 0, "\(answer.messages)")
  }

  private func compare(_ unit: String, _ format: String) throws -> String {
    try BuiltProgram.run(
      "compare", unit, "--indicator", "neet_20_24", "--with", "county", "--format", format,
      "--database", folder.path("a.sqlite")
    ).output
  }

  @Test(arguments: ["csv", "json", "table"]) func markReachesTheTable(_ format: String) throws {
    #expect(try compare("3401", format).contains("provisional figures"))
    #expect(try !compare("3414", format).contains("provisional figures"))
  }
}
