import Analysis
import Disclosure
import Files
import Flagging
import Foundation
import GRDB
import Indicators
import MadeFigures
import Testing

@testable import Storage

/// The last run's results: replaced whole, known again to the last bit, and never a number in a
/// protected row.
struct ResultTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
  }

  @Test func nothingIsStoredBeforeTheFirstRun() throws {
    #expect(try store.lastRun() == nil)
  }

  @Test func resultsReplaceTheLastRuns() throws {
    let (first, second) = (try results(30), try results(31))
    try store.replaceResults(first, madeFrom: "one")
    #expect(
      try store.lastRun() == LastRun(zeroPoint: 2021, resultsHash: first.hash, inputsHash: "one"))
    try store.replaceResults(second, madeFrom: "two")
    #expect(
      try store.lastRun() == LastRun(zeroPoint: 2021, resultsHash: second.hash, inputsHash: "two"))
    #expect(first.hash != second.hash)
    #expect(try count("estimate") == second.estimates.rows.count)
    #expect(try count("relative_change") == second.changes.rows.count)
    #expect(try count("candidate") == second.candidates.rows.count)
    #expect(try count("last_run") == 1)
  }

  @Test func storedResultsHashAsTheyDidWhenWritten() throws {
    let results = try results(30)
    try store.replaceResults(results, madeFrom: "one")
    #expect(try store.storedResultsHash() == results.hash)
    try store.queue.write { db in
      try db.execute(sql: "UPDATE estimate SET z = z + 0.001 WHERE z IS NOT NULL")
    }
    #expect(try store.storedResultsHash() != results.hash)
  }

  @Test func storedRowsSayWhatTheTablesSay() throws {
    let results = try results(30)
    try store.replaceResults(results, madeFrom: "one")
    let stored = try store.queue.read { db in
      try Store.estimates(in: "estimate", db)
    }
    #expect(stored == results.estimates.rows)
  }

  /// Each number of each table by itself, in a row that says it is protected.
  @Test(arguments: [
    (
      "estimate",
      [
        "numerator", "denominator", "value", "lower_95", "upper_95", "lower_998", "upper_998",
        "benchmark_value", "difference", "difference_lower_95", "difference_upper_95", "z",
        "p_value",
      ]
    ),
    (
      "relative_change",
      [
        "change", "rest_change", "difference_in_differences", "lower_95", "upper_95", "lower_998",
        "upper_998", "natural_change", "natural_deviation", "natural_p_value", "level_shift",
        "level_shift_error", "detectable_shift", "level_shift_rank", "level_shift_ranked",
      ]
    ),
    (
      "candidate",
      [
        "numerator", "denominator", "value", "expected", "difference", "studentised_residual",
        "peer_value", "peer_difference", "robust_z", "z", "z_overdispersed", "p_value", "q_value",
        "shrunken", "shrunken_lower_95", "shrunken_upper_95", "exceedance", "rank",
        "rank_lower_95", "rank_upper_95", "better_periods", "compared_periods",
        "stays_candidate", "neighbouring_settings",
      ]
    ),
  ])
  func protectedRowWithANumberIsRefused(_ table: String, _ columns: [String]) throws {
    try store.replaceResults(try results(30), madeFrom: "one")
    let cleared = columns.map { "\($0) = NULL" }.joined(separator: ", ")
    for column in columns {
      #expect(throws: DatabaseError.self, "\(table).\(column)") {
        try store.queue.write { db in
          try db.execute(sql: "UPDATE \(table) SET status = 'ok', \(cleared)")
          try db.execute(sql: "UPDATE \(table) SET \(column) = 1")
          try db.execute(sql: "UPDATE \(table) SET status = 'suppressed'")
        }
      }
    }
    try store.queue.write { db in
      try db.execute(sql: "UPDATE \(table) SET status = 'suppressed', \(cleared)")
    }
  }

  @Test func frozenProtectedRowWithANumberIsRefusedToo() throws {
    let estimates = try results(30).estimates.rows
    var wrong = try #require(estimates.first)
    wrong.status = .suppressed
    let zeroPoint = ZeroPoint(
      year: 2021, borders: .endOfYear(2021), definitions: [], units: [], sources: [],
      estimates: [wrong])
    let other = try Store(path: folder.path("b.sqlite"))
    #expect(throws: DatabaseError.self) { try other.freezeAsBefore(zeroPoint) }
    #expect(try other.frozenYears().isEmpty)
  }

  private func count(_ table: String) throws -> Int? {
    try store.queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") }
  }

  private func results(_ x: Int) throws -> Findings {
    var world = try MadeWorld(["1001", "1002", "1003"])
    for year in [2021, 2022] {
      try world.put(x, of: 100, "1001", year: year)
      try world.put(20, of: 100, "1002", year: year)
      try world.put(3, of: 100, "1003", year: year)
    }
    let rules = try DisclosureRules(
      reading: SettingsNode(
        json: #"""
          {"default": {"rule": "primary", "threshold": 3, "smallest_denominator": 10}, "sources": {}}
          """#))
    let control = DisclosureControl(rules: rules, indicators: [world.indicator])
    let series = world.series(2022)
    let engine = world.changes(since: world.zeroPoint())
    let search = try world.candidates()
    return Findings(
      zeroPoint: 2021,
      estimates: control.protect(
        EstimateEngine(territory: world.territory).estimates(in: world.series())),
      changes: control.protect(
        world.territory.units.flatMap { engine.relativeChanges($0, in: series) }, from: [series]),
      searches: [
        CandidateList(
          indicator: world.indicator, year: 2021, control.protect(search.rows), search.summary,
          search.sensitivity)
      ])
  }
}
