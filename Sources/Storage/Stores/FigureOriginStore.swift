import GRDB
import Geography
import Observations

/// A figure in force with the place in the file that gave it.
public struct FigureOrigin: Sendable, Equatable {
  public let series: Series
  public let unit: UnitCode
  public let value: CellValue
  public let file: String
  public let sha256: String
  /// The file's number in order of import.
  package let fileNumber: Int64
  /// From 1.
  public let line: Int
  public let column: Int
}

extension Store {
  /// The file, line and column that gave each unit's figure in force of a series; of several the last.
  public func places(of series: Series) throws(StoreError)
    -> [UnitCode: (file: String, line: Int, column: Int)]
  {
    try read("the figures could not be traced") { db in
      guard let key = try SeriesKeys(db).find(series) else { return [:] }
      var places: [UnitCode: (file: String, line: Int, column: Int)] = [:]
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT unit.code, unit.level, name, line, column_number
            FROM figure JOIN source_file ON source_file.id = file_id JOIN unit ON unit.id = unit_id
            WHERE series_id = ? AND in_force = 1 ORDER BY file_id, line, column_number
            """), arguments: [key])
      while let row = try rows.next() {
        guard let unit = UnitCode(row[0], level: row[1]) else { continue }
        places[unit] = (row[2], row[3], row[4])
      }
      return places
    }
  }

  /// The figures in force of some series about some units, each with its origin, in the given order.
  public func origins(of series: [Series], about units: [UnitCode]) throws(StoreError)
    -> [FigureOrigin]
  {
    try read("the figures could not be traced") { db in
      let (seriesKeys, unitKeys) = (SeriesKeys(db), UnitKeys(db))
      return try series.flatMap { series -> [FigureOrigin] in
        guard let key = try seriesKeys.find(series) else { return [] }
        return try units.compactMap { unit in
          guard let unitKey = try unitKeys.find(unit) else { return nil }
          let row = try Row.fetchOne(
            db.cachedStatement(
              sql: """
                SELECT kind, value, name, sha256, line, column_number, file_id
                FROM figure JOIN source_file ON source_file.id = file_id
                WHERE series_id = ? AND in_force = 1 AND unit_id = ?
                ORDER BY file_id DESC, line DESC, column_number DESC
                """), arguments: [key, unitKey])
          return try row.map { row in
            FigureOrigin(
              series: series, unit: unit,
              value: try CellValue(code: row[0], number: row[1] ?? 0), file: row[2],
              sha256: row[3], fileNumber: row[6], line: row[4], column: row[5])
          }
        }
      }
    }
  }
}
