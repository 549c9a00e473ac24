import Files
import GRDB

/// A database that somebody may get, as whoever proves a folder reads it.
package enum SharedDatabase {
  /// Hands out the rows of its results: the table, its columns, the row's number and its cells, empty for none.
  /// - Parameters:
  ///   - isOpen: whether a source has protected its figures itself.
  ///   - isOpenIndicator: the same of an indicator's source, by its id.
  /// - Returns: what may not stand in a database that is shared, a sentence each.
  package static func read(
    _ path: String, isOpen: (String) -> Bool, isOpenIndicator: (String) -> Bool,
    _ take: (_ table: String, _ columns: [String], _ row: Int, _ cells: [String]) -> Void
  ) throws(StoreError) -> [String] {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      return try DatabaseQueue(path: path, configuration: configuration).read { db in
        let tables = try String.fetchAll(
          db, sql: "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
        for table in tables {
          let columns = try db.columns(in: table).map(\.name)
          guard Set(["indicator", "unit_code"]).isSubset(of: columns), table != "withheld_figure"
          else { continue }
          var number = 0
          let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \"\(table)\"")
          while let row = try rows.next() {
            number += 1
            take(
              table, columns, number,
              row.databaseValues.map { $0.isNull ? "" : String(describing: $0.storage.value ?? "") }
            )
          }
        }
        return try forbidden(db, Set(tables), isOpen, isOpenIndicator)
      }
    } catch {
      throw StoreError("the database \(path) could not be read", cause: error)
    }
  }

  private static func forbidden(
    _ db: Database, _ tables: Set<String>, _ isOpen: (String) -> Bool,
    _ isOpenIndicator: (String) -> Bool
  ) throws -> [String] {
    var found: [String] = []
    func names(_ table: String, _ sql: String) throws -> [String] {
      tables.contains(table) ? try String.fetchAll(db, sql: sql) : []
    }
    let kept = try names("withheld_figure", "SELECT indicator FROM withheld_figure LIMIT 1")
    if tables.contains("_must_not_be_shared") || !kept.isEmpty {
      found.append("is the working database, which must not be shared")
    }
    for source in try names(
      "figure", "SELECT DISTINCT source FROM figure JOIN series ON series.id = series_id ORDER BY 1"
    )
    where !isOpen(source) {
      found.append("holds figures read from \(source), which are not open")
    }
    for indicator in try names(
      "zero_point_figure", "SELECT DISTINCT indicator FROM zero_point_figure ORDER BY 1")
    where !isOpenIndicator(indicator) {
      found.append("holds sealed figures of \(indicator), which are not open")
    }
    return found
  }
}
