import Files
import GRDB
import Geography
import Observations

extension Store {
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
          db, sql: "SELECT \(Self.figureColumns) FROM observation WHERE file_id = ?",
          arguments: [file])
        while let row = try cursor.next() {
          let (key, value) = try Self.figure(row)
          table.insert(key, value)
        }
      }
      // Count and share may stand in different rows, or files.
      let pairs = try Row.fetchAll(
        db,
        sql: "SELECT DISTINCT source, measure, beside FROM measure WHERE beside IS NOT NULL")
      for pair in pairs {
        table.withhold(
          Measure(source: pair[0], name: pair[1]),
          besideWithheld: Measure(source: pair[0], name: pair[2]))
      }
      return table
    }
  }

  /// What `figure` reads, in its order.
  static let figureColumns =
    "source, measure, unit_code, unit_level, period, sex, age, level, kind, value"

  static func figure(_ row: Row) throws -> (Observation.Key, CellValue) {
    guard let unit = UnitCode(row[2], level: row[3]), let period = Period(row[4] as String),
      let sex = Sex(rawValue: row[5]), let kind = CellValue.Kind(rawValue: row[8]),
      let value = CellValue(kind, number: row[9])
    else { throw StoreError("an observation is not as the program writes it: \(row)") }
    let series = Series(
      measure: Measure(source: row[0], name: row[1]), period: period, sex: sex,
      age: (row[6] as String?).flatMap { AgeBand($0) }, level: row[7])
    return (Observation.Key(series, unit), value)
  }
}
