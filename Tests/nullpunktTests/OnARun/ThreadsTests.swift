import Foundation
import Testing

extension AfterARun {
  /// The number of threads changes how long a command takes, and no byte of what it writes.
  struct ThreadsTests {
    private static let numbers = ["1", "2", "5"]

    private func written(_ arguments: [String], threads: String) throws -> [String: Data] {
      let run = try FinishedRun.required()
      let folder = try TemporaryFolder()
      let answer = try BuiltProgram.run(
        arguments + [
          "--database", run.folder.path("nullpunkt.sqlite"), "--output", folder.path("out"),
        ], environment: ["NULLPUNKT_THREADS": threads])
      try #require(answer.status == 0, "\(answer.messages)")
      return try folder.contents().filter { $0.key.hasPrefix("out/") }
    }

    @Test(arguments: [
      ["export", "--format", "csv"],
      ["export", "--format", "site", "--region", "kongsvinger"],
    ]) func tablesAndPagesAreTheSameOnAnyNumber(_ arguments: [String]) throws {
      let files = try Self.numbers.map { try written(arguments, threads: $0) }
      #expect(files[0].count > 5)
      for other in files.dropFirst() { #expect(other == files[0]) }
    }
  }
}
