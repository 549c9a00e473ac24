import GRDB
import Geography
import Observations

/// Looks up the integer keys of series, and makes those that are missing.
struct SeriesKeys {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Returns the key of a series, which is made where there is none.
  func key(of series: Series) throws -> (key: Int64, isNew: Bool) {
    if let key = try find(series) { return (key, false) }
    return (try insert(series), true)
  }

  /// The key of a series; nil where the database has no figure of it.
  func find(_ series: Series) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id FROM series WHERE source = ? AND measure = ? AND year = ? AND period = ?
            AND sex = ? AND coalesce(age, '') = ? AND coalesce(level, '') = ?
          """),
      arguments: [
        series.measure.source, series.measure.name, series.period.year, series.period.description,
        series.sex.rawValue, series.age?.description ?? "", series.level ?? "",
      ])
  }

  private func insert(_ series: Series) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO series (source, measure, period, year, sex, age, level)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      series.measure.source, series.measure.name, series.period.description, series.period.year,
      series.sex.rawValue, series.age?.description, series.level,
    ])
    return db.lastInsertedRowID
  }
}

/// Looks up the integer keys of units, each once, and makes those that are missing.
struct UnitKeys {
  private let db: Database
  private var known: [UnitCode: Int64] = [:]

  init(_ db: Database) { self.db = db }

  mutating func key(of unit: UnitCode) throws -> Int64 {
    if let key = known[unit] { return key }
    let key = try find(unit) ?? insert(unit)
    known[unit] = key
    return key
  }

  /// The key of a unit; nil where the database has no figure of it.
  func find(_ unit: UnitCode) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM unit WHERE level = ? AND code = ?"),
      arguments: [unit.level.rawValue, unit.description])
  }

  private func insert(_ unit: UnitCode) throws -> Int64 {
    try db.cachedStatement(sql: "INSERT INTO unit (code, level) VALUES (?, ?)")
      .execute(arguments: [unit.description, unit.level.rawValue])
    return db.lastInsertedRowID
  }
}
