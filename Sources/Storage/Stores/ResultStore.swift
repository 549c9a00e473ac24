import Analysis
import Disclosure
import Files
import Flagging
import GRDB
import Indicators

/// The hashes of the last run, as stored with its results.
public struct LastRun: Sendable, Equatable {
  public let zeroPoint: Int
  /// SHA-256 over the results when they were written.
  public let resultsHash: String
  /// SHA-256 over all they were made from.
  public let inputsHash: String
}

extension Store {
  /// Replaces the last run's results, in one pass that also makes their hash.
  /// - Parameters:
  ///   - inputs: SHA-256 over all the results were made from.
  ///   - program: SHA-256 over the program and its data alone.
  package func replaceResults(
    _ findings: Findings, madeFrom inputs: String, by program: String = ""
  ) throws(StoreError) {
    try write("the results could not be written") { db in
      // An index is made faster of rows that are all there.
      let indexes = try Self.indexes(of: Self.resultTables, db)
      for index in indexes { try db.execute(sql: "DROP INDEX \(index.name)") }
      for table in Self.resultTables + ["last_run"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
      var hash = RowHash()
      for table in findings.kept {
        switch table {
        case .estimates(let table): try Self.insert(table, db, &hash)
        case .changes(let table): try Self.insert(table, db, &hash)
        case .candidates(let table): try Self.insert(table, db, &hash)
        case .recoding(let table): try Self.insert(table, db, &hash)
        }
      }
      for index in indexes { try db.execute(sql: index.sql) }
      try db.execute(
        sql: "INSERT INTO last_run VALUES (1, ?, ?, ?)",
        arguments: [findings.zeroPoint, hash.hexadecimalDigest, inputs])
      let ledger = try Ledger(db).head
      try db.execute(
        sql: "INSERT OR REPLACE INTO run_basis VALUES (1, ?, ?)",
        arguments: [ledger ?? "", program])
    }
  }

  /// The last run; nil when there has been none.
  public func lastRun() throws(StoreError) -> LastRun? {
    try read("the last run could not be read") { db in
      try Row.fetchOne(db, sql: "SELECT zero_point, results_sha256, inputs_sha256 FROM last_run")
        .map { LastRun(zeroPoint: $0[0], resultsHash: $0[1], inputsHash: $0[2]) }
    }
  }

  /// Whether the last run's results were computed by this program, with its data, from what is imported and
  /// recorded now: they must come out again then.
  /// - Parameter program: SHA-256 over the program and its data.
  package func lastRunIsOf(program: String) throws(StoreError) -> Bool {
    try read("the last run could not be read") { db in
      let basis = try Row.fetchOne(db, sql: "SELECT ledger_sha256, program_sha256 FROM run_basis")
      return try basis.map { try $0[1] == program && $0[0] == Ledger(db).head } ?? false
    }
  }

  /// SHA-256 over the results as they are stored now: `LastRun.resultsHash` when nobody touched them.
  public func storedResultsHash() throws(StoreError) -> String {
    try read("the results could not be read") { db in
      var hash = RowHash()
      for table in Self.resultTables {
        let rows = try RawStatement(db, "SELECT * FROM \(table) ORDER BY position")
        let columns = 1..<rows.columnCount
        while try rows.step() {
          for column in columns { hash.add(rows.value(column)) }
          hash.endRow()
        }
      }
      return hash.hexadecimalDigest
    }
  }

  /// In the order in which results are hashed.
  private static let resultTables = [
    Estimate.table.name, RelativeChange.table.name, Candidate.table.name,
    RecodingAccount.table.name,
  ]

  private static func indexes(of tables: [String], _ db: Database) throws
    -> [(name: String, sql: String)]
  {
    try Row.fetchAll(
      db, sql: "SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL"
    )
    .filter { tables.contains($0[0]) }.map { (name: $0[1], sql: $0[2]) }
  }

  private static func insert<Row: TableRow>(
    _ table: Protected<Row>, _ db: Database, _ hash: inout RowHash
  ) throws {
    var inserted = try InsertedRows<Row>(db)
    for part in table.parts {
      try inserted.insert(part) {
        hash.add($0)
      } endOfRow: {
        hash.endRow()
      }
    }
  }

  /// The text of a stored cell, as its row's cell describes itself.
  static func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: ""
    case .int64(let count): String(count)
    case .double(let number): "\(number)"
    case .string(let text): text
    case .blob: ""
    }
  }
}

extension RowHash {
  /// Adds a stored value with the text it had in the row that was written: a year, which rows have as a
  /// text, is stored as a whole number with the same digits.
  mutating func add(_ value: StoredValue) {
    switch value {
    case .null, .blob: add(cell: "")
    case .integer(let number): add(cell: Int(number))
    case .real(let number): add(cell: number)
    case .text(let bytes): add(cell: bytes)
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
