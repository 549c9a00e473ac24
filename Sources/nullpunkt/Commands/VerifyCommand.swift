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
      """)

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open()
    var failures = 0
    func report(_ what: String, _ problems: [String]) {
      Console.answer("\(problems.isEmpty ? "ok    " : "FAILED") \(what)\n")
      for problem in problems { Console.answer("         \(problem)\n") }
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
    var ofLastRun: ZeroPoint?
    for year in try store.frozenYears() {
      guard let frozen = try store.zeroPoint(year) else { continue }
      report("zero point \(year) sealed", try Self.sealProblems(frozen))
      report("zero point \(year) recomputed", try Self.recomputed(frozen, &present))
      if year == lastRun?.zeroPoint { ofLastRun = frozen.zeroPoint }
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
        Console.answer(
          "note   the figures have changed since the last run; run nullpunkt run again\n")
      }
    }
    Console.answer("content SHA-256 \(try store.contentHash())\n")
    try store.close()
    if failures > 0 { throw ExitCode.failure }
  }

  private static func sealProblems(_ frozen: FrozenZeroPoint) throws -> [String] {
    let hash = try frozen.zeroPoint.contentHash()
    return hash == frozen.sealedHash
      ? [] : ["its content has SHA-256 \(hash), but was sealed with \(frozen.sealedHash)"]
  }

  /// Recomputes the zero point from its frozen definitions, borders and files.
  private static func recomputed(_ frozen: FrozenZeroPoint, _ present: inout PresentFigures) throws
    -> [String]
  {
    let zeroPoint = frozen.zeroPoint
    let analysis = try present.analysis(of: zeroPoint)
    let again = analysis.zeroPoint(
      zeroPoint.year, zeroPoint.definitions, sources: zeroPoint.sources)
    var problems: [String] = []
    if again.units != zeroPoint.units { problems.append("today's borders of the year differ") }
    let differing = zip(again.estimates, zeroPoint.estimates).count { $0 != $1 }
    if differing > 0 || again.estimates.count != zeroPoint.estimates.count {
      problems.append("\(differing) of \(zeroPoint.estimates.count) estimates come out otherwise")
    }
    return problems
  }

  /// Whether today's figures reproduce the results of the last run.
  private static func isUpToDate(
    _ lastRun: LastRun, _ zeroPoint: ZeroPoint?, _ present: inout PresentFigures
  ) throws -> Bool {
    guard let zeroPoint else { return false }
    let findings = try Findings(
      present.analysis(bordersOf: zeroPoint.year), since: zeroPoint,
      present.knowledge.catalogue.indicators, present.knowledge.candidates)
    return findings.hash == lastRun.resultsHash
  }
}
