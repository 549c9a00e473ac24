import GRDB
import Geography
import Indicators
import Ingestion
import Observations

/// What became of an extract that was handed in.
public enum ImportOutcome: Sendable, Equatable {
  case imported(Reconciliation)
  /// These bytes, or another writing of the same figures, are in the database under this name.
  case alreadyImported(String)
}

extension Store {
  /// Takes in all of an extract, or finds that it is there already.
  ///
  /// - Throws: `StoreError`, with the database as it was before, when the extract has problems or
  ///   cells in no account, or the database refuses.
  public func importExtract(_ extract: Extract) throws(StoreError) -> ImportOutcome {
    guard extract.problems.isEmpty, extract.reconciliation.isComplete, let form = extract.form,
      let recipe = form.recipe
    else {
      throw StoreError(
        "\(extract.file.path) has problems or cells in no account, and is not imported")
    }
    let contentHash = extract.contentHash
    return try write("\(extract.file.path) could not be imported") { db in
      let known = try String.fetchOne(
        db, sql: "SELECT name FROM source_file WHERE sha256 = ? OR content_sha256 = ?",
        arguments: [extract.file.sha256, contentHash])
      if let known { return .alreadyImported(known) }
      try db.execute(
        sql: """
          INSERT INTO source_file
            (name, sha256, content_sha256, bytes, recipe, title, data_rows, cells)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          extract.file.name, extract.file.sha256, contentHash, extract.file.bytes.count, recipe,
          form.title, extract.reconciliation.rows, extract.reconciliation.cells,
        ])
      let file = db.lastInsertedRowID
      try insert(extract.observations, file: file, db)
      try insert(extract.reconciliation, file: file, db)
      return .imported(extract.reconciliation)
    }
  }

  /// The name under which these bytes are in the database; nil when they are not.
  public func name(ofFileWithHash sha256: String) throws(StoreError) -> String? {
    try read("the files could not be read") { db in
      try String.fetchOne(
        db, sql: "SELECT name FROM source_file WHERE sha256 = ?", arguments: [sha256])
    }
  }

  private func insert(_ observations: [Observation], file: Int64, _ db: Database) throws {
    let statement = try db.makeStatement(
      sql: """
        INSERT INTO observation (file_id, line, column_number, source, measure, unit_code,
          unit_level, year, sex, age, kind, value, is_provisional)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for observation in observations {
      let (key, value) = (observation.key, observation.value)
      let number: Double? = if case .number(let number) = value { number } else { nil }
      try statement.execute(arguments: [
        file, observation.origin.line, observation.origin.column, key.measure.source,
        key.measure.name, key.unit.description, key.unit.level.rawValue, key.year,
        key.sex.rawValue, key.age?.description, value.kind.rawValue, number,
        observation.isProvisional,
      ])
    }
  }

  private func insert(_ account: Reconciliation, file: Int64, _ db: Database) throws {
    for (reason, cells) in account.setAside.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try db.execute(
        sql: "INSERT INTO set_aside VALUES (?, ?, ?)", arguments: [file, reason.rawValue, cells])
    }
    for check in account.sums {
      try db.execute(
        sql: "INSERT INTO sum_check VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          file, check.measure.name, check.year, check.sex.rawValue, check.age?.description ?? "",
          check.municipalities, check.printed, check.difference,
        ])
    }
  }

  /// The figures in force: for each the newest file's.
  /// - Parameter files: only those with these hashes; nil for all.
  public func observations(from files: Set<String>? = nil) throws(StoreError) -> ObservationTable {
    try read("the observations could not be read") { db in
      var table = ObservationTable()
      let wanted = try Row.fetchAll(db, sql: "SELECT id, sha256 FROM source_file ORDER BY id")
        .filter { files?.contains($0["sha256"]) ?? true }
        .map { $0["id"] as Int64 }
      for file in wanted {
        let cursor = try Row.fetchCursor(
          db,
          sql: """
            SELECT source, measure, unit_code, unit_level, year, sex, age, kind, value
            FROM observation WHERE file_id = ?
            """, arguments: [file])
        while let row = try cursor.next() {
          let (key, value) = try Self.figure(row)
          table.insert(key, value)
        }
      }
      return table
    }
  }

  private static func figure(_ row: Row) throws -> (Observation.Key, CellValue) {
    guard let unit = UnitCode(row[2], level: row[3]), let sex = Sex(rawValue: row[5]),
      let kind = CellValue.Kind(rawValue: row[7]), let value = CellValue(kind, number: row[8])
    else { throw StoreError("an observation is not as the program writes it: \(row)") }
    let age = (row[6] as String?).flatMap { AgeBand($0) }
    let key = Observation.Key(
      measure: Measure(source: row[0], name: row[1]), unit: unit, year: row[4], sex: sex, age: age)
    return (key, value)
  }

  /// Every imported file in order of import.
  public func files() throws(StoreError) -> [ZeroPoint.Source] {
    try read("the files could not be listed") { db in
      try Row.fetchAll(db, sql: "SELECT name, sha256 FROM source_file ORDER BY id")
        .map { ZeroPoint.Source(name: $0[0], sha256: $0[1]) }
    }
  }
}
