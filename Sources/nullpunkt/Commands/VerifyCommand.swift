import Analysis
import ArgumentParser
import Files
import Flagging
import Indicators
import Storage

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove the database: structure, accounts, zero points and results.",
    discussion: """
      Checks SQLite's structure and references; that every file's cells are all accounted for; that \
      every zero point still has the content it was sealed with, and that its own definitions, \
      borders and files give that content again; that recorded practices and the last run's results \
      are as they were written. Tells when the figures have changed since. Prints the SHA-256 of everything the \
      database says. Exit status 1 when a check fails.

        nullpunkt verify
        nullpunkt verify --database kopi.sqlite
      """)

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge)
    var failures = 0
    func report(_ what: String, _ problems: [String]) {
      Console.tell(
        problems.isEmpty ? "ok    " : "FAILED", problems.isEmpty ? .good : .bad, what)
      for problem in problems { Console.tell("         \(problem)\n") }
      failures += problems.isEmpty ? 0 : 1
    }
    report("structure and references", try store.structuralProblems())
    report(
      "every cell accounted for", try store.incompleteFiles().map { "\($0): cells are missing" })
    report(
      "figures in force as decided",
      try store.filesInForceByMistake().map { "\($0): figures are in force otherwise" })
    let lastRun = try store.lastRun()
    var present = PresentFigures(store, knowledge)
    var ofLastRun: SealedYear?
    for year in try store.frozenYears() {
      let sealed = try store.requiredZeroPoint(year)
      report("zero point \(year) sealed", try sealed.problems())
      report("zero point \(year) recomputed", try sealed.parts.flatMap { try present.problems($0) })
      let review = try present.review(of: sealed)
      let origins = try RevisionOrigins(store, present.analysis(since: sealed), year: year)
      for line in try review.listed(of: sealed, by: knowledge, origin: origins.origin) {
        Console.tell("note   \(line)\n")
      }
      if year == lastRun?.zeroPoint { ofLastRun = sealed }
    }
    if try !store.practices(includingReplaced: true).isEmpty {
      report(
        "practices as recorded",
        try store.alteredPractices().map {
          "\($0) is not as it was recorded, or one before it is gone"
        })
    }
    if let lastRun {
      let isUntouched = try store.storedResultsHash() == lastRun.resultsHash
      report("results of the last run", isUntouched ? [] : ["they are not as they were written"])
      if try !Self.isUpToDate(lastRun, ofLastRun, &present) {
        Console.tell(
          "note   the figures have changed since the last run; run nullpunkt run again\n")
      }
    }
    Console.tell("content SHA-256 \(try store.contentHash())\n")
    try store.close()
    if failures > 0 { throw ExitCode.failure }
  }

  /// Whether today's figures reproduce the results of the last run.
  private static func isUpToDate(
    _ lastRun: LastRun, _ sealed: SealedYear?, _ present: inout PresentFigures
  ) throws -> Bool {
    guard let sealed else { return false }
    let analysis = try present.analysis(since: sealed)
    let findings = try Findings(
      analysis, since: sealed.year, analysis.catalogue.indicators, present.knowledge.candidates)
    return findings.hash == lastRun.resultsHash
  }
}
