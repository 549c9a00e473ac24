import Files
import GRDB
import Practices

/// Entries of a table that is only ever added to: each is sealed by a SHA-256 over itself and the seal before.
struct SealedEntries {
  /// The table, whose first column is `id` and whose last is `sha256`.
  let table: String
  /// What a single entry is called in refusals.
  let name: String
  /// The columns that the first edition of the table had not; an entry of that time is sealed without them.
  var later: Set<String> = []

  /// The entries in order of number, each with the number of the one that corrects it as `replaced_by`.
  /// - Parameter id: of the only entry that is asked for; nil for all.
  func rows(_ db: Database, id: Int? = nil) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT entry.*, newer.id AS replaced_by
        FROM \(table) AS entry LEFT JOIN \(table) AS newer ON newer.replaces = entry.id
        \(id == nil ? "" : "WHERE entry.id = :id") ORDER BY entry.id
        """, arguments: id.map { ["id": $0] } ?? [:])
  }

  /// Refuses to correct an entry that is not there, or has been corrected by a later one.
  /// - Parameter replaced: the number of the entry that is to be corrected; nil for none.
  func requireInForce(_ replaced: Int?, _ db: Database) throws {
    guard let replaced else { return }
    guard let entry = try rows(db, id: replaced).first else {
      throw StoreError("there is no \(name) \(replaced) to replace")
    }
    if let newer: Int = entry["replaced_by"] {
      throw StoreError("\(name) \(replaced) is replaced by \(newer) already; replace that")
    }
  }

  /// Adds the entry that is made with the next number.
  /// - Parameters:
  ///   - vouching: who vouches for words of it, which is kept beside it.
  ///   - cells: the entry's cells in the table's order without the seal, the number first.
  /// - Returns: its number.
  func append(_ db: Database, _ vouching: Vouching, _ cells: (Int) -> [Cell]) throws -> Int {
    let last = try Row.fetchOne(db, sql: "SELECT id, sha256 FROM \(table) ORDER BY id DESC LIMIT 1")
    let id = (last?["id"] ?? 0) + 1
    let cells = cells(id)
    let seal = Self.seal(cells.map(\.description), after: last?["sha256"])
    try db.execute(
      sql: "INSERT INTO \(table) VALUES (\(cells.map { _ in "?, " }.joined())?)",
      arguments: StatementArguments(cells.map(\.databaseValue) + [seal.databaseValue]))
    for words in Set(vouching.words).sorted() {
      try db.execute(
        sql: "INSERT INTO \(table)_vouching VALUES (?, ?, ?, ?)",
        arguments: [id, words, vouching.by, vouching.because])
    }
    return id
  }

  /// Who vouches for words of an entry.
  func vouching(of id: Int, _ db: Database) throws -> Vouching {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT words, vouched_by, because FROM \(table)_vouching WHERE \(table)_id = ? ORDER BY words
        """, arguments: [id])
    guard let first = rows.first else { return .none }
    return Vouching(
      words: rows.map { $0["words"] }, by: first["vouched_by"], because: first["because"])
  }

  /// The numbers of entries that are not as they were recorded, or follow one that is gone.
  /// - Parameter isOfBefore: whether the later columns hold what an entry without them was given.
  func altered(_ db: Database, isOfBefore: (Row) -> Bool = { _ in false }) throws -> [Int] {
    var before: String?
    return try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY id").compactMap { row in
      let cells = zip(row.columnNames, row.databaseValues).dropLast()
        .map { (name: $0, text: Store.text($1)) }
      let stored: String = row["sha256"]
      defer { before = stored }
      if Self.seal(cells.map(\.text), after: before) == stored { return nil }
      let first = cells.filter { !later.contains($0.name) }.map(\.text)
      return isOfBefore(row) && Self.seal(first, after: before) == stored ? nil : row["id"]
    }
  }

  /// SHA-256 over the hash of the entry before and the entry's own cells.
  private static func seal(_ cells: [String], after before: String?) -> String {
    var hash = RowHash()
    hash.add([before ?? ""])
    hash.add(cells)
    return hash.hexadecimalDigest
  }
}
