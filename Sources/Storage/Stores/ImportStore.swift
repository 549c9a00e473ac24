import Files
import GRDB
import Geography
import Indicators
import Ingestion
import Observations

/// The outcome of importing a file.
public enum ImportOutcome: Sendable {
  /// - Parameter revision: what it says otherwise than the file before it; nil for the first of its
  ///   table.
  case imported(Extract, revision: Revision?)
  /// The same bytes, or the same figures in another encoding, were imported before under this name.
  case alreadyImported(String)
  /// The file has problems, and nothing of it was imported.
  case refused(Extract)
}

extension Store {
  /// Imports a file whole, or finds it imported already, or refuses it, in one transaction in
  /// which observations are written as they are read.
  ///
  /// - Parameter progress: told now and then how many figures have been written.
  /// - Throws: `StoreError`, with the database as it was before, when the database refuses.
  public func importFile(
    _ file: SourceFile, by reader: ExtractReader, progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> ImportOutcome {
    do {
      return try queue.write { db in
        let known = try Row.fetchOne(
          db, sql: "SELECT id, name FROM source_file WHERE sha256 = ?", arguments: [file.sha256])
        if let known {
          try Self.completeRegister(of: file, by: reader, id: known["id"], db)
          return .alreadyImported(known["name"])
        }
        return try read(file, by: reader, progress, db)
      }
    } catch let nothing as NothingTaken {
      return nothing.outcome
    } catch {
      throw StoreError("\(file.path) could not be imported", cause: error)
    }
  }

  /// Rolls the transaction back and carries the outcome out of it.
  private struct NothingTaken: Error {
    let outcome: ImportOutcome
  }

  private func read(
    _ file: SourceFile, by reader: ExtractReader, _ progress: (Int) -> Void, _ db: Database
  ) throws -> ImportOutcome {
    let id = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM source_file") ?? 1
    // Set again before anybody sees the transaction.
    try db.execute(sql: "DROP TRIGGER figure_is_sealed")
    var writer = try FigureWriter(file: id, db)
    var written = 0
    let extract = try reader.read(file) { observation, series throws(any Error) in
      try writer.write(observation, series)
      written += 1
      if written % 10_000 == 0 { progress(written) }
    }
    try db.execute(sql: Schema.figureSeal)
    guard extract.problems.isEmpty, extract.reconciliation.isComplete, let form = extract.form,
      let recipe = form.recipe
    else { throw NothingTaken(outcome: .refused(extract)) }
    let twin = try String.fetchOne(
      db, sql: "SELECT name FROM source_file WHERE content_sha256 = ?",
      arguments: [extract.contentHash])
    if let twin { throw NothingTaken(outcome: .alreadyImported(twin)) }
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
    let predecessor = try Int64.fetchOne(
      db, sql: "SELECT max(id) FROM source_file WHERE recipe = ? AND id < ?",
      arguments: [recipe, id])
    let revision = try predecessor.flatMap { try Self.revision(from: $0, to: id, db) }
    return .imported(extract, revision: revision)
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
    for check in account.sums {
      let series = check.series
      try db.execute(
        sql: "INSERT INTO sum_check VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
    for (position, broken) in extract.breaks.enumerated() {
      try db.execute(
        sql: "INSERT INTO series_break VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          file, position, broken.measure.source, broken.measure.name, broken.period.description,
          broken.unit?.description, broken.unit?.level.rawValue, broken.note, broken.origin?.line,
          broken.origin?.column,
        ])
    }
  }

  /// Every imported file in order of import.
  public func files() throws(StoreError) -> [ZeroPoint.Source] {
    try read("the files could not be listed") { db in
      try Row.fetchAll(db, sql: "SELECT name, sha256 FROM source_file ORDER BY id")
        .map { ZeroPoint.Source(name: $0[0], sha256: $0[1]) }
    }
  }
}
