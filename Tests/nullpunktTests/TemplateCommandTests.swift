import Foundation
import Testing

/// An empty template, written, filled in and imported.
struct TemplateCommandTests {
  @Test(arguments: ["ungdata", "statsforvalteren", "figures"])
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
