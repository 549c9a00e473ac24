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
  /// and so are the days of import.
  public func contentHash() throws(StoreError) -> String {
    try read("the database could not be read") { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema
          WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
            AND name NOT IN ('figure', 'series', 'unit', 'imported_on') OR name = 'observation'
          ORDER BY name
          """)
      var hash = ContentHash()
      for table in tables { try hash.add(table, db) }
      return hash.hexadecimalDigest
    }
  }
}
