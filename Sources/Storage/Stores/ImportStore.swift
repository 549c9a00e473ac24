import Files
import GRDB
import Geography
import Indicators
import Ingestion
import Observations

/// The outcome of importing a file.
public enum ImportOutcome: Sendable {
  /// - Parameters:
  ///   - revision: what it says otherwise than the file of its table that held before it; nil for the
  ///     first of its table.
  ///   - beneath: the file that is newer by what the two say themselves, whose figures stay in force; nil
  ///     where the imported file's are in force.
  case imported(Extract, revision: Revision?, beneath: String?)
  /// The same bytes, or the same figures in another encoding, were in the database, and are in force
  /// again in place of other files'.
  case inForceAgain(StandingChange)
  /// The same bytes, or the same figures in another encoding, were imported before under this name, and
  /// nothing is changed.
  case alreadyImported(String, isWithdrawn: Bool)
  /// The file has problems, and nothing of it was imported.
  case refused(Extract)
}

/// How far an import has come.
public enum ImportProgress: Sendable, Equatable {
  /// So many figures have been written, the last from this line.
  case reading(figures: Int, line: Int)
  /// The file is compared with the one that held before it: so many series are done.
  case comparing(series: Int, of: Int)
}

/// What becomes of a file that is in the database already.
public enum KnownFile: Sendable {
  /// Its figures are in force again.
  case putInForce
  /// It stays as it is: it was not handed in by name.
  case leave
}

extension Store {
  /// Imports a file whole, or finds it imported already, or refuses it, in one transaction in
  /// which observations are written as they are read.
  ///
  /// - Parameters:
  ///   - batch: the SHA-256 of the files imported together with it, whose order says nothing.
  ///   - day: the day of the import, which is kept beside the file; nil to keep none.
  ///   - progress: told now and then how far the import has come.
  /// - Throws: `StoreError`, with the database as it was before, when the database refuses.
  public func importFile(
    _ file: SourceFile, by reader: ExtractReader, known policy: KnownFile = .leave,
    with batch: Set<String> = [], on day: CalendarDay? = nil,
    progress: (ImportProgress) -> Void = { _ in }
  ) throws(StoreError) -> ImportOutcome {
    do {
      try requireWriting()
      return try queue.write { db in
        let changes = db.totalChangesCount
        let known = try Int64.fetchOne(
          db, sql: "SELECT id FROM source_file WHERE sha256 = ?", arguments: [file.sha256])
        let outcome: ImportOutcome
        if let known {
          try Self.completeRegister(of: file, by: reader, id: known, db)
          outcome = try Self.meet(known, again: policy, with: batch, db)
        } else {
          outcome = try read(file, by: reader, policy, batch, day, progress, db)
        }
        try LogMarks.renew(since: changes, db)
        return outcome
      }
    } catch let nothing as NothingTaken {
      return .refused(nothing.extract)
    } catch let twin as Twin {
      return try write("\(file.path) could not be imported") { db in
        try Self.meet(twin.file, again: policy, with: batch, db)
      }
    } catch {
      throw StoreError("\(file.path) could not be imported", cause: error)
    }
  }

  /// Rolls the transaction back and carries the refused file out of it.
  private struct NothingTaken: Error {
    let extract: Extract
  }

  /// Rolls the transaction back: the file says what one in the database says.
  private struct Twin: Error {
    let file: Int64
  }

  /// What becomes of a file that is in the database.
  private static func meet(
    _ file: Int64, again policy: KnownFile, with batch: Set<String>, _ db: Database
  ) throws -> ImportOutcome {
    let name = try name(of: file, db)
    let order = try FileOrder(db)
    let isWithdrawn = order.withdrawn.contains(file)
    guard policy == .putInForce else { return .alreadyImported(name, isWithdrawn: isWithdrawn) }
    let isWhole = try Bool.fetchOne(
      db, sql: "SELECT NOT EXISTS (SELECT 1 FROM figure WHERE file_id = ? AND in_force = 0)",
      arguments: [file])
    if !isWithdrawn, isWhole == true { return .alreadyImported(name, isWithdrawn: false) }
    let newer = try newer(
      than: file, importedWith: keys(of: batch, db), isKnown: true, db)
    let change = try decide(file, "in_force", beneath: newer, db)
    // Of files that are imported together and known all, an older one may find its newer above it.
    guard isWithdrawn || !change.others.isEmpty else {
      return .alreadyImported(name, isWithdrawn: false)
    }
    return .inForceAgain(change)
  }

  /// The files that have one of these SHA-256.
  static func keys(of hashes: Set<String>, _ db: Database) throws -> Set<Int64> {
    Set(
      try hashes.compactMap { hash in
        try Int64.fetchOne(
          db.cachedStatement(sql: "SELECT id FROM source_file WHERE sha256 = ?"),
          arguments: [hash])
      })
  }

