import Files
import GRDB
import Geography
import Ingestion
import Observations

extension Store {
  /// The account of every imported file that is not withdrawn, in order of import.
  public func accounts() throws(StoreError) -> [FileAccount] {
    try read("the accounts could not be read") { db in
      let withdrawn = try FileOrder(db).withdrawn
      return try Row.fetchAll(
        db,
        sql: """
          SELECT id, name, sha256, title, recipe, data_rows, cells,
            (SELECT count(*) FROM figure WHERE file_id = source_file.id) AS observations
          FROM source_file ORDER BY id
          """
      ).filter { !withdrawn.contains($0["id"]) }.map { file in
        FileAccount(
          name: file["name"], sha256: file["sha256"], title: file["title"],
          recipe: file["recipe"],
          reconciliation: Reconciliation(
            rows: file["data_rows"], cells: file["cells"], observations: file["observations"],
            setAside: try Self.setAside(file["id"], db),
            sums: try Self.sums(file["id"], source: file["recipe"], db)))
      }
    }
  }

  private static func setAside(_ file: Int64, _ db: Database) throws
    -> [Reconciliation.SetAsideReason: Int]
  {
    let rows = try Row.fetchAll(
      db, sql: "SELECT reason, cells FROM set_aside WHERE file_id = ?", arguments: [file])
    return try rows.reduce(into: [:]) { result, row in
      guard let reason = Reconciliation.SetAsideReason(rawValue: row[0]) else {
        throw StoreError("an account is not as the program writes it: \(row)")
      }
      result[reason] = row[1]
    }
  }

  private static func sums(_ file: Int64, source: String, _ db: Database) throws -> [SumCheck] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT measure, period, sex, age, level, unit_code, unit_level, sum, printed, withheld
        FROM sum_check WHERE file_id = ?
        """, arguments: [file])
    return try rows.map { row in
      guard let period = Period(row[1] as String), let sex = Sex(rawValue: row[2]),
        let unit = UnitCode(row[5], level: row[6])
      else { throw StoreError("an account is not as the program writes it: \(row)") }
      let level = row[4] as String
      return SumCheck(
        series: Series(
          measure: Measure(source: source, name: row[0]), period: period, sex: sex,
          age: AgeBand(row[3] as String), level: level.isEmpty ? nil : level),
        unit: unit, sum: row[7], printed: row[8], withheld: row[9])
    }
    .sorted { ($0.series, $0.unit) < ($1.series, $1.unit) }
  }
}
