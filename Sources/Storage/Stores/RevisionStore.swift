import Files
import GRDB
import Observations

/// What one file says otherwise than another of the same table.
public struct Revision: Sendable, Equatable {
  public let earlier: String
  public let later: String
  /// Figures both have, with the same value.
  public let unchanged: Int
  public let changed: [Change]
  /// Figures only the later has.
  public let added: Int
  /// Figures only the earlier has: they stay in force, since a file may hold a part of its table.
  public let onlyEarlier: [Change]

  public struct Change: Sendable, Equatable {
    public let figure: Observation.Key
    public let before: CellValue
    /// nil where the later file does not give the figure.
    public let after: CellValue?
  }
}

extension Store {
  /// The differences between two imported files.
  /// - Parameters: names under which they were imported, or the beginnings of their SHA-256.
  /// - Throws: `StoreError` for a text that means no file, or several.
  public func revision(from earlier: String, to later: String) throws(StoreError) -> Revision {
    try read("the files could not be compared") { db in
      let (first, second) = (try Self.file(earlier, db), try Self.file(later, db))
      guard let revision = try Self.revision(from: first, to: second, db) else {
        throw StoreError("\(earlier) and \(later) have no figure in common")
      }
      return revision
    }
  }

  private static func file(_ text: String, _ db: Database) throws -> Int64 {
    let found = try Row.fetchAll(
      db,
      sql: """
        SELECT id, name, sha256 FROM source_file
        WHERE name = :text OR (length(:text) >= 6 AND substr(sha256, 1, length(:text)) = :text)
        ORDER BY id
        """, arguments: ["text": text])
    guard let only = found.first, found.count == 1 else {
      let choices = found.map { "\($0["name"] as String) \(($0["sha256"] as String).prefix(12))" }
      throw StoreError(
        found.isEmpty
          ? "no imported file is called \(text), or has a SHA-256 that begins so"
          : "\(text) may mean \(choices.joined(separator: ", ")); say which by its SHA-256")
    }
    return only["id"]
  }

  private static func onlyEarlier(
    _ earlier: Int64, _ later: Int64, _ isSame: String, _ db: Database
  ) throws -> [Revision.Change] {
    let columns = figureColumns.split(separator: ", ").map { "a.\($0)" }.joined(separator: ", ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(columns) FROM observation AS a
        LEFT JOIN observation AS b ON b.file_id = ? AND \(isSame)
        WHERE a.file_id = ? AND b.line IS NULL ORDER BY a.line, a.column_number
        """, arguments: [later, earlier]
    ).map { row in
      let (figure, before) = try Self.figure(row)
      return Revision.Change(figure: figure, before: before, after: nil)
    }
  }

  /// nil when the files have no figure in common.
  static func revision(from earlier: Int64, to later: Int64, _ db: Database) throws -> Revision? {
    func count(_ file: Int64) throws -> Int {
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM observation WHERE file_id = ?", arguments: [file]) ?? 0
    }
    func name(_ file: Int64) throws -> String {
      try String.fetchOne(db, sql: "SELECT name FROM source_file WHERE id = ?", arguments: [file])
        ?? ""
    }
    let key = ["source", "measure", "unit_code", "unit_level", "period", "sex"]
    let isSame = (key.map { "a.\($0) = b.\($0)" } + ["a.age IS b.age", "a.level IS b.level"])
      .joined(separator: " AND ")
    let shared =
      "FROM observation AS a JOIN observation AS b ON a.file_id = ? AND b.file_id = ? AND \(isSame)"
    let inBoth =
      try Int.fetchOne(db, sql: "SELECT count(*) \(shared)", arguments: [earlier, later]) ?? 0
    guard inBoth > 0 else { return nil }
    let columns = figureColumns.split(separator: ", ").map { "b.\($0)" }.joined(separator: ", ")
    let changed = try Row.fetchAll(
      db,
      sql: """
        SELECT \(columns), a.kind, a.value \(shared)
        WHERE a.kind <> b.kind OR a.value IS NOT b.value ORDER BY b.line, b.column_number
        """, arguments: [earlier, later]
    ).map { row in
      let (figure, after) = try Self.figure(row)
      guard let kind = CellValue.Kind(rawValue: row[10]),
        let before = CellValue(kind, number: row[11])
      else { throw StoreError("an observation is not as the program writes it: \(row)") }
      return Revision.Change(figure: figure, before: before, after: after)
    }
    return Revision(
      earlier: try name(earlier), later: try name(later), unchanged: inBoth - changed.count,
      changed: changed, added: try count(later) - inBoth,
      onlyEarlier: try onlyEarlier(earlier, later, isSame, db))
  }
}
