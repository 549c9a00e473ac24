import Foundation
import Testing

extension AfterARun {
  /// The strict rule for every source, on the run's figures of one county.
  struct DisclosureTests {
    private let run: FinishedRun
    private let folder: TemporaryFolder

    /// The bundled data with the strict rule, and a database of the run's figures.
    init() throws {
      run = try FinishedRun.required()
      folder = try TemporaryFolder()
      let files = FileManager.default
      try files.createDirectory(atPath: folder.path("data"), withIntermediateDirectories: true)
      let data = BuiltProgram.repository.appendingPathComponent("data")
      for name in try files.contentsOfDirectory(atPath: data.path) where name != "disclosure.yaml" {
        try files.createSymbolicLink(
          atPath: folder.path("data/\(name)"),
          withDestinationPath: data.appendingPathComponent(name).path)
      }
      try folder.write(
        Data(
          "default: {rule: primary, threshold: 3, smallest_denominator: 10}\nsources: {}\n".utf8),
        as: "data/disclosure.yaml")
      let table = "ssb-13556-neet-2015-2024.csv"
      let lines = try String(
        contentsOf: data.appendingPathComponent("extracts/\(table)"), encoding: .isoLatin1
      ).split(separator: "\n", omittingEmptySubsequences: false)
      let county = lines.prefix(3) + lines.filter { $0.hasPrefix("\"34") || $0.hasPrefix("\"0 ") }
      try folder.write(
        try #require(county.joined(separator: "\n").data(using: .isoLatin1)), as: table)
      for arguments in [["import", folder.path(table)], ["freeze", "2021"]] {
        let answer = try BuiltProgram.run(
          arguments + [
            "--database", folder.path("strict.sqlite"), "--data", folder.path("data"),
          ])
        try #require(answer.status == 0, "\(answer.messages)")
      }
    }

    private func ask(_ arguments: String...) throws -> BuiltProgram.Answer {
      try BuiltProgram.run(
        arguments + ["--database", folder.path("strict.sqlite"), "--data", folder.path("data")])
    }

    /// What the strict rule withholds stands in the open run, and in nothing that the strict rule writes.
    @Test func folderIsProvedByItsNumbers() throws {
      let export = try ask("export", "--output", folder.path("export"))
      try #require(export.status == 0, "\(export.messages)")
      let proved = try ask("verify", "--disclosure", folder.path("export"), "--language", "en")
      #expect(proved.status == 0, "\(proved.output.prefix(500))")
      #expect(proved.output.contains("figures are hidden to protect people"))
      let open = run.folder.path("reports/2021-kongsvingerregionen")
      let leaks = try ask("verify", "--disclosure", open, "--language", "en")
      #expect(leaks.status == 1)
      #expect(leaks.output.contains("candidates.csv:"))
      #expect(leaks.output.contains("nettsted/published-numbers.csv:"))
      #expect(leaks.output.contains(" is withheld"))
      #expect(leaks.output.contains(" can be told to be "))
    }

    /// Every format that the strict rule writes is proved, and the same of the open run is found out.
    @Test(arguments: ["json", "json-stat", "xlsx", "markdown"]) func formatsAreProved(
      _ format: String
    )
      throws
    {
      let strict = try ask("export", "--format", format, "--output", folder.path("strict"))
      try #require(strict.status == 0, "\(strict.messages)")
      let proved = try ask("verify", "--disclosure", folder.path("strict"), "--language", "en")
      #expect(proved.status == 0, "\(proved.output.prefix(500))")
      let open = try run.ask("export", "--format", format, "--output", folder.path("open"))
      try #require(open.status == 0, "\(open.messages)")
      let leaks = try ask("verify", "--disclosure", folder.path("open"), "--language", "en")
      #expect(leaks.status == 1)
      #expect(leaks.output.contains(" is withheld"), "\(leaks.output.prefix(500))")
      let told = try ask("verify", "--disclosure", folder.path("open"), "--language", "nb")
      #expect(told.output.contains(" er skjult") && !told.output.contains(" is withheld"))
    }

    /// Each page and document of the open run by itself.
    @Test func pagesOfTheOpenRunAreFoundOut() throws {
      let report = run.folder.url.appendingPathComponent("reports/2021-kongsvingerregionen")
      for name in ["kandidater.md", "nettsted/mal-neet_20_24.html"] {
        let alone = folder.path("alone-\(name.replacing("/", with: "-"))")
        try FileManager.default.createDirectory(atPath: alone, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
          atPath: report.appendingPathComponent(name).path,
          toPath: "\(alone)/\(URL(fileURLWithPath: name).lastPathComponent)")
        let leaks = try ask("verify", "--disclosure", alone, "--language", "en")
        #expect(leaks.status == 1, "\(name)")
        #expect(leaks.output.contains(" is withheld"), "\(name)")
      }
    }

    @Test func workingDatabaseInAFolderIsFoundOut() throws {
      let shared = folder.path("shared")
      try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: folder.path("strict.sqlite"), toPath: "\(shared)/figures.sqlite")
      let leaks = try ask("verify", "--disclosure", shared)
      #expect(leaks.status == 1)
      #expect(leaks.output.contains("is the working database, which must not be shared"))
      #expect(leaks.output.contains("holds figures read from ssb-13556"))
    }

