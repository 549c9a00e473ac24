import Foundation
import Testing

/// Regions by id, name or list, and what is refused of them before anything is imported or frozen.
struct RegionCommandTests {
  @Test func regionsAreListed() throws {
    let answer = try BuiltProgram.run("regions", "--format", "csv", "--year", "2019")
    #expect(answer.status == 0)
    let row = try CSVTable(answer.output).row(["region": "kongsvinger"])
    #expect(row["codes"] == "0402,0418,0419,0420,0423,0425" && row["where"] == "regions.yaml")
    #expect(row["municipalities"]?.hasPrefix("Kongsvinger, Nord-Odal") == true)
  }

  @Test(arguments: [
    (["--region", "kongsvigner"], 2, "the nearest are kongsvinger"),
    (["--region", "3401,0402", "--region-name", "Min"], 1, "0402 Kongsvinger is in force"),
    (["--region", "3401,0402", "--region-name", "Min"], 1, "3401 Kongsvinger on 2021-12-31"),
    (["--region", "3401,9999", "--region-name", "Min"], 1, "9999 is no municipality's code"),
    (["--region", "3401,34", "--region-name", "Min"], 1, "34 between the commas"),
    (["--region", "3401,,3415", "--region-name", "Min"], 1, "nothing between the commas"),
    (["--region", "3401,3401", "--region-name", "Min"], 1, "3401 stands twice"),
    (["--region", "3401,3415"], 1, "--region-name"),
    (["--region", "3401,3415", "--region-name", "Kongsvinger"], 1, "expected another"),
    (["--region", "3401,3415", "--region-name", "Grue"], 1, "the name of 3417 Grue"),
    (["--region", "kongsvinger", "--region-name", "Min"], 1, "is no list of municipalities"),
    (["--year", "1999"], 1, "the borders of 1999 are not known"),
    (["--year", "2999"], 1, "2999 has not been yet"),
    (["--language", "xx"], 2, "--language"),
    (["--output", "afile/reports"], 1, "is a file; expected a folder"),
  ])
  func wordsAreCheckedBeforeTheWork(_ words: [String], _ status: Int32, _ message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("x".utf8), as: "afile")
    let answer = try BuiltProgram.run(
      ["run", "--database", folder.path("n.sqlite")] + words, in: folder.url)
    #expect(answer.status == status)
    #expect(answer.messages.contains(message), "\(answer.messages)")
    #expect(try folder.contents().keys.sorted() == ["afile"])
  }
}
