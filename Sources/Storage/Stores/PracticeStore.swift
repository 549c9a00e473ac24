import Files
import Flagging
import GRDB
import Geography
import Indicators
import Practices

extension Store {
  private static let practiceEntries = SealedEntries(
    table: "practice", name: "practice", later: RecordedPractice.laterColumns)

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
      try Self.practiceEntries.requireInForce(replaced, db)
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
    try practiceEntries.append(db, checked.vouching) { id in
      // Who replaces it is told by whoever does.
      RecordedPractice(id: id, practice: checked.practice, replaces: replaced, replacedBy: nil)
        .cells.dropLast()
    }
  }

  /// The practices in force, in order of number.
  /// - Parameter includingReplaced: also those that a later one corrects.
  public func practices(includingReplaced: Bool = false) throws(StoreError) -> [RecordedPractice] {
    try read("the practices could not be read") { db in
      try Self.recorded(db).filter { includingReplaced || $0.replacedBy == nil }
    }
  }

  /// Who vouched for words of an entry, as an entry that takes its texts over must say too.
  public func vouching(ofPractice id: Int) throws(StoreError) -> Vouching {
    try read("who vouched for the practice could not be read") { db in
      try Self.practiceEntries.vouching(of: id, db)
    }
  }

  /// The numbers of practices that are not as they were recorded, or follow one that is gone.
  public func alteredPractices() throws(StoreError) -> [Int] {
    try read("the practices could not be checked") { db in
      try Self.practiceEntries.altered(db) { row in
        let votes = Rarity(rawValue: row["rarity"]).map { RarityVotes($0) }
        return row["theme"] == "" && row["status"] == PracticeStatus.found.rawValue
          && row["example"] == "no" && votes == Self.votes(row)
      }
    }
  }

  private static func votes(_ row: Row) -> RarityVotes {
    RarityVotes(
      common: row["votes_common"], slightlyUnusual: row["votes_slightly_unusual"],
      veryUnusual: row["votes_very_unusual"])
  }

  static func recorded(_ db: Database) throws -> [RecordedPractice] {
    try practiceEntries.rows(db).map { row in
      let (visited, votes): (String, RarityVotes) = (row["visited"], Self.votes(row))
      let (theme, indicator): (String, String) = (row["theme"], row["indicator"])
      guard let code = UnitCode(row["unit_code"], level: row["unit_level"]),
        visited.isEmpty || CalendarDay(visited) != nil,
        row["rarity"] == votes.middle?.rawValue ?? "",
        theme.isEmpty || PracticeTheme(rawValue: theme) != nil,
        let status = PracticeStatus(rawValue: row["status"])
      else { throw StoreError("a practice is not as the program writes it: \(row)") }
      return RecordedPractice(
        id: row["id"],
        practice: Practice(
          indicator: indicator.isEmpty ? nil : indicator,
          unit: NamedUnit(code: code, name: row["unit_name"]), period: row["period"],
          visited: CalendarDay(visited), service: row["service"],
          description: row["description"], theme: PracticeTheme(rawValue: theme), votes: votes,
          status: status, contact: row["contact"], recordedBy: row["recorded_by"],
          isExample: row["example"] == "yes"),
        replaces: row["replaces"], replacedBy: row["replaced_by"])
    }
  }
}

extension RecordedPractice {
  fileprivate func isInForce(_ other: Practice) -> Bool { practice == other && replacedBy == nil }
}
