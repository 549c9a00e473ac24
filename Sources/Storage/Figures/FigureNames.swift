import GRDB
import Geography
import Observations

/// Gives the series and units that integer keys stand for, each read once.
struct FigureNames {
  private let db: Database
  private var knownSeries: [Int64: Series] = [:]
  private var knownUnits: [Int64: UnitCode] = [:]
  private var periods: [String: Period] = [:]
  private var unit: RawStatement?

  init(_ db: Database) { self.db = db }

  static let seriesColumns = "id, source, measure, period, sex, age, level"

  /// The series of a row of `seriesColumns`.
  mutating func series(_ row: Row) throws -> Series {
    let text: String = row[3]
    guard let period = periods[text] ?? Period(text), let sex = Sex(rawValue: row[4]) else {
      throw StoreError("a series is not as the program writes it: \(row)")
    }
    periods[text] = period
    return Series(
      measure: Measure(source: row[1], name: row[2]), period: period, sex: sex,
      age: (row[5] as String?).flatMap { AgeBand($0) }, level: row[6])
  }

  mutating func series(_ key: Int64) throws -> Series {
    if let known = knownSeries[key] { return known }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(Self.seriesColumns) FROM series WHERE id = ?"),
      arguments: [key])
    guard let row else { throw StoreError("the series \(key) is missing") }
    let name = try series(row)
    knownSeries[key] = name
    return name
  }

  mutating func unit(_ key: Int64) throws -> UnitCode {
    if let known = knownUnits[key] { return known }
    let row = try self.unit ?? RawStatement(db, "SELECT code, level FROM unit WHERE id = ?")
    self.unit = row
    row.bind(key, at: 1)
    guard try row.step(), let unit = UnitCode(row.text(0), level: row.text(1)) else {
      throw StoreError("the unit \(key) is not as the program writes it")
    }
    // Its key is its own: after the row there is the end.
    _ = try row.step()
    knownUnits[key] = unit
    return unit
  }
}
