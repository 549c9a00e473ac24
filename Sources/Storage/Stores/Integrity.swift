import Files
import GRDB

extension Store {
  /// What SQLite finds wrong with the file's structure and references; empty when nothing is.
  public func structuralProblems() throws(StoreError) -> [String] {
    try read("the database could not be checked") { db in
      let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
      return damage + orphans
    }
  }

  /// Files whose stored cells are not the number that was read from them.
  public func incompleteFiles() throws(StoreError) -> [String] {
    try read("the files could not be checked") { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM source_file AS file
          WHERE cells <> (SELECT count(*) FROM observation WHERE file_id = file.id)
            + (SELECT coalesce(sum(cells), 0) FROM set_aside WHERE file_id = file.id)
          ORDER BY id
          """)
    }
  }

  /// SHA-256 over every row of every table in a fixed order, hexadecimal: two databases with the
  /// same hash say the same, whatever their history on disk.
  public func contentHash() throws(StoreError) -> String {
    try read("the database could not be read") { db in
      var hash = RowHash()
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema
          WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
          ORDER BY name
          """)
      for table in tables {
        hash.add([table])
        let columns = try db.columns(in: table).count
        let order = (1...max(columns, 1)).map(String.init).joined(separator: ", ")
        let cursor = try Row.fetchCursor(db, sql: "SELECT * FROM \(table) ORDER BY \(order)")
        while let row = try cursor.next() {
          hash.add(row.databaseValues.map(\.description))
        }
      }
      return hash.hexadecimalDigest
    }
  }
}
