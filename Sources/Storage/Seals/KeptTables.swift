import GRDB

/// The tables that are neither figures nor results, each with a hash over all its rows: practices, regions, what
/// has been withheld, the last run. A table that a later step adds is among them.
struct KeptTables {
  /// SHA-256 by table; a table without rows has none.
  private(set) var hashes: [String: String] = [:]

  /// No rows in any table.
  init() {}

  init(_ db: Database) throws {
    for table in try Self.names(db) {
      let hasRows = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \"\(table)\")")
      guard hasRows == true else { continue }
      var hash = ContentHash()
      try hash.add(table, db)
      hashes[table] = hash.hexadecimalDigest
    }
  }

  /// No table has rows but those that only say something of the database itself, whose names begin with a line.
  var isEmpty: Bool { hashes.keys.allSatisfy { $0.hasPrefix("_") } }

  /// Sealed otherwise: figures and files by file, zero points by part, results by the last run's hash; and the log's
  /// mark, which says nothing of what is stored.
  private static let others: Set = [
    "figure", "series", "unit", "source_file", "estimate", "relative_change", "candidate",
    "recoding_account", "ledger", "file_seal", "table_seal", "zero_point", "zero_point_source",
    "zero_point_definition", "zero_point_unit", "zero_point_estimate", "zero_point_part",
    "zero_point_part_source", "zero_point_part_definition", "zero_point_part_unit",
    "zero_point_figure", "log_mark",
  ]

  private static func names(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_schema AS t
        WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND name NOT LIKE 'grdb\\_%' ESCAPE '\\'
          AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'file_id')
        ORDER BY name
        """
    ).filter { !others.contains($0) }
  }

  /// What a run leaves behind, which depends on the program that made it and is no part of the ledger.
  private static let ofRuns: Set = ["last_run", "run_basis", "withheld_figure"]

  /// The tables as they were last sealed.
  static func sealed(_ db: Database) throws -> KeptTables {
    var tables = KeptTables()
    tables.hashes = try sealed(Ledger(db), db)
    return tables
  }

  /// The hashes with which tables were last sealed.
  static func sealed(_ ledger: Ledger, _ db: Database) throws -> [String: String] {
    let ofRuns = try Row.fetchAll(db, sql: "SELECT name, sha256 FROM table_seal").map {
      ($0[0] as String, $0[1] as String)
    }
    return ledger.contents(.table).merging(ofRuns) { $1 }.filter { !$0.value.isEmpty }
  }

  /// Seals the tables that changed, unless one was not as it had been sealed before: what somebody else wrote is
  /// never sealed with it.
  func seal(since before: KeptTables, _ db: Database) throws {
    let changed = Set(hashes.keys).union(before.hashes.keys)
      .filter { hashes[$0] != before.hashes[$0] }
    guard !changed.isEmpty else { return }
    let sealed = try Self.sealed(Ledger(db), db)
    for table in changed.sorted() where sealed[table] == before.hashes[table] {
      let hash = hashes[table] ?? ""
      if Self.ofRuns.contains(table) {
        try db.execute(
          sql: "INSERT OR REPLACE INTO table_seal VALUES (?, ?)", arguments: [table, hash])
      } else {
        try Ledger.append(.table, table, hash, db)
      }
    }
  }
}
