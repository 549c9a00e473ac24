import Analysis
import Disclosure
import Files
import Flagging
import GRDB
import Indicators

/// The last run as the database has it.
public struct LastRun: Sendable, Equatable {
  public let zeroPoint: Int
  /// SHA-256 over the results when they were written.
  public let resultsHash: String
  /// SHA-256 over all they were made from.
  public let inputsHash: String
}

extension Store {
  /// Replaces the last run's results.
  /// - Parameter inputs: SHA-256 over all the results were made from.
  public func replaceResults(_ results: RunResults, madeFrom inputs: String) throws(StoreError) {
    try write("the results could not be written") { db in
      for table in Self.resultTables + ["last_run"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
      try insert(results.estimates.rows, into: "estimate", keys: [], db)
      try insert(results.changes.rows, into: "relative_change", keys: [], db)
      try insert(results.candidates.rows, into: "candidate", keys: [], db)
      try insert(results.recoding, into: "recoding_account", keys: [], db)
      try db.execute(
        sql: "INSERT INTO last_run VALUES (1, ?, ?, ?)",
        arguments: [results.zeroPoint, results.hash, inputs])
    }
  }

  /// The last run; nil when there has been none.
  public func lastRun() throws(StoreError) -> LastRun? {
    try read("the last run could not be read") { db in
      try Row.fetchOne(db, sql: "SELECT zero_point, results_sha256, inputs_sha256 FROM last_run")
        .map { LastRun(zeroPoint: $0[0], resultsHash: $0[1], inputsHash: $0[2]) }
    }
  }

  /// SHA-256 over the results as they are stored now: `LastRun.resultsHash` when nobody touched them.
  public func storedResultsHash() throws(StoreError) -> String {
    try read("the results could not be read") { db in
      var hash = RowHash()
      for table in Self.resultTables {
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table) ORDER BY position")
        while let row = try rows.next() {
          hash.add(row.databaseValues.dropFirst().map(Self.text))
        }
      }
      return hash.hexadecimalDigest
    }
  }

  /// In the order in which results are hashed.
  private static let resultTables = [
    "estimate", "relative_change", "candidate", "recoding_account",
  ]

  /// A stored cell as its row wrote it.
  static func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: ""
    case .int64(let count): String(count)
    case .double(let number): "\(number)"
    case .string(let text): text
    case .blob: ""
    }
  }

  /// Rows in their order: the keys first, then the position, then the row's own cells.
  func insert<Row: TableRow>(_ rows: [Row], into table: String, keys: [Int], _ db: Database) throws
  {
    let count = keys.count + 1 + Row.columns.count
    let places = Array(repeating: "?", count: count).joined(separator: ", ")
    let statement = try db.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    for (position, row) in rows.enumerated() {
      let values = row.cells.map(\.databaseValue)
      let lead = (keys + [position]).map(\.databaseValue)
      try statement.execute(arguments: StatementArguments(lead + values))
    }
  }
}

extension Cell {
  var databaseValue: DatabaseValue {
    switch self {
    case .text(let text): text.databaseValue
    case .count(let count): count?.databaseValue ?? .null
    case .number(let number): number?.databaseValue ?? .null
    }
  }
}
