import Files
import Foundation
import Testing

extension AfterARun {
  /// The whole job, and the whole job again.
  struct RunTests {
    private let run: FinishedRun

    init() throws { run = try FinishedRun.required() }

    @Test func leavesDatabaseReportTablesAndManifest() {
      let report = "reports/2021-kongsvingerregionen"
      #expect(
        run.afterFirst.keys.filter { !$0.contains("/nettsted/") && !$0.contains("/dokumenter/") }
          .sorted() == [
            "nullpunkt.sqlite", "\(report)/alle-kandidater.md", "\(report)/candidates.csv",
            "\(report)/changes.csv",
            "\(report)/codebook.csv", "\(report)/datapackage.json", "\(report)/dekning.md",
            "\(report)/endring.md", "\(report)/estimates.csv", "\(report)/indicators.csv",
            "\(report)/kandidater.md", "\(report)/kilder.md",
            "\(report)/manifest.json",
            "\(report)/pooled.csv", "\(report)/profile.csv", "\(report)/profiler.md",
            "\(report)/rapport.md",
            "\(report)/reconciliation.csv", "\(report)/tall.md", "\(report)/trends.csv",
          ])
    }

    @Test func secondRunLeavesEveryByte() {
      #expect(run.afterSecond.keys.sorted() == run.afterFirst.keys.sorted())
      for (name, bytes) in run.afterFirst {
        #expect(run.afterSecond[name] == bytes, "\(name)")
      }
      #expect(run.secondMessages.contains("nothing has changed since the last run"))
    }

    /// 7551 rows with 20 cells each; every cell is read or set aside, and the sums agree.
    @Test func accountOfTheImportIsToldOnStandardError() {
      #expect(
        run.firstMessages.contains(
          "7551 rows, 151020 cells = 70506 observations + 80514 set aside (80514 not applicable); "
            + "parts sum to the printed total in 180 of 180 checks"))
      #expect(run.firstMessages.contains("2021 frozen: SHA-256 "))
    }

    /// 356 units in each of three years and 357 in 2024, for two measures, and what figures of older years
    /// are made from. Ålesund and Haram are one in the borders of 2021; every figure of 2024 is counted
    /// under a code of 2021. Eleven municipalities of 2018 were divided since.
    @Test func accountOfTheRecodingIsToldOnStandardError() {
      #expect(
        run.firstMessages.contains(
          "recoding: 4672 units in 13 series = 3819 same + 631 renumbered + 200 merged + 0 united "
            + "+ 22 sentinel + 0 set aside; sums unchanged in 13 of 13"))
    }

    @Test func tablesAreThoseOfTheCommittedExample() throws {
      let example = BuiltProgram.repository.appendingPathComponent(
        "reports/2021-kongsvingerregionen")
      let names = run.afterFirst.keys.compactMap { path -> String? in
        let prefix = "reports/2021-kongsvingerregionen/"
        return path.hasPrefix(prefix) && !path.hasSuffix("manifest.json")
          && !path.hasPrefix("\(prefix)dokumenter/")
          ? String(path.dropFirst(prefix.count)) : nil
      }
      #expect(names.contains("nettsted/index.html"))
      for name in names {
        let committed = try Data(contentsOf: example.appendingPathComponent(name))
        #expect(run.afterFirst["reports/2021-kongsvingerregionen/\(name)"] == committed, "\(name)")
      }
    }

    @Test func manifestNamesEveryOutputWithItsHash() throws {
      let bytes = try #require(run.afterFirst["reports/2021-kongsvingerregionen/manifest.json"])
      let manifest = try #require(
        try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      let outputs = try #require(manifest["outputs"] as? [[String: String]])
      #expect(
        outputs.compactMap { $0["file"] }.filter { !$0.contains("/") }
          == [
            "rapport.md", "tall.md", "endring.md", "kandidater.md", "alle-kandidater.md",
            "profiler.md", "dekning.md", "kilder.md", "estimates.csv",
            "changes.csv",
            "candidates.csv", "profile.csv", "trends.csv", "pooled.csv", "reconciliation.csv",
            "indicators.csv",
            "codebook.csv", "datapackage.json",
          ])
      #expect(outputs.allSatisfy { $0["sha256"]?.count == 64 })
      #expect((manifest["sources"] as? [Any])?.count == 12)
      #expect((manifest["zero_point_sha256"] as? String)?.count == 64)
      #expect((manifest["written_at"] as? String)?.isEmpty == false)
    }

    /// Another language of the machine, whether it has it or not, and another folder to stand in.
    @Test func localeChangesNoByte() throws {
      let folder = try TemporaryFolder()
      let answer = try BuiltProgram.run(
        ["run", "--database", "nullpunkt.sqlite", "--output", "reports"],
        locale: "nb_NO.UTF-8",
        in: folder.url)
      #expect(answer.status == 0)
      // The manifest tells when it was written, and a database's log is marked by chance.
      let made = try folder.contents().filter {
        !$0.key.hasSuffix("manifest.json") && !$0.key.hasSuffix(".sqlite")
      }
      #expect(made.count > 10)
      for (name, bytes) in made { #expect(run.afterFirst[name] == bytes, "\(name)") }
    }

    @Test func regionThatIsNotThereIsRefused() throws {
      let answer = try run.ask("run", "--region", "nowhere", "--output", run.folder.path("reports"))
      #expect(answer.status == 2)
      #expect(answer.messages.contains("there is no region nowhere; the nearest are kongsvinger"))
    }
  }
}