  private func read(
    _ file: SourceFile, by reader: ExtractReader, _ policy: KnownFile, _ batch: Set<String>,
    _ today: CalendarDay?, _ progress: (ImportProgress) -> Void, _ db: Database
  ) throws -> ImportOutcome {
    let id = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM source_file") ?? 1
    // Set again before anybody sees the transaction.
    try db.execute(sql: "DROP TRIGGER figure_is_sealed; DROP TRIGGER figure_is_final")
    var writer = try FigureWriter(file: id, db)
    var written = 0
    let extract = try reader.read(file) { observation, series throws(any Error) in
      try writer.write(observation, series)
      written += 1
      if written % 10_000 == 0 {
        progress(.reading(figures: written, line: observation.origin.line))
      }
    }
    try db.execute(sql: Schema.figureSeal)
    try db.execute(sql: Schema.figureFinality)
    guard extract.problems.isEmpty, extract.reconciliation.isComplete, let form = extract.form,
      let recipe = form.recipe
    else { throw NothingTaken(extract: extract) }
    if let problem = try Self.otherUnit(extract, db) {
      throw NothingTaken(extract: extract.refused(for: problem))
    }
    let twin = try Int64.fetchOne(
      db, sql: "SELECT id FROM source_file WHERE content_sha256 = ?",
      arguments: [extract.contentHash])
    if let twin { throw Twin(file: twin) }
    try db.execute(
      sql: """
        INSERT INTO source_file
          (id, name, sha256, content_sha256, bytes, recipe, title, data_rows, cells)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, file.name, file.sha256, extract.contentHash, file.size, recipe, form.title,
        extract.reconciliation.rows, extract.reconciliation.cells,
      ])
    try insert(extract, file: id, db)
    try Self.insert(extract.register, file: id, db)
    if let day = form.lastChanged {
      try db.execute(
        sql: "INSERT INTO last_changed VALUES (?, ?)", arguments: [id, day.description])
    }
    if let today {
      try db.execute(
        sql: "INSERT INTO imported_on VALUES (?, ?)", arguments: [id, today.description])
    }
    // A file without a figure has no part for them.
    try Ledger.seal(file: id, figures: written > 0 ? writer.sealed : nil, db)
    let newer = try Self.newer(
      than: id, importedWith: Self.keys(of: batch, db), isKnown: false, db)
    let predecessor = try Self.predecessor(of: recipe, beneath: newer, db)
    if let newer {
      _ = try Self.decide(id, "in_force", beneath: newer, db)
    } else {
      try db.execute(
        sql: "INSERT INTO file_standing (file_id, standing) VALUES (?, 'in_force')",
        arguments: [id])
      try Ledger.appendDecision(db)
    }
    let revision = try predecessor.flatMap {
      try Self.revision(from: $0, to: id, db) { progress(.comparing(series: $0, of: $1)) }
    }
    return .imported(
      extract, revision: revision, beneath: try newer.map { try Self.name(of: $0, db) })
  }

  /// The problem of a file that gives a measure in another unit than a file that is not withdrawn; nil
  /// where there is none.
  private static func otherUnit(_ extract: Extract, _ db: Database) throws -> Problem? {
    let inForce = Set(try FileOrder(db).inForce)
    var known: [Measure: (unit: String, file: Int64)] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT source, measure, value_unit, file_id FROM measure")
    {
      let file: Int64 = row[3]
      if inForce.contains(file) {
        known[Measure(source: row[0], name: row[1])] = (row[2], file)
      }
    }
    for note in extract.measures {
      guard let (unit, file) = known[note.measure], unit != note.unit.rawValue else { continue }
      return Problem(
        file: extract.file.path, kind: .label, text: note.measure.description,
        message:
          "is in \(note.unit.rawValue) here and in \(unit) in \(try name(of: file, db)); "
          + "expected one unit for a measure. If that file is the mistaken one, withdraw it first")
    }
    return nil
  }

  /// The file of a table that holds before a new one: the last in force, or the last beneath a newer one.
  private static func predecessor(of recipe: String, beneath newer: Int64?, _ db: Database) throws
    -> Int64?
  {
    let ofTable = try Set(
      Int64.fetchAll(
        db,
        sql: """
          SELECT file_id FROM file_standing
          WHERE file_id IN (SELECT id FROM source_file WHERE recipe = ?)
          """, arguments: [recipe]))
    return try FileOrder(db).inForce.prefix { $0 != newer }.last { ofTable.contains($0) }
  }

  /// The name under which these bytes are in the database; nil when they are not.
  public func name(ofFileWithHash sha256: String) throws(StoreError) -> String? {
    try read("the files could not be read") { db in
      try String.fetchOne(
        db, sql: "SELECT name FROM source_file WHERE sha256 = ?", arguments: [sha256])
    }
  }

  private func insert(_ extract: Extract, file: Int64, _ db: Database) throws {
    let account = extract.reconciliation
    for (reason, cells) in account.setAside.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try db.execute(
        sql: "INSERT INTO set_aside VALUES (?, ?, ?)", arguments: [file, reason.rawValue, cells])
    }
    let sums = try db.cachedStatement(
      sql: "INSERT INTO sum_check VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for check in account.sums {
      let series = check.series
      try sums.execute(
        arguments: [
          file, series.measure.name, series.period.description, series.sex.rawValue,
          series.age?.description ?? "", series.level ?? "", check.unit.description,
          check.unit.level.rawValue, check.sum, check.printed, check.withheld, check.difference,
        ])
    }
    for note in extract.measures {
      try db.execute(
        sql: "INSERT INTO measure VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          file, note.measure.source, note.measure.name, note.unit.rawValue, note.period.rawValue,
          note.beside?.name, note.definition,
        ])
    }
    let breaks = try db.cachedStatement(
      sql: "INSERT INTO series_break VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (position, broken) in extract.breaks.enumerated() {
      try breaks.execute(
        arguments: [
          file, position, broken.measure.source, broken.measure.name, broken.period.description,
          broken.unit?.description, broken.unit?.level.rawValue, broken.note, broken.origin?.line,
          broken.origin?.column,
        ])
    }
  }

  /// The files that are not withdrawn, those first that give way to the others.
  public func files() throws(StoreError) -> [ZeroPoint.Source] {
    try read("the files could not be listed") { db in
      let rows = try Row.fetchAll(db, sql: "SELECT id, name, sha256 FROM source_file")
      let sources = Dictionary(
        uniqueKeysWithValues: rows.map { row -> (Int64, ZeroPoint.Source) in
          (row[0], ZeroPoint.Source(name: row[1], sha256: row[2]))
        })
      return try FileOrder(db).inForce.compactMap { sources[$0] }
    }
  }
}
