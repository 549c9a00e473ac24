import Foundation
import Testing

/// An empty template, written, filled in and imported.
struct TemplateCommandTests {
  @Test(arguments: ["ungdata", "statsforvalteren", "figures", "practices"])
  func templateGoesToStandardOutput(_ name: String) throws {
    let answer = try BuiltProgram.run("template", name)
    let file = BuiltProgram.repository.appendingPathComponent("data/templates/\(name).csv")
    #expect(answer.status == 0)
    #expect(answer.output == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test func filledInTemplateIsImported() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("ungdata.csv")
    #expect(try BuiltProgram.run("template", "ungdata", "--output", file).status == 0)
    let text = try folder.text("ungdata.csv")
    try folder.write(
      Array((text + "3401;;2021;ungdomsskole;;both;loneliness;29;210;260;\n").utf8),
      as: "ungdata.csv")
    let answer = try BuiltProgram.run("import", file, "--database", folder.path("a.sqlite"))
    #expect(answer.status == 0)
    #expect(answer.messages.contains("3 cells = 3 observations"))
  }

  /// The country's share is printed without the number that answered.
  @Test func surveysNumbersGiveAnInterval() throws {
    let folder = try TemporaryFolder()
    let template = try BuiltProgram.run("template", "ungdata").output
    let rows =
      "3401;;2021;ungdomsskole;;both;good_life;29;210;260;\n"
      + "3415;;2021;ungdomsskole;;both;good_life;63;;;\n"
      + "0;;2021;ungdomsskole;;both;good_life;21;;;\n"
    try folder.write(Array((template + rows).utf8), as: "ungdata.csv")
    let database = folder.path("a.sqlite")
    let imported = try BuiltProgram.run(
      "import", folder.path("ungdata.csv"), "--database", database)
    #expect(imported.status == 0)
    func row(_ unit: String) throws -> [String: String] {
      let answer = try BuiltProgram.run(
        "compare", unit, "--indicator", "ungdata_good_life_lower_secondary", "--format", "csv",
        "--database", database)
      return try CSVTable(answer.output).row(["benchmark": "country", "sex": "both"])
    }
    let kongsvinger = try row("3401")
    #expect(kongsvinger["method"] == "wilson, finite population")
    #expect(kongsvinger["lower_95"]?.hasPrefix("0.2638112477") == true)
    #expect(kongsvinger["upper_95"]?.hasPrefix("0.3176667216") == true)
    #expect(kongsvinger["numerator"] == "" && kongsvinger["denominator"] == "210")
    #expect(kongsvinger["verdict_95"] == "not_compared" && kongsvinger["z"] == "")
    let withoutNumbers = try row("3415")
    #expect(withoutNumbers["value"] == "0.63" && withoutNumbers["lower_95"] == "")
    #expect(withoutNumbers["status"] == "no_interval")
  }

  /// It may hold figures by now.
  @Test func fileThatIsThereIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("mine".utf8), as: "ungdata.csv")
    let answer = try BuiltProgram.run(
      "template", "ungdata", "--output", folder.path("ungdata.csv"))
    #expect(answer.status == 1)
    #expect(answer.messages.contains("exists already"))
    #expect(try folder.text("ungdata.csv") == "mine")
  }

  @Test func templateThatIsNotKnownIsAUsageError() throws {
    #expect(try BuiltProgram.run("template", "skatt").status == 2)
  }
}
