import Files
import GRDB
import Geography
import Indicators

/// The tables in which a part of a zero point stands with its definitions, units and sources; their rows
/// name the part by a key.
struct PartTables {
  /// What was frozen before there were parts; the key is the year.
  static let frozen = PartTables(prefix: "zero_point", key: "year")
  /// A part of a chain; the key is its id.
  static let sealed = PartTables(prefix: "zero_point_part", key: "part_id")

  private let prefix: String
  private let key: String

  func write(
    _ sources: [ZeroPoint.Source], _ definitions: [Indicator], _ units: [ZeroPoint.Unit],
    of part: Int64, _ db: Database
  ) throws {
    for source in sources {
      try db.execute(
        sql: "INSERT INTO \(prefix)_source VALUES (?, ?, ?)",
        arguments: [part, source.sha256, source.name])
    }
    for (position, definition) in definitions.enumerated() {
      try db.execute(
        sql: "INSERT INTO \(prefix)_definition VALUES (?, ?, ?, ?)",
        arguments: [part, position, definition.id, try definition.canonicalJSON()])
    }
    for (position, unit) in units.enumerated() {
      try db.execute(
        sql: "INSERT INTO \(prefix)_unit VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          part, position, unit.unit.code.description, unit.unit.name,
          unit.unit.code.level.rawValue,
          unit.municipalities.map(\.description).joined(separator: " "),
        ])
    }
  }

  func sources(of part: Int64, _ db: Database) throws -> [ZeroPoint.Source] {
    try Row.fetchAll(
      db, sql: "SELECT name, sha256 FROM \(prefix)_source WHERE \(key) = ?", arguments: [part]
    ).map { ZeroPoint.Source(name: $0[0], sha256: $0[1]) }
  }

  func definitions(of part: Int64, _ db: Database) throws -> [Indicator] {
    try String.fetchAll(
      db, sql: "SELECT definition FROM \(prefix)_definition WHERE \(key) = ? ORDER BY position",
      arguments: [part]
    ).map { try Indicator(reading: SettingsNode(json: $0)) }
  }

  /// - Throws: `StoreError` at the first row that the program cannot have written.
  func units(of part: Int64, _ db: Database) throws -> [ZeroPoint.Unit] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM \(prefix)_unit WHERE \(key) = ? ORDER BY position",
      arguments: [part]
    ).map { row in
      guard let code = UnitCode(row["unit_code"], level: row["unit_level"]) else {
        throw StoreError("a frozen unit is not as the program writes it: \(row)")
      }
      let municipalities = (row["municipalities"] as String).split(separator: " ")
      return ZeroPoint.Unit(
        unit: NamedUnit(code: code, name: row["unit_name"]),
        municipalities: municipalities.compactMap { MunicipalityCode($0) })
    }
  }
}
