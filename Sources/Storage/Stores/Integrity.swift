import Files
import GRDB

extension Store {
  /// Problems that SQLite finds in the file's structure and references; empty when there are none.
  public func structuralProblems() throws(StoreError) -> [String] {
    try read("the database could not be checked") { db in
      let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
      return damage + orphans
    }
  }

  /// How many rows of each table can be read, for a database with damage.
  public func readableTables() throws(StoreError) -> [String] {
    try read("the tables could not be listed") { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      return tables.filter { !$0.hasPrefix("sqlite_") }.map { table in
        var count = 0
        do {
          let rows = try RawStatement(db, "SELECT * FROM \"\(table)\"")
          while try rows.step() { count += 1 }
          return "\(table): \(count) rows can be read"
        } catch {
          return "\(table): \(count) rows can be read, then it is damaged"
        }
      }
    }
  }

  /// Files of which the database holds another number of cells than was read from them.
  public func incompleteFiles() throws(StoreError) -> [String] {
    try read("the files could not be checked") { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM source_file AS file
          WHERE cells <> (SELECT count(*) FROM figure WHERE file_id = file.id)
            + (SELECT coalesce(sum(cells), 0) FROM set_aside WHERE file_id = file.id)
          ORDER BY id
          """)
    }
  }

  /// SHA-256 over every row of every table in a fixed order, hexadecimal: two databases with the
  /// same hash say the same, whatever their history on disk. Figures are hashed as the rows of
  /// `observation`, so that the keys under which series and units happen to stand are left out,
  /// and so are the days of import, the ledger and the seals.
  public func contentHash() throws(StoreError) -> String {
    try read("the database could not be read") { db in
      var hash = ContentHash()
      return try Self.contentHash(&hash, db)
    }
  }

  static func contentHash(_ hash: inout ContentHash, _ db: Database) throws -> String {
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
          AND name NOT IN (
            'figure', 'series', 'unit', 'imported_on', 'ledger', 'file_seal', 'table_seal', 'run_basis',
            '_must_not_be_shared', 'log_mark') OR name = 'observation'
        ORDER BY name
        """)
    for table in tables { try hash.add(table, db) }
    return hash.hexadecimalDigest
  }
}