    /// A database of the name of before gets the one that says that it must not be shared.
    @Test func earlierDatabaseIsTakenOver() throws {
      try FileManager.default.createDirectory(
        atPath: folder.path("home/reports"), withIntermediateDirectories: true)
      let earlier = folder.path("home/reports/nullpunkt.sqlite")
      try FileManager.default.copyItem(atPath: folder.path("strict.sqlite"), toPath: earlier)
      let answer = try BuiltProgram.run(
        ["compare", "Grue", "--indicator", "neet_20_29"],
        in: folder.url.appendingPathComponent("home"))
      #expect(answer.status == 0, "\(answer.messages)")
      #expect(answer.messages.contains("since it must not be shared"))
      #expect(!FileManager.default.fileExists(atPath: earlier))
      #expect(
        FileManager.default.fileExists(
          atPath: folder.path("home/reports/nullpunkt-skal-ikke-deles.sqlite")))
    }

    /// One question withholds what all do.
    @Test func answerWithholdsWhatTheExportDoes() throws {
      _ = try ask("export", "--output", folder.path("export"))
      let table = try CSVTable(try folder.text("export/estimates.csv"))
      let hidden = table.rows.filter {
        $0["status"] == "suppressed" && $0["unit_level"] == "municipality"
          && $0["reason"] == "withheld to protect people" && $0["indicator"] == "neet_20_24"
      }
      #expect(hidden.count > 50)
      for row in hidden.prefix(5) {
        let answer = try ask(
          "compare", row["unit_code"] ?? "", "--indicator", "neet_20_24", "--year",
          row["period"] ?? "", "--format", "csv")
        let same = try CSVTable(answer.output).rows.filter { $0["sex"] == row["sex"] }
        #expect(!same.isEmpty)
        for row in same { #expect(row["value"] == "" && row["numerator"] == "") }
      }
    }

    @Test func folderWithoutTablesIsRefused() throws {
      let answer = try ask("verify", "--disclosure", folder.path("data/recipes"))
      #expect(answer.status == 1)
      #expect(answer.messages.contains("holds no table of results"))
    }

    @Test func databaseForOthersIsWrittenOnce() throws {
      let output = folder.path("others")
      let first = try run.ask("export", "--public", "--output", output)
      try #require(first.status == 0, "\(first.messages)")
      #expect(first.messages.contains("the working database must not be shared"))
      #expect(
        FileManager.default.fileExists(atPath: folder.path("others/nullpunkt-public.sqlite")))
      let second = try run.ask("export", "--public", "--output", output)
      #expect(second.status == 1 && second.messages.contains("is there already"))
    }
  }
}
