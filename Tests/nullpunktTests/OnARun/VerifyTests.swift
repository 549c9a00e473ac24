import Foundation
import Testing

extension AfterARun {
  /// The proof of a database, and the commands that read it.
  struct VerifyTests {
    private let run: FinishedRun

    init() throws { run = try FinishedRun.required() }

    /// Tables and outcomes follow the language; what a program reads does not.
    @Test(arguments: [
      ("nb", "ok     hver celle er gjort rede for", "sist_endret"),
      ("nn", "ok     kvar celle er gjort greie for", "sist_endra"),
      ("en", "ok     every cell accounted for", "last_changed"),
    ])
    func commandsSpeakTheLanguage(_ language: String, _ cells: String, _ header: String) throws {
      let run = try FinishedRun.required()
      #expect(try run.ask("verify", "--language", language).output.contains(cells))
      #expect(try run.ask("files", "--language", language).output.contains(header))
      let csv = try run.ask("files", "--language", language, "--format", "csv")
      #expect(csv.output.hasPrefix("file,recipe,last_changed,"))
    }

    @Test func databaseAfterARunIsProved() throws {
      let answer = try run.ask("verify")
      #expect(answer.status == 0)
      let lines = answer.output.split(separator: "\n")
      #expect(
        lines.dropLast(2) == [
          "ok     structure and references",
          "ok     tables, views and triggers are the program's own",
          "ok     every cell accounted for", "ok     files as they were imported",
          "ok     the ledger is whole, and everything stands in it",
          "ok     figures in force as decided",
          "ok     zero point 2021 sealed", "ok     zero point 2021 recomputed",
          "ok     results of the last run",
        ])
      #expect(lines.dropLast().last?.wholeMatch(of: /content SHA-256 [0-9a-f]{64}/) != nil)
      #expect(lines.last?.wholeMatch(of: /ledger SHA-256 [0-9a-f]{64}/) != nil)
    }

    /// The hash that run, manifest and report print is kept elsewhere, and the database is held against it.
    @Test func databaseIsHeldAgainstAHashKeptElsewhere() throws {
      let manifest = try run.folder.text("reports/2021-kongsvingerregionen/manifest.json")
      let printed = try #require(manifest.firstMatch(of: /"ledger_sha256" ?: ?"([0-9a-f]{64})"/))
      let hash = String(printed.1)
      #expect(run.firstMessages.contains("ledger SHA-256 \(hash)"))
      #expect(try run.folder.text("reports/2021-kongsvingerregionen/rapport.md").contains(hash))
      let held = try run.ask("verify", "--expect", hash)
      #expect(held.status == 0)
      #expect(held.output.contains("ok     the database holds \(hash)\n"))
      let other = String(hash.reversed())
      let wrong = try run.ask("verify", "--expect", other)
      #expect(wrong.status == 1)
      #expect(wrong.output.contains("FAILED the database holds \(other)\n"))
      #expect(try run.ask("verify", "--expect", "5f0c").status == 2)
    }

    /// What has been added since is told, and the hash still holds.
    @Test func databaseThatHasGrownStillHoldsTheHash() throws {
      let folder = try TemporaryFolder()
      let copy = folder.path("copy.sqlite")
      try FileManager.default.copyItem(atPath: run.folder.path("nullpunkt.sqlite"), toPath: copy)
      let before = try BuiltProgram.run("verify", "--database", copy).output
      let hash = try #require(before.firstMatch(of: /ledger SHA-256 ([0-9a-f]{64})/)).1
      #expect(try BuiltProgram.run("freeze", "2022", "--database", copy).status == 0)
      let answer = try BuiltProgram.run("verify", "--database", copy, "--expect", String(hash))
      #expect(answer.status == 0)
      #expect(answer.output.contains("note   1 entries have been added since"))
    }

    @Test func emptyDatabaseProvesNothing() throws {
      let folder = try TemporaryFolder()
      try folder.write(Data("a;b\n1;2\n".utf8), as: "none.csv")
      let database = folder.path("a.sqlite")
      #expect(
        try BuiltProgram.run("import", folder.path("none.csv"), "--database", database).status == 1)
      let answer = try BuiltProgram.run("verify", "--database", database)
      #expect(answer.status == 1)
      #expect(answer.output.contains("nothing to prove: the database holds no file"))
    }

    @Test
    func zeroPointFrozenLaterDoesNotMakeTheResultsWrong() throws {
      let folder = try TemporaryFolder()
      let copy = folder.path("copy.sqlite")
      try FileManager.default.copyItem(atPath: run.folder.path("nullpunkt.sqlite"), toPath: copy)
      #expect(try BuiltProgram.run("freeze", "2022", "--database", copy).status == 0)
      let answer = try BuiltProgram.run("verify", "--database", copy)
      #expect(answer.status == 0)
      #expect(!answer.output.contains("FAILED"))
    }

    @Test func freezingAgainWithTheSameContentChangesNothing() throws {
      let answer = try run.ask("freeze", "2021")
      #expect(answer.status == 0)
      #expect(answer.output.hasPrefix("2021 is frozen, and there is nothing to add: SHA-256 "))
    }

    @Test func yearWithoutFiguresIsNotFrozen() throws {
      let answer = try run.ask("freeze", "2012")
      #expect(answer.status == 1)
      #expect(answer.messages.contains("there are no figures for 2012 to freeze"))
    }

    @Test func catalogueTellsWhichIndicatorsHaveData() throws {
      let answer = try run.ask("indicators", "--format", "csv")
      let row = try CSVTable(answer.output).row(["indicator": "neet_20_29"])
      #expect(row["years"] == "2015–2024")
      #expect(row["floor"] == "150")
      #expect(row["source"] == "ssb-13556")
    }

    /// The whole extract saved as UTF-16 is the same figures.
    @Test func wholeExtractInAnotherEncodingIsNothingNew() throws {
      let folder = try TemporaryFolder()
      let text = try String(contentsOf: BuiltProgram.bundledExtract, encoding: .isoLatin1)
      let bytes = try #require(text.data(using: .utf16))
      try folder.write(bytes, as: "utf16.csv")
      let answer = try run.ask("import", folder.path("utf16.csv"))
      #expect(answer.status == 0)
      #expect(
        answer.messages.contains(
          "nothing new, its figures are in the database as ssb-13556-neet-2015-2024.csv"))
      #expect(
        try Data(contentsOf: run.folder.url.appendingPathComponent("nullpunkt.sqlite"))
          == run.afterFirst["nullpunkt.sqlite"])
    }
  }
}
