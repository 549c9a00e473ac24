import Files
import GRDB

/// Holds the tables, views, triggers and indexes of a database against those the program makes.
enum SchemaProof {
  /// What is there, gone or written otherwise, each as `view observation`.
  static func problems(_ db: Database) throws -> [String] {
    let fresh = try DatabaseQueue()
    try Schema.migrator.migrate(fresh)
    let own = try fresh.read { try definitions($0) }
    let found = try definitions(db)
    return try marks(db)
      + Set(own.keys).union(found.keys).sorted().compactMap { name in
        switch (own[name], found[name]) {
        case (_?, nil): "the \(name) is gone"
        case (nil, _?): "the \(name) is none of the program's"
        case (let one, let other): one == other ? nil : "the \(name) is not the program's own"
        }
      }
  }

  /// What of the numbers in the database's header is not as the program writes them.
  private static func marks(_ db: Database) throws -> [String] {
    let steps = try Int.fetchOne(db, sql: "PRAGMA user_version")
    let id = try UInt32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let isOwn = [DatabaseFile.applicationID, DatabaseFile.publicID].contains(id)
    return (isOwn ? [] : ["the application_id is not the program's own"])
      + (steps == Schema.migrator.migrations.count
        ? [] : ["the user_version is not the number of steps by which the tables were made"])
  }

  private static func definitions(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema
        WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'
        """)
    return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }, uniquingKeysWith: +)
  }
}
