import GRDB
import Ingestion
import Observations

extension Store {
  /// The account of every imported file, in order of import.
  public func accounts() throws(StoreError) -> [FileAccount] {
    try read("the accounts could not be read") { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, name, sha256, title, recipe, data_rows, cells,
            (SELECT count(*) FROM observation WHERE file_id = source_file.id) AS observations
          FROM source_file ORDER BY id
          """
      ).map { file in
        FileAccount(
          name: file["name"], sha256: file["sha256"], title: file["title"],
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
        SELECT measure, year, sex, age, municipalities, printed FROM sum_check
        WHERE file_id = ? ORDER BY measure, year, sex, age
        """, arguments: [file])
    return try rows.map { row in
      guard let sex = Sex(rawValue: row[2]) else {
        throw StoreError("an account is not as the program writes it: \(row)")
      }
      return SumCheck(
        measure: Measure(source: source, name: row[0]), year: row[1], sex: sex,
        age: AgeBand(row[3] as String), municipalities: row[4], printed: row[5])
    }
  }
}
