import Foundation
import Testing

extension AfterARun {
  /// What is not the same in two zero points, or in two runs.
  struct DiffRunsTests {
    private let run: FinishedRun

    init() throws { run = try FinishedRun.required() }

    @Test func runDoesNotDifferFromItself() throws {
      let folder = run.folder.path("reports/2021-kongsvingerregionen")
      let answer = try run.ask("diff", folder, folder, "--format", "csv")
      #expect(answer.status == 0)
      #expect(answer.output.split(separator: "\n").count == 1)
      #expect(answer.messages.hasPrefix("0 estimates differ, "))
    }

    @Test func yearThatIsNotFrozenIsNamed() throws {
      let answer = try run.ask("diff", "2021", "2019")
      #expect(answer.status == 1)
      #expect(answer.messages.contains("2019 is not frozen"))
    }

    @Test func folderWithoutAManifestIsNamed() throws {
      let folder = try TemporaryFolder()
      let answer = try run.ask("diff", folder.path(""), folder.path(""))
      #expect(answer.status == 1)
      #expect(answer.messages.contains("has no manifest.json"))
    }

    /// 2022 frozen beside 2021, each in its own borders.
    @Test func nextYearsBaselineStandsBesideThisYears() throws {
      let folder = try TemporaryFolder()
      let database = folder.path("n.sqlite")
      try FileManager.default.copyItem(
        atPath: run.folder.path("nullpunkt.sqlite"), toPath: database)
      let made = try BuiltProgram.run([
        "run", "--no-documents", "--year", "2022", "--database", database, "--output",
        folder.path("reports"),
      ])
      #expect(made.status == 0)
      #expect(made.messages.contains("2022 frozen: SHA-256 "))
      let answer = try BuiltProgram.run([
        "diff", "2021", "2022", "--database", database, "--format", "csv",
      ])
      let row = try CSVTable(answer.output).row([
        "indicator": "neet_20_29", "unit_code": "kongsvinger", "sex": "both",
        "benchmark": "country",
      ])
      #expect(row["cause"] == "another year")
      #expect(row["period"] == "2022")
      #expect(row["value_before"] == "0.1551553532554918")
      #expect(row["value_after"] == "0.1494509963399756")
    }
  }
}
