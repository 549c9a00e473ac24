import Analysis
import Files
import Flagging
import Indicators
import Reporting
import Storage

/// The checks of a database, one after another, each told when it is done.
struct VerifyChecks {
  private let store: Store
  private let knowledge: Knowledge
  private let say: CommandWords
  private let said: SaidInLanguage

  init(_ store: Store, _ knowledge: Knowledge, _ say: CommandWords, _ said: SaidInLanguage) {
    self.store = store
    self.knowledge = knowledge
    self.say = say
    self.said = said
  }

  /// Makes every check and tells its outcome.
  /// - Parameter expected: a hash of the ledger or the content that was kept elsewhere.
  /// - Returns: how many failed.
  func failures(expecting expected: String?) throws -> Int {
    var failures = 0
    func check(_ what: String, of year: Int? = nil, _ problems: () throws -> [String]) throws {
      failures += try isPassed(say(what, ["year": year.map(String.init) ?? ""]), problems) ? 0 : 1
    }
    try check("structure", structuralProblems)
    try check("schema") { try store.schemaProblems() }
    var proof: DatabaseProof?
    if store.isCopy { try note(say("unsealed")) }
    if store.isPublic {
      try note(say("public"))
    } else {
      try check("cells") { try store.incompleteFiles().map { "\($0): cells are missing" } }
      try check("imported") {
        let made = try store.proof()
        proof = made
        return made.altered
      }
      if let proof { try check("ledger") { proof.ledger } }
      if proof?.holdsNothing == true {
        try check("something") { ["nothing to prove: the database holds no file"] }
      }
      try check("decided") {
        try store.filesInForceByMistake().map { "\($0): figures are in force otherwise" }
      }
    }
    let lastRun = try store.lastRun()
    var present = PresentFigures(store, knowledge)
    var ofLastRun: SealedYear?
    for year in store.isPublic ? [] : try store.frozenYears() {
      let sealed = try store.requiredZeroPoint(year)
      try check("sealed", of: year) { try sealed.problems() }
      try check("recomputed", of: year) { try sealed.parts.flatMap { try present.problems($0) } }
      let review = try present.review(of: sealed)
      let origins = try RevisionOrigins(store, present.analysis(since: sealed), year: year)
      for line in try review.listed(of: sealed, by: knowledge, origin: origins.origin) {
        try note(said(line))
      }
      if year == lastRun?.zeroPoint { ofLastRun = sealed }
    }
    if try !store.practices(includingReplaced: true).isEmpty {
      try check("practices") {
        try store.alteredPractices().map {
          "\($0) is not as it was recorded, or one before it is gone"
        }
      }
    }
    if try !store.groupSteps(includingReplaced: true).isEmpty {
      try check("steps") {
        try store.alteredGroupSteps().map {
          "\($0) is not as it was recorded, or one before it is gone"
        }
      }
    }
    if try !store.networkRounds().isEmpty {
      try check("networks") { try store.alteredNetworks() }
    }
    if let lastRun {
      try check("results") { try resultProblems(lastRun, ofLastRun, &present) }
    }
    if let expected {
      failures += try holds(expected.lowercased(), proof) ? 0 : 1
    }
    let content = try proof?.contentHash ?? store.contentHash()
    Console.tell(try say("content", ["hash": content]) + "\n")
    if let head = proof?.entries.last {
      Console.tell(try say("ledger_hash", ["hash": head]) + "\n")
    }
    return failures
  }

  /// Makes a check and tells its outcome. One that the database is too damaged for has failed.
  private func isPassed(_ what: String, _ problems: () throws -> [String]) throws -> Bool {
    var found: [String]
    do {
      found = try problems()
    } catch let error as StoreError {
      found = [error.description]
    }
    try Self.tell(found, of: what, say, said)
    return found.isEmpty
  }

  private func note(_ text: String) throws {
    Console.tell("\(try say("note"))   \(text)\n")
  }

  /// Tells whether the database holds a hash that was kept elsewhere, and how it has grown since.
  private func holds(_ expected: String, _ proof: DatabaseProof?) throws -> Bool {
    let place = proof?.entries.lastIndex(of: expected)
    let isHeld = place != nil || proof?.contentHash == expected
    try Self.tell(
      isHeld ? [] : ["the ledger has no entry with it, and the content is another"],
      of: try say("expected", ["hash": expected]), say, said)
    if let place, let proof, place < proof.entries.count - 1 {
      try note(say("since", ["count": String(proof.entries.count - 1 - place)]))
    }
    return isHeld
  }

  /// What SQLite finds, and then what can still be read of each table, and the way back.
  private func structuralProblems() throws -> [String] {
    let found = try store.structuralProblems()
    return try found.isEmpty
      ? []
      : found + store.readableTables() + [
        "put back a copy from nullpunkt backup, or make a new database from the extracts: nullpunkt run "
          + "--database NEW"
      ]
  }

  /// What is wrong with the last run's results. Results of figures, or a program, that have changed since
  /// cannot be made again: that is told, and they are held against what was written.
  private func resultProblems(
    _ lastRun: LastRun, _ sealed: SealedYear?, _ present: inout PresentFigures
  ) throws -> [String] {
    guard try store.storedResultsHash() == lastRun.resultsHash else {
      return ["they are not as they were written"]
    }
    guard let sealed else { return [] }
    let analysis = try present.analysis(since: sealed)
    let findings = try Findings(
      analysis, since: sealed.year, analysis.catalogue.indicators, knowledge.candidates)
    if findings.hash == lastRun.resultsHash { return [] }
    if try store.lastRunIsOf(program: knowledge.programHash) {
      return ["they are not what the figures give"]
    }
    try note(say("changed"))
    return []
  }

  /// Tells how a check ended, with each problem on a line of its own.
  static func tell(
    _ problems: [String], of check: String, _ say: CommandWords, _ said: SaidInLanguage
  ) throws {
    let outcome = try say(problems.isEmpty ? "ok" : "failed")
    Console.tell(
      outcome + String(repeating: " ", count: max(0, 6 - outcome.count)),
      problems.isEmpty ? .good : .bad, check)
    for problem in problems { Console.tell("         \(said(problem))\n") }
  }
}
