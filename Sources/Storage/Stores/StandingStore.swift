import Files
import GRDB
import Geography
import Ingestion
import Observations

/// What became of the figures in force when it was decided anew of a file.
public struct StandingChange: Sendable, Equatable {
  /// The name under which the file was imported.
  public let file: String
  /// How many figures the file has, and how many of them are in force now.
  public let figures: Int
  public let inForce: Int
  /// For each other file, in order of import, how many of its figures came into force (above zero) or
  /// went out of it (below zero).
  public let others: [Other]

  public struct Other: Sendable, Equatable {
    public let file: String
    public let change: Int
  }
}

/// An imported file, and whether its figures are in force.
public struct ImportedFile: Sendable, Equatable {
  public let name: String
  public let sha256: String
  public let recipe: String
  /// The day on which it says that its table was changed last; nil where it does not say.
  public let lastChanged: CalendarDay?
  /// The day on which it was imported; nil for one imported before that was kept.
  public let importedOn: CalendarDay?
  public let isWithdrawn: Bool
  public let figures: Int
  /// How many of its figures are in force.
  public let inForce: Int
}

extension Store {
  /// Takes a file's figures out of force. They are kept; those of other files that give the same come
  /// back.
  /// - Parameter text: the name under which it was imported, or the beginning of its SHA-256, six digits
  ///   at least.
  /// - Throws: `StoreError` for a text that means no file, or several, or a file that is withdrawn.
  public func withdraw(_ text: String) throws(StoreError) -> StandingChange {
    try write("\(text) could not be withdrawn") { db in
      let file = try Self.file(text, db)
      guard try !FileOrder(db).withdrawn.contains(file) else {
        throw StoreError("\(text) is withdrawn already; import the file again to put it in force")
      }
      return try Self.decide(file, "withdrawn", beneath: nil, db)
    }
  }

  /// Every imported file in order of import.
  public func importedFiles() throws(StoreError) -> [ImportedFile] {
    try read("the files could not be listed") { db in
      let withdrawn = try FileOrder(db).withdrawn
      return try Row.fetchAll(
        db,
        sql: """
          SELECT id, name, sha256, recipe, last_changed.day AS changed, imported_on.day AS imported,
            (SELECT count(*) FROM figure WHERE figure.file_id = id) AS figures,
            (SELECT count(*) FROM figure WHERE figure.file_id = id AND in_force = 1) AS in_force
          FROM source_file LEFT JOIN last_changed ON last_changed.file_id = id
            LEFT JOIN imported_on ON imported_on.file_id = id
          ORDER BY id
          """
      ).map { row in
        ImportedFile(
          name: row["name"], sha256: row["sha256"], recipe: row["recipe"],
          lastChanged: (row["changed"] as String?).flatMap { CalendarDay($0) },
          importedOn: (row["imported"] as String?).flatMap { CalendarDay($0) },
          isWithdrawn: withdrawn.contains(row["id"]), figures: row["figures"],
          inForce: row["in_force"])
      }
    }
  }

  /// The files whose figures are in force, or out of force, otherwise than was decided; empty in a whole
  /// database.
  public func filesInForceByMistake() throws(StoreError) -> [String] {
    try read("the files could not be checked") { db in
      let ranks = try FileOrder(db).ranks
      var wrong: Set<Int64> = []
      // The file that should hold for each unit of a series; below zero is the rank of a withdrawn one.
      var best: [Int64: (rank: Int, file: Int64, isInForce: Bool)] = [:]
      func judge() {
        wrong.formUnion(best.values.lazy.filter { $0.isInForce != ($0.rank >= 0) }.map(\.file))
        best.removeAll(keepingCapacity: true)
      }
      let rows = try RawStatement(
        db,
        "SELECT series_id, in_force, unit_id, file_id FROM figure ORDER BY series_id, in_force")
      var series: Int64?
      while try rows.step() {
        if rows.int(0) != series { judge() }
        series = rows.int(0)
        let (isInForce, unit, file) = (rows.int(1) == 1, rows.int(2), rows.int(3))
        let rank = ranks[file] ?? -1
        if let known = best[unit], known.rank > rank {
          if isInForce { wrong.insert(file) }
        } else {
          if let known = best[unit], known.isInForce, known.file != file {
            wrong.insert(known.file)
          }
          best[unit] = (rank, file, isInForce)
        }
      }
      judge()
      return try wrong.sorted().map { try Self.name(of: $0, db) }
    }
  }

  /// Writes down what is decided of a file, and puts its figures right.
  /// - Parameter other: the file right above it; nil for above all.
  static func decide(_ file: Int64, _ standing: String, beneath other: Int64?, _ db: Database)
    throws
    -> StandingChange
  {
    try db.execute(
      sql: "INSERT INTO file_standing (file_id, standing, beneath) VALUES (?, ?, ?)",
      arguments: [file, standing, other])
    try Ledger.appendDecision(db)
    try db.execute(sql: "DROP TRIGGER figure_is_final")
    var figures = try FigureStanding(of: file, FileOrder(db), db)
    try figures.settle()
    try db.execute(sql: Schema.figureFinality)
    let counts = try Row.fetchOne(
      db, sql: "SELECT count(*), total(in_force) FROM figure WHERE file_id = ?", arguments: [file])
    return StandingChange(
      file: try name(of: file, db), figures: counts?[0] ?? 0, inForce: counts?[1] ?? 0,
      others: try figures.others.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map {
        key, change in
        StandingChange.Other(file: try name(of: key, db), change: change)
      })
  }

  /// The file that a file gives way to although it comes later: of those of its table that are newer by
  /// what they say themselves, the one that gives way to the others. nil when there is none.
  ///
  /// Newer is the table that was changed last on a later day. Where not both tell that day, of files that
  /// are imported together the one whose last year is later.
  /// - Parameter isKnown: the file was in the database and is named again, which puts it above all that
  ///   is not imported together with it.
  static func newer(
    than file: Int64, importedWith batch: Set<Int64>, isKnown: Bool, _ db: Database
  ) throws -> Int64? {
    let ofTable = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM source_file
        WHERE recipe = (SELECT recipe FROM source_file WHERE id = :file) AND id <> :file
        """, arguments: ["file": file])
    let day = try lastChanged(file, db)
    var lastYear: Int?
    let newer = try ofTable.filter { other in
      guard batch.contains(other) || !isKnown else { return false }
      if let day, let othersDay = try lastChanged(other, db) { return othersDay > day }
      guard batch.contains(other) else { return false }
      let own = try lastYear ?? Self.lastYear(file, db)
      lastYear = own
      return try Self.lastYear(other, db) > own
    }
    return try FileOrder(db).inForce.first { newer.contains($0) }
  }

  private static func lastChanged(_ file: Int64, _ db: Database) throws -> CalendarDay? {
    try String.fetchOne(
      db, sql: "SELECT day FROM last_changed WHERE file_id = ?", arguments: [file]
    ).flatMap { CalendarDay($0) }
  }

  private static func lastYear(_ file: Int64, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT coalesce(max(year), 0) FROM series
        WHERE id IN (SELECT series_id FROM figure WHERE file_id = ?)
        """, arguments: [file]) ?? 0
  }

  static func name(of file: Int64, _ db: Database) throws -> String {
    try String.fetchOne(db, sql: "SELECT name FROM source_file WHERE id = ?", arguments: [file])
      ?? ""
  }
}
