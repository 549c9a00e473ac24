import Crypto
import Disclosure
import Flagging
import Foundation
import GRDB
import Indicators
import Ingestion

/// What a run found out, protected, as it is kept for researchers.
public struct RunResults: Sendable {
  public let estimates: Protected<Estimate>
  public let changes: Protected<RelativeChange>
  public let candidates: Protected<Candidate>

  public init(
    estimates: Protected<Estimate>, changes: Protected<RelativeChange>,
    candidates: Protected<Candidate>
  ) {
    self.estimates = estimates
    self.changes = changes
    self.candidates = candidates
  }

  /// SHA-256 over every cell, hexadecimal.
  var hash: String {
    var hash = SHA256()
    func add(_ rows: some Sequence<some TableRow>) {
      for row in rows {
        hash.update(data: Data((row.cells.map(\.description).joined(separator: "\t") + "\n").utf8))
      }
    }
    add(estimates.rows)
    add(changes.rows)
    add(candidates.rows)
    return hexadecimal(hash.finalize())
  }
}

extension Store {
  /// Replaces the last run's results.
  /// - Parameter inputs: SHA-256 over all the results were made from.
  public func replaceResults(_ results: RunResults, madeFrom inputs: String) throws(StoreError) {
    try write("the results could not be written") { db in
      for table in ["estimate", "relative_change", "candidate", "last_run"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
      try insert(results.estimates.rows, into: "estimate", keys: [], db)
      try insert(results.changes.rows, into: "relative_change", keys: [], db)
      try insert(results.candidates.rows, into: "candidate", keys: [], db)
      try db.execute(
        sql: "INSERT INTO last_run VALUES (1, ?, ?)", arguments: [results.hash, inputs])
    }
  }

  /// What the stored results were made from; nil when no run has stored any.
  public func inputsOfLastRun() throws(StoreError) -> String? {
    try read("the last run could not be read") { db in
      try String.fetchOne(db, sql: "SELECT inputs_sha256 FROM last_run")
    }
  }

  /// Whether these are, to the last bit, the results the last run stored; nil when none has run.
  public func holdsResults(_ results: RunResults) throws(StoreError) -> Bool? {
    try read("the last run could not be read") { db in
      try String.fetchOne(db, sql: "SELECT results_sha256 FROM last_run").map { $0 == results.hash }
    }
  }

  /// Rows in their order: the keys first, then the position, then the row's own cells.
  func insert<Row: TableRow>(_ rows: [Row], into table: String, keys: [Int], _ db: Database) throws
  {
    let count = keys.count + 1 + Row.columns.count
    let places = Array(repeating: "?", count: count).joined(separator: ", ")
    let statement = try db.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    for (position, row) in rows.enumerated() {
      let values = row.cells.map { cell -> DatabaseValue in
        switch cell {
        case .text(let text): text.databaseValue
        case .count(let count): count?.databaseValue ?? .null
        case .number(let number): number?.databaseValue ?? .null
        }
      }
      let lead = (keys + [position]).map(\.databaseValue)
      try statement.execute(arguments: StatementArguments(lead + values))
    }
  }
}
