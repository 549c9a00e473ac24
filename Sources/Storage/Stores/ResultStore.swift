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
  /// Replaces the last run's results, in one pass that also makes their hash.
  /// - Parameter inputs: SHA-256 over all the results were made from.
  package func replaceResults(_ findings: Findings, madeFrom inputs: String) throws(StoreError) {
    try write("the results could not be written") { db in
      // An index is made faster of rows that are all there.
      let indexes = try Self.indexes(of: Self.resultTables, db)
      for index in indexes { try db.execute(sql: "DROP INDEX \(index.name)") }
      for table in Self.resultTables + ["last_run"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
      var rows = InsertedTables(db)
      try findings.visitKept(&rows)
      for index in indexes { try db.execute(sql: index.sql) }
      try db.execute(
        sql: "INSERT INTO last_run VALUES (1, ?, ?, ?)",
        arguments: [findings.zeroPoint, rows.hash.hexadecimalDigest, inputs])
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
        var rows = try TableStatement("SELECT * FROM \(table) ORDER BY position", db)
        let columns = rows.columns.indices.dropFirst()
        while try rows.next() { hash.add(columns.lazy.map(rows.cell)) }
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
}

/// The tables of results as they are written, and the hash over every cell.
private struct InsertedTables: TableVisitor {
  typealias Failure = any Error

  private let db: Database
  var hash = RowHash()

  init(_ db: Database) { self.db = db }

  mutating func visit<Row: TableRow>(_ table: Protected<Row>) throws(any Error) {
    var inserted = try InsertedRows<Row>(db)
    try inserted.insert(table.rows) {
      hash.add($0)
    } endOfRow: {
      hash.endRow()
    }
  }
}

/// Rows on their way into the database's table of the same columns.
struct InsertedRows<Row: TableRow> {
  private var statement: TableStatement
  private let keys: [Int]

  /// - Parameters:
  ///   - table: where it is another than the rows' own.
  ///   - keys: the same values before every row's position and cells.
  init(_ db: Database, into table: String = Row.table.name, keys: [Int] = []) throws {
    self.keys = keys
    let places = Array(repeating: "?", count: keys.count + 1 + Row.table.columns.count)
    statement = try TableStatement(
      "INSERT INTO \(table) VALUES (\(places.joined(separator: ", ")))", db)
  }

  /// Inserts rows in their order, from position 0, and tells of each cell on the way.
  mutating func insert(
    _ rows: [Row], _ take: (Cell) -> Void = { _ in }, endOfRow: () -> Void = {}
  ) throws {
    let columns = Row.table.columns
    for (position, row) in rows.enumerated() {
      for key in keys { try statement.bind(key) }
      try statement.bind(position)
      for column in columns {
        let cell = column.cell(row)
        try statement.bind(cell)
        take(cell)
      }
      try statement.execute()
      endOfRow()
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
