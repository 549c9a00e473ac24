import Foundation
import Testing

extension AfterARun {
  /// A year that is sealed, and a source that says something else of it later.
  struct RevisedYearTests {
    private let run: FinishedRun
    private let folder: TemporaryFolder

    init() throws {
      run = try FinishedRun.required()
      folder = try TemporaryFolder()
      try FileManager.default.copyItem(
        atPath: run.folder.path("nullpunkt.sqlite"), toPath: folder.path("n.sqlite"))
    }

    private func ask(_ arguments: String...) throws -> BuiltProgram.Answer {
      try BuiltProgram.run(arguments + ["--database", folder.path("n.sqlite")])
    }

    /// Imports the bundled table with every count of 2021 raised by three.
    private func importRaised() throws {
      let path = "data/extracts/ssb-13556-neet-2015-2024.csv"
      let bytes = try Data(contentsOf: BuiltProgram.repository.appendingPathComponent(path))
      let text = try #require(String(data: bytes, encoding: .isoLatin1))
      var raised: Set<Int> = []
      let lines = text.components(separatedBy: "\n").map { line -> String in
        var cells = line.components(separatedBy: ";")
        if cells.first == "\"region\"" {
          raised = Set(cells.indices.filter { cells[$0].contains(" 2021\"") })
        } else if cells.count > 3 {
          for index in raised { if let count = Int(cells[index]) { cells[index] = "\(count + 3)" } }
        }
        return cells.joined(separator: ";")
      }
      #expect(raised.count == 2)
      let revised = try #require(
        lines.joined(separator: "\n").data(using: .isoLatin1))
      try folder.write(revised, as: "revised.csv")
      let answer = try ask("import", folder.path("revised.csv"))
      #expect(answer.status == 0, "\(answer.messages)")
    }

    /// Whatever is shown of the sealed year is what is sealed; the rest of a run does not change either.
    @Test func everyOutputShowsTheSealedNumbers() throws {
      try importRaised()
      let made = try ask("run", "--no-documents", "--output", folder.path("reports"))
      #expect(made.status == 0, "\(made.messages)")
      #expect(made.messages.contains("sealed figures have been revised since"))
      let name = "reports/2021-kongsvingerregionen"
      for table in [
        "estimates.csv", "changes.csv", "candidates.csv", "profile.csv", "trends.csv",
        "kandidater.md", "profiler.md", "dekning.md",
      ] {
        #expect(
          try folder.text("\(name)/\(table)") == run.folder.text("\(name)/\(table)"), "\(table)")
      }
      let grue = try ask("compare", "Grue", "--with", "country,zero-point", "--format", "csv")
      #expect(
        try grue.output
          == run.ask(
            "compare", "Grue", "--with", "country,zero-point", "--format", "csv"
          ).output)
      #expect(grue.output.contains(",88,459,"))
    }

    @Test func exportShowsTheSealedNumbers() throws {
      let before = try BuiltProgram.run(
        "export", "--output", folder.path("before"), "--database", folder.path("n.sqlite"))
      #expect(before.status == 0)
      try importRaised()
      #expect(try ask("export", "--output", folder.path("after")).status == 0)
      for table in [
        "estimates.csv", "changes.csv", "candidates.csv", "profile.csv", "trends.csv", "pooled.csv",
      ] {
        #expect(try folder.text("before/\(table)") == folder.text("after/\(table)"), "\(table)")
      }
    }

    @Test func verifyListsOldAndNew() throws {
      try importRaised()
      let answer = try ask("verify")
      #expect(answer.status == 0, "\(answer.output)")
      #expect(!answer.output.contains("FAILED"))
      #expect(answer.output.contains("neet_20_29 3417 both: 88 of 459 sealed, 94 of 465 now"))
    }
  }
}
