import Files
import Flagging
import GRDB
import Geography
import Indicators
import Practices

extension Store {
  /// Records a practice and gives its number.
  /// - Parameter replaced: the entry in force that it corrects.
  /// - Throws: `StoreError` when the entry it corrects is not there or corrected already, and when
  ///   the same is recorded.
  public func record(_ checked: CheckedPractice, replacing replaced: Int? = nil)
    throws(StoreError) -> Int
  {
    try write("the practice could not be recorded") { db in
      let entries = try Self.recorded(db)
      if let same = entries.first(where: { $0.isInForce(checked.practice) }) {
        throw StoreError("the same practice is recorded already, as number \(same.id)")
      }
      if let replaced {
        guard let entry = entries.first(where: { $0.id == replaced }) else {
          throw StoreError("there is no practice \(replaced) to replace")
        }
        if let newer = entry.replacedBy {
          throw StoreError("practice \(replaced) is replaced by \(newer) already; replace that")
        }
      }
      return try Self.append(checked, replacing: replaced, db)
    }
  }

  /// Records those that are not in force already, all or none, and gives their numbers.
  public func record(_ practices: [CheckedPractice]) throws(StoreError) -> [Int] {
    try write("the practices could not be recorded") { db in
      var ids: [Int] = []
      var inForce = Set(try Self.recorded(db).filter { $0.replacedBy == nil }.map(\.practice))
      for checked in practices where inForce.insert(checked.practice).inserted {
        ids.append(try Self.append(checked, replacing: nil, db))
      }
      return ids
    }
  }

  private static func append(
    _ checked: CheckedPractice, replacing replaced: Int?, _ db: Database
  ) throws -> Int {
    let practice = checked.practice
    let last = try Row.fetchOne(db, sql: "SELECT id, sha256 FROM practice ORDER BY id DESC LIMIT 1")
    let id = (last?["id"] ?? 0) + 1
    let entry = RecordedPractice(id: id, practice: practice, replaces: replaced, replacedBy: nil)
    // Who replaces it is told by whoever does.
    let cells = entry.cells.dropLast()
    let seal = Self.seal(cells.map(\.description), after: last?["sha256"])
    try db.execute(
      sql: "INSERT INTO practice VALUES (\(cells.map { _ in "?, " }.joined())?)",
      arguments: StatementArguments(cells.map(\.databaseValue) + [seal.databaseValue]))
    for words in Set(checked.vouching.words).sorted() {
      try db.execute(
        sql: "INSERT INTO practice_vouching VALUES (?, ?, ?, ?)",
        arguments: [id, words, checked.vouching.by, checked.vouching.because])
    }
    return id
  }

  /// The practices in force, in order of number.
  /// - Parameter includingReplaced: also those that a later one corrects.
  public func practices(includingReplaced: Bool = false) throws(StoreError) -> [RecordedPractice] {
    try read("the practices could not be read") { db in
      try Self.recorded(db).filter { includingReplaced || $0.replacedBy == nil }
    }
  }

  /// The numbers of practices that are not as they were recorded, or follow one that is gone.
  public func alteredPractices() throws(StoreError) -> [Int] {
    try read("the practices could not be checked") { db in
      var before: String?
      return try Row.fetchAll(db, sql: "SELECT * FROM practice ORDER BY id").compactMap { row in
        let cells = Array(row.databaseValues.dropLast().map(Self.text))
        defer { before = row["sha256"] }
        return Self.seal(cells, after: before) == row["sha256"] ? nil : row["id"]
      }
    }
  }

  /// SHA-256 over the hash of the entry before and the entry's own cells.
  private static func seal(_ cells: [String], after before: String?) -> String {
    var hash = RowHash()
    hash.add([before ?? ""])
    hash.add(cells)
    return hash.hexadecimalDigest
  }

  private static func recorded(_ db: Database) throws -> [RecordedPractice] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT entry.*, newer.id AS replaced_by
        FROM practice AS entry LEFT JOIN practice AS newer ON newer.replaces = entry.id
        ORDER BY entry.id
        """
    ).map { row in
      guard let code = UnitCode(row["unit_code"], level: row["unit_level"]),
        let visited = CalendarDay(row["visited"] as String),
        let rarity = Rarity(rawValue: row["rarity"])
      else { throw StoreError("a practice is not as the program writes it: \(row)") }
      return RecordedPractice(
        id: row["id"],
        practice: Practice(
          indicator: row["indicator"], unit: NamedUnit(code: code, name: row["unit_name"]),
          period: row["period"], visited: visited, service: row["service"],
          description: row["description"], rarity: rarity, contact: row["contact"],
          recordedBy: row["recorded_by"]),
        replaces: row["replaces"], replacedBy: row["replaced_by"])
    }
  }
}

extension RecordedPractice {
  fileprivate func isInForce(_ other: Practice) -> Bool { practice == other && replacedBy == nil }
}
