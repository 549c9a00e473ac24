import Analysis
import ArgumentParser
import Files
import Flagging
import Indicators
import Reporting
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

      With --disclosure, looks through the tables of a folder instead, the list of printed numbers among \
      them, for figures that are withheld to protect people, and tells what can be computed from those it \
      finds.

        nullpunkt verify
        nullpunkt verify --database kopi.sqlite
        nullpunkt verify --disclosure rapporter/2021-kongsvingerregionen
      """)

  @Option(
    name: .customLong("disclosure"),
    help: ArgumentHelp(
      "Look through this folder for figures that are withheld.", valueName: "folder"))
  var published: String?
  @OptionGroup var zeroPointOptions: ZeroPointOptions

  @OptionGroup var languageOptions: LanguageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge)
    let say = CommandWords(try knowledge.texts, languageOptions.language)
    let said = try knowledge.said(in: languageOptions.language)
    if let published { return try audit(published, knowledge, store, say, said) }
    var failures = 0
    func report(_ what: String, of year: Int? = nil, _ problems: [String]) throws {
      try Self.tell(
        problems, of: try say(what, ["year": year.map(String.init) ?? ""]), say, said)
      failures += problems.isEmpty ? 0 : 1
    }
    try report("structure", store.structuralProblems())
    try report(
      "cells", store.incompleteFiles().map { "\($0): cells are missing" })
    try report(
      "decided",
      store.filesInForceByMistake().map { "\($0): figures are in force otherwise" })
    let note = try say("note") + "   "
    let lastRun = try store.lastRun()
    var present = PresentFigures(store, knowledge)
    var ofLastRun: SealedYear?
    for year in try store.frozenYears() {
      let sealed = try store.requiredZeroPoint(year)
      try report("sealed", of: year, sealed.problems())
      try report("recomputed", of: year, sealed.parts.flatMap { try present.problems($0) })
      let review = try present.review(of: sealed)
      let origins = try RevisionOrigins(store, present.analysis(since: sealed), year: year)
      for line in try review.listed(of: sealed, by: knowledge, origin: origins.origin) {
        Console.tell("\(note)\(said(line))\n")
      }
      if year == lastRun?.zeroPoint { ofLastRun = sealed }
    }
    if try !store.practices(includingReplaced: true).isEmpty {
      try report(
        "practices",
        store.alteredPractices().map {
          "\($0) is not as it was recorded, or one before it is gone"
        })
    }
    if let lastRun {
      let isUntouched = try store.storedResultsHash() == lastRun.resultsHash
      try report("results", isUntouched ? [] : ["they are not as they were written"])
      if try !Self.isUpToDate(lastRun, ofLastRun, &present) {
        Console.tell("\(note)\(try say("changed"))\n")
      }
    }
    Console.tell(try say("content", ["hash": store.contentHash()]) + "\n")
    try store.close()
    if failures > 0 { throw ExitCode.failure }
  }

  /// Tells how a check ended, with each problem on a line of its own.
  private static func tell(
    _ problems: [String], of check: String, _ say: CommandWords, _ said: SaidInLanguage
  ) throws {
    let outcome = try say(problems.isEmpty ? "ok" : "failed")
    Console.tell(
      outcome + String(repeating: " ", count: max(0, 6 - outcome.count)),
      problems.isEmpty ? .good : .bad, check)
    for problem in problems { Console.tell("         \(said(problem))\n") }
  }

  /// Looks through a folder for figures that are withheld.
  private func audit(
    _ folder: String, _ knowledge: Knowledge, _ store: Store, _ say: CommandWords,
    _ said: SaidInLanguage
  ) throws {
    let sealed = try store.zeroPoint(zeroPointOptions.zeroPoint)
    let analysis = try Analysis(
      store.observations(), knowledge, knowledge.catalogue(since: sealed).indicators,
      schools: store.schoolsForProtection(knowledge), bordersOf: zeroPointOptions.zeroPoint,
      since: sealed)
    let leaks = try FolderAudit.leaks(in: folder, analysis)
    let count = analysis.control.plan.withheld.count
    try Self.tell(leaks, of: try say("disclosure", ["count": String(count)]), say, said)
    try store.close()
    if !leaks.isEmpty { throw ExitCode.failure }
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
