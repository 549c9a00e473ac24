import GRDB
import Geography
import Observations

/// The integer keys of series.
struct SeriesKeys {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// The series' key, which it gets where it has none.
  func key(of series: Series) throws -> Int64 { try find(series) ?? insert(series) }

  private func find(_ series: Series) throws -> Int64? {
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

/// The integer keys of units, each looked up once and made where it is not there.
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

  /// nil where the database has no figure of the unit.
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
