import Foundation
import Testing

/// 0 done, 1 refused or a check failed, 2 not understood.
struct ExitStatusTests {
  @Test(arguments: [
    ["compare", "3401", "--unknown"], ["compare"], ["import"], ["freeze"], ["freeze", "soon"],
    ["verify", "extra"], ["nonsense"], ["compare", "3401", "--period", "last"],
    ["compare", "3401", "--with", "neighbour"], ["compare", "3401", "--format", "xml"],
    ["candidates", "--q", "0"], ["candidates", "--q", "1"], ["export", "--format", "table"],
    ["inspect", "a.csv", "--format", "csv"], ["run", "--language", "de"],
    ["calc", "interval", "--x", "few"], ["calc", "interval", "--x", "1", "--method", "wald"],
    ["calc", "compare", "--benchmark", "0.1", "--benchmark-x", "3"],
    ["calc", "funnel", "--exact"],
  ])
  func commandThatIsNotUnderstood(_ arguments: [String]) throws {
    let answer = try BuiltProgram.run(arguments)
    #expect(answer.status == 2)
    #expect(answer.output == "")
    #expect(answer.messages.contains("Usage: nullpunkt"))
  }

  @Test func commandThatIsMisspeltIsMetWithTheNearest() throws {
    let answer = try BuiltProgram.run("comapre", "3401")
    #expect(answer.status == 2)
    #expect(answer.messages.hasPrefix("there is no command comapre; the nearest are compare, "))
  }

  @Test(arguments: [
    ["verify"], ["compare", "3401"], ["candidates"], ["freeze", "2021"], ["export"],
  ])
  func databaseThatIsNotThere(_ arguments: [String]) throws {
    let answer = try BuiltProgram.run(arguments + ["--database", "nowhere.sqlite"])
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.messages.contains("there is no database at nowhere.sqlite"))
  }

  /// A run that cannot write its report is refused before it makes a database.
  @Test(arguments: [
    (["--region", "nowhere"], "there is no region nowhere; the nearest are kongsvinger"),
    (["--year", "1996"], "the borders of 1996 are not known; expected a year from 2008 on"),
    (["--output", "file"], "file is a file; expected a folder for the reports"),
  ])
  func runThatCannotReport(_ options: [String], _ message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(), as: "file")
    let answer = try BuiltProgram.run(
      ["run", "--database", folder.path("a.sqlite")] + options, in: folder.url)
    #expect(answer.status == (options[0] == "--region" ? 2 : 1))
    #expect(answer.messages.contains(message))
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.sqlite")))
  }

  @Test func dataFolderThatIsNotThere() throws {
    let answer = try BuiltProgram.run("indicators", "--data", "/nowhere")
    #expect(answer.status == 1)
    #expect(answer.messages.contains("/nowhere/geography/municipalities.csv"))
  }

  @Test(arguments: [
    ["--help"], ["help"], ["help", "compare"], ["run", "--help"], ["inspect", "--help"],
    ["import", "--help"], ["indicators", "--help"], ["compare", "--help"],
    ["candidates", "--help"], ["practice", "add", "--help"], ["freeze", "--help"],
    ["verify", "--help"], ["export", "--help"],
  ])
  func helpIsAnAnswer(_ arguments: [String]) throws {
    let answer = try BuiltProgram.run(arguments)
    #expect(answer.status == 0)
    #expect(answer.output.contains("USAGE: nullpunkt"))
    #expect(answer.messages == "")
  }

  @Test func helpNamesEveryCommandAndTheExitStatuses() throws {
    let help = try BuiltProgram.run("--help").output
    for command in [
      "run", "inspect", "import", "indicators", "compare", "candidates", "freeze", "verify",
      "export", "calc", "practice",
    ] {
      #expect(help.contains("\n  \(command) "), "\(command)")
    }
    #expect(help.contains("Exit status: 0 done"))
  }

  @Test func versionIsAnAnswer() throws {
    let answer = try BuiltProgram.run("--version")
    #expect(answer.status == 0)
    #expect(answer.output.contains(/^[0-9]+\.[0-9]+\.[0-9]+\n$/))
  }

  /// The catalogue can be read without a database.
  @Test func indicatorsNeedNoDatabase() throws {
    let answer = try BuiltProgram.run("indicators", "--format", "csv")
    #expect(answer.status == 0)
    let table = try CSVTable(answer.output)
    #expect(table.rows.first?["indicator"] == "neet_20_29")
    #expect(table.rows.allSatisfy { $0["years"] == "" && $0["municipalities"] == "0" })
  }
}
