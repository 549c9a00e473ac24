import Files
import Foundation
import Testing

/// What is in a file, told without importing anything.
struct InspectTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let text = try String(contentsOf: BuiltProgram.bundledExtract, encoding: .isoLatin1)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let short = lines.prefix(20).joined(separator: "\r\n") + "\r\n"
    try folder.write(try #require(short.data(using: .isoLatin1)), as: "extract.csv")
    let damaged = short.replacing("\"Menn\"", with: "\"Alle\"", maxReplacements: 1)
    try folder.write(try #require(damaged.data(using: .isoLatin1)), as: "damaged.csv")
  }

  @Test func formAndColumnsOfAnExtract() throws {
    let (status, file) = try inspect("extract.csv")
    #expect(status == 0)
    #expect(
      file.keys.sorted() == [
        "breaks", "bytes", "columns", "data_rows", "decimal_mark", "delimiter", "encoding", "file",
        "footer_rows", "format", "header_rows", "imported_as", "line_ending", "mended_rows",
        "problems", "recipe", "recognised_by", "sample", "sha256", "sheet", "source", "title",
        "unlisted_problems",
      ])
    #expect(file["file"] as? String == folder.path("extract.csv"))
    #expect(file["encoding"] as? String == "windows-1252")
    #expect(file["line_ending"] as? String == "crlf")
    #expect(file["delimiter"] as? String == ";")
    #expect(file["decimal_mark"] as? String == ".")
    #expect(file["data_rows"] as? Int == 17)
    #expect(file["header_rows"] as? Int == 1)
    #expect(file["footer_rows"] as? Int == 0)
    #expect(file["source"] as? String == "ssb")
    #expect(file["recipe"] as? String == "ssb-13556")
    #expect(file["recognised_by"] as? String == "the table's number, 13556")
    let sample = try #require(file["sample"] as? [[String: Any]])
    #expect(sample.count == 5)
    #expect(sample[0]["series"] as? String == "ssb-13556/population, 2015, both, 15-29")
    #expect(sample[0]["value"] as? Double == 1_033_172)
    #expect((file["title"] as? String)?.hasPrefix("13556: Unge utenfor arbeid") == true)
    #expect((file["sha256"] as? String)?.count == 64)
    #expect((file["problems"] as? [Any])?.isEmpty == true)

    let columns = try #require(file["columns"] as? [[String: Any]])
    #expect(columns.count == 23)
    #expect(columns[0].keys.sorted() == ["index", "name", "role"])
    #expect(columns.prefix(4).map { $0["index"] as? Int } == [1, 2, 3, 4])
    #expect(
      [0, 1, 2, 3, 22].map { columns[$0]["role"] as? String }
        == ["unit", "sex", "age", "measure population 2015", "measure neet 2024"])
  }

  @Test func problemsAreDataWithTheirPlace() throws {
    let (status, file) = try inspect("damaged.csv")
    #expect(status == 1)
    let problems = try #require(file["problems"] as? [[String: Any]])
    #expect(problems.count == 1)
    let problem = try #require(problems.first)
    #expect(
      problem.keys.sorted() == ["alike", "column", "file", "kind", "line", "message", "text"])
    #expect(problem["line"] as? Int == 10)
    #expect(problem["column"] as? Int == 2)
    #expect(problem["text"] as? String == "Alle")
    #expect(problem["kind"] as? String == "label")
  }

  @Test func severalFilesAreAnArray() throws {
    let answer = try BuiltProgram.run(
      "inspect", folder.path("extract.csv"), folder.path("nowhere.csv"), "--format", "json")
    #expect(answer.status == 1)
    let files = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
    #expect(files.map { ($0["problems"] as? [Any])?.count } == [0, 1])
  }

  @Test func tableForPeopleNamesEveryColumn() throws {
    let answer = try BuiltProgram.run("inspect", folder.path("extract.csv"))
    #expect(answer.status == 0)
    #expect(answer.output.contains("  column 1: region → unit\n"))
    #expect(answer.output.contains("  what it holds: 17 rows, 340 cells"))
  }

  private func inspect(_ name: String) throws -> (Int32, [String: Any]) {
    let answer = try BuiltProgram.run("inspect", folder.path(name), "--format", "json")
    let file = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    return (answer.status, try #require(file as? [String: Any]))
  }
}
