import Foundation
import Testing

/// Several files at once, folders and patterns, and what a newer file says otherwise.
struct ImportFilesTests {
  private let folder: TemporaryFolder
  private let database: String

  init() throws {
    folder = try TemporaryFolder()
    database = folder.path("a.sqlite")
  }

  private static let header =
    "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note"

  private func write(_ name: String, source: String = "ung-inkludering", _ rows: (String, Int)...)
    throws
  {
    let lines = rows.map { unit, x in
      "\(source);outside;\(unit);;2021;both;20-29;;count;\(x);100;"
    }
    try folder.write(
      Data((([Self.header] + lines).joined(separator: "\n") + "\n").utf8), as: name)
  }

  private func `import`(_ paths: String...) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(["import"] + paths + ["--database", database])
  }

  @Test func folderStandsForItsTables() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("in"), withIntermediateDirectories: true)
    try write("in/b.csv", ("3401", 4))
    try write("in/a.csv", ("3414", 5))
    try folder.write(Data("nothing of ours".utf8), as: "in/notes.md")
    let answer = try `import`(folder.path("in"))
    #expect(answer.status == 0)
    #expect(answer.messages.contains("2 files: 2 taken, 0 refused"))
    #expect(
      answer.messages.contains(
        "not read, since the names do not end in csv, json, px, tsv, txt, xlsx: notes.md"))
    let order = [answer.messages.range(of: "in/a.csv"), answer.messages.range(of: "in/b.csv")]
    #expect(try #require(order[0]).lowerBound < #require(order[1]).lowerBound)
  }

  /// What may hold figures in another form is named, and why it was not read.
  @Test func filesOfOtherFormsAreTold() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("in"), withIntermediateDirectories: true)
    try write("in/a.csv", ("3414", 5))
    let forms = [
      ("b.xlsx", "PK\u{3}\u{4} xl/workbook.xml", " is a damaged archive or workbook"),
      ("c.rar", "Rar!\u{1A}\u{7}", " is an archive (RAR)"),
      ("d.json", "{\"dataset\": {}}", "1: is JSON, but no JSON-stat"),
      ("e.px", "CHARSET=\"ANSI\";", "1: has neither STUB nor HEADING"),
      ("f.csv", "\n<!DOCTYPE html><html>", " is a web page"),
    ]
    for (name, text, _) in forms { try folder.write(Data(text.utf8), as: "in/\(name)") }
    let answer = try `import`(folder.path("in"))
    #expect(answer.status == 1)
    for (name, _, message) in forms { #expect(answer.messages.contains("\(name):\(message)")) }
    #expect(answer.messages.contains("6 files: 1 taken, 5 refused"))
  }

  /// A unit that is another than that of a file in force is a slip in one of the two.
  @Test func measureInAnotherUnitThanBeforeIsRefused() throws {
    for (name, year, unit) in [("a.csv", 2021, "count"), ("b.csv", 2022, "percent")] {
      let row = "ung-inkludering;outside;3401;;\(year);both;20-29;4;\(unit);;;"
      try folder.write(Data("\(Self.header)\n\(row)\n".utf8), as: name)
    }
    #expect(try `import`(folder.path("a.csv")).status == 0)
    let answer = try `import`(folder.path("b.csv"))
    #expect(answer.status == 1)
    #expect(answer.messages.contains("is in percent here and in number in a.csv"))
    _ = try BuiltProgram.run(["import", "--withdraw", "a.csv", "--database", database])
    #expect(try `import`(folder.path("b.csv")).status == 0)
  }

  @Test func patternStandsForTheFilesThatFitIt() throws {
    for name in ["nav-1.csv", "nav-2.csv", "ssb-1.csv"] {
      try write(name, ("3401", name.utf8.count))
    }
    let answer = try `import`(folder.path("nav-*.csv"))
    #expect(answer.messages.contains("nav-1.csv: 1 rows"))
    #expect(!answer.messages.contains("ssb-1.csv"))
  }

  @Test func oneRefusedFileDoesNotKeepTheOthersOut() throws {
    try write("good.csv", ("3401", 4))
    try folder.write(
      Data("\(Self.header)\nx;y;3401;;2021;both;;abc;count;;;\n".utf8), as: "bad.csv")
    let answer = try `import`(folder.path("bad.csv"), folder.path("good.csv"))
    #expect(answer.status == 1)
    #expect(answer.messages.contains("bad.csv:2:8: \"abc\""))
    #expect(answer.messages.contains("2 files: 1 taken, 1 refused"))
  }

  @Test(arguments: ["nothing-*.csv", "empty"])
  func nothingToTakeIsToldOf(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("empty"), withIntermediateDirectories: true)
    let answer = try `import`(folder.path(name))
    #expect(answer.status == 1)
    #expect(answer.messages.contains(name))
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test func newerFileSupersedesAndTheDifferenceIsListed() throws {
    try write("first.csv", ("3401", 40), ("3414", 50))
    try write("second.csv", ("3401", 44), ("3414", 50))
    _ = try `import`(folder.path("first.csv"))
    let second = try `import`(folder.path("second.csv"))
    #expect(
      second.messages.contains(
        "supersedes first.csv: 1 figures changed, 3 unchanged, 0 added, 0 only in the earlier file")
    )

    let diff = try BuiltProgram.run([
      "diff", "first.csv", "second.csv", "--format", "csv", "--database", database,
    ])
    #expect(diff.status == 0)
    let row = try CSVTable(diff.output).row(["unit_code": "3401"])
    #expect((row["measure"], row["before"], row["after"]) == ("outside.numerator", "40.0", "44.0"))
    #expect(try CSVTable(diff.output).rows.count == 1)
  }

  /// A mistaken file is undone by the right one, or withdrawn, and what is in force is told.
  @Test func mistakenFileIsUndone() throws {
    try write("right.csv", ("3401", 40), ("3414", 50))
    try write("mistaken.csv", ("3401", 44))
    _ = try `import`(folder.path("right.csv"))
    _ = try `import`(folder.path("mistaken.csv"))
    func inForce() throws -> [String?] {
      let answer = try BuiltProgram.run(["files", "--format", "csv", "--database", database])
      return try CSVTable(answer.output).rows.map { "\($0["file"] ?? "") \($0["in_force"] ?? "")" }
    }
    #expect(try inForce() == ["right.csv 2", "mistaken.csv 2"])
    let again = try `import`(folder.path("right.csv"))
    #expect(again.status == 0)
    #expect(again.messages.contains("right.csv, are in force again"))
    #expect(again.messages.contains("mistaken.csv: 2 figures are out of force"))
    #expect(try inForce() == ["right.csv 4", "mistaken.csv 0"])
    _ = try `import`(folder.path("mistaken.csv"))
    let withdrawn = try BuiltProgram.run([
      "import", "--withdraw", folder.path("mistaken.csv"), "--database", database,
    ])
    #expect(withdrawn.status == 0)
    #expect(withdrawn.messages.contains("right.csv: 2 figures are in force again"))
    #expect(try inForce() == ["right.csv 4", "mistaken.csv 0"])
    let twice = try BuiltProgram.run([
      "import", "--withdraw", "mistaken.csv", "--database", database,
    ])
    #expect(twice.status == 1)
    #expect(twice.messages.contains("withdrawn already"))
  }

  /// A folder that is handed in every year does not put back what was superseded or withdrawn.
  @Test func folderHandedInAgainChangesNothing() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("in"), withIntermediateDirectories: true)
    try write("in/b.csv", ("3401", 4))
    _ = try `import`(folder.path("in"))
    try write("in/a.csv", ("3401", 5))
    _ = try `import`(folder.path("in"))
    let again = try `import`(folder.path("in"))
    #expect(again.messages.contains("in/b.csv: nothing new"))
    let answer = try BuiltProgram.run(["files", "--format", "csv", "--database", database])
    #expect(try CSVTable(answer.output).row(["file": "a.csv"])["in_force"] == "2")
  }

  /// Counts of sources that are not open statistics may be of few people.
  @Test func differencesOfProtectedSourcesAreListedWithoutTheirFigures() throws {
    try write("first.csv", source: "skoleundersøkelsen", ("3401", 2))
    try write("second.csv", source: "skoleundersøkelsen", ("3401", 3))
    _ = try `import`(folder.path("first.csv"), folder.path("second.csv"))
    let diff = try BuiltProgram.run([
      "diff", "first.csv", "second.csv", "--format", "csv", "--database", database,
    ])
    let row = try CSVTable(diff.output).row(["unit_code": "3401"])
    #expect((row["before"], row["after"]) == ("not shown", "not shown"))
  }

  @Test func draftOfARecipeReadsTheFileItWasDraftedFrom() throws {
    try folder.write(
      Data("\"99997: Elever\"\n\n\"region\";\"Elever 2021\"\n\"3401 Kongsvinger\";180\n".utf8),
      as: "new.csv")
    #expect(try BuiltProgram.run("inspect", folder.path("new.csv")).status == 1)
    let draft = try BuiltProgram.run("inspect", folder.path("new.csv"), "--suggest")
    #expect(draft.status == 0)
    let data = folder.path("data")
    try FileManager.default.copyItem(
      atPath: BuiltProgram.repository.appendingPathComponent("data").path, toPath: data)
    try folder.write(Data(draft.output.utf8), as: "data/recipes/new.yaml")
    let answer = try BuiltProgram.run("inspect", folder.path("new.csv"), "--data", data)
    #expect(answer.status == 0, "\(answer.output) \(draft.output)")
    #expect(answer.output.contains("what it holds: 1 rows, 1 cells = 1 observations"))
  }
}
