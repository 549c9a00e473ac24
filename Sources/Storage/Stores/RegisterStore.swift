import Files
import GRDB
import Geography
import Ingestion
import Observations

extension Store {
  /// The names and municipalities of schools: of those the files tell of the same year, those of the
  /// file that holds.
  public func schools() throws(StoreError) -> SchoolRegister {
    try read("the schools could not be read") { db in
      var (register, periods) = (SchoolRegister(), [String: Period]())
      for file in try FileOrder(db).inForce {
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT unit_code, unit_level, period, name, municipality, line FROM unit_register
            WHERE file_id = ? ORDER BY line, period
            """, arguments: [file])
        register.insert(try rows.map { try Self.registerEntry($0, &periods) })
      }
      return register
    }
  }

  /// - Parameter periods: those that have been read, by their text: a register has few.
  private static func registerEntry(_ row: Row, _ periods: inout [String: Period]) throws
    -> RegisterEntry
  {
    let text: String = row[2]
    let municipality = row[4] as String?
    let place = municipality.flatMap { code in
      UnplacedCode(code).map(UnitCode.unplaced) ?? MunicipalityCode(code).map(UnitCode.municipality)
    }
    guard let unit = UnitCode(row[0], level: row[1]), let period = periods[text] ?? Period(text),
      (place == nil) == (municipality == nil)
    else { throw StoreError("a school is not as the program writes it: \(row)") }
    periods[text] = period
    return RegisterEntry(
      unit: unit, period: period, name: row[3], municipality: place, line: row[5])
  }

  static func insert(_ register: [RegisterEntry], file: Int64, _ db: Database) throws {
    let statement = try db.makeStatement(
      sql: "INSERT INTO unit_register VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    for entry in register {
      try statement.execute(arguments: [
        file, entry.line, entry.period.description, entry.period.year, entry.unit.description,
        entry.unit.level.rawValue, entry.name, entry.municipality?.description,
      ])
    }
  }

  /// A file that was imported before names and municipalities were kept, read once more for them.
  static func completeRegister(
    of file: SourceFile, by reader: ExtractReader, id: Int64, _ db: Database
  ) throws {
    let isLacking = try Bool.fetchOne(
      db,
      sql: """
        SELECT NOT EXISTS (SELECT 1 FROM unit_register WHERE file_id = :id) AND EXISTS (
          SELECT 1 FROM figure WHERE file_id = :id
            AND unit_id IN (SELECT id FROM unit WHERE level = 'school'))
        """, arguments: ["id": id])
    guard isLacking == true else { return }
    let extract = reader.read(file)
    guard extract.problems.isEmpty, !extract.register.isEmpty else { return }
    try insert(extract.register, file: id, db)
    try Ledger.seal("unit_register", of: id, sha256: file.sha256, db)
  }
}
