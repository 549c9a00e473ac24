import Foundation
import Testing

/// Everything that is asked of a database after `nullpunkt run`: one run is made for all of it.
@Suite(.afterARun) struct AfterARun {}

/// What a run left behind, and what a second one left.
struct FinishedRun: Sendable {
  let folder: TemporaryFolder
  let firstMessages: String
  let afterFirst: [String: Data]
  let secondMessages: String
  let afterSecond: [String: Data]

  @TaskLocal static var current: FinishedRun?

  init() throws {
    folder = try TemporaryFolder()
    let arguments = [
      "run", "--database", folder.path("nullpunkt.sqlite"), "--output", folder.path("reports"),
    ]
    let first = try BuiltProgram.run(arguments, locale: "C")
    try #require(first.status == 0, "\(first.messages)")
    firstMessages = first.messages
    afterFirst = try folder.contents()
    let second = try BuiltProgram.run(arguments, locale: "C")
    try #require(second.status == 0, "\(second.messages)")
    secondMessages = second.messages
    afterSecond = try folder.contents()
  }

  static func required() throws -> FinishedRun { try #require(current) }

  /// Asks the run's database.
  func ask(_ arguments: String...) throws -> BuiltProgram.Answer { try ask(arguments) }

  func ask(_ arguments: [String], environment: [String: String] = [:]) throws
    -> BuiltProgram.Answer
  {
    try BuiltProgram.run(
      arguments + ["--database", folder.path("nullpunkt.sqlite")], environment: environment)
  }

  /// A table of the run's reports.
  func table(_ name: String) throws -> CSVTable {
    try CSVTable(try folder.text("reports/2021-kongsvingerregionen/\(name)"))
  }
}

/// Makes the run before the suite's first test and clears it away after the last.
struct RunScope: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await FinishedRun.$current.withValue(try FinishedRun()) { try await function() }
  }
}

extension Trait where Self == RunScope {
  static var afterARun: RunScope { RunScope() }
}
