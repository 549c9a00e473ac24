import Files
import GRDB
import Geography
import Indicators
import Practices

extension Store {
  private static let stepEntries = SealedEntries(table: "group_step", name: "step")

  /// Records a group's step and gives its number.
  /// - Parameter replaced: the entry in force that it corrects.
  /// - Throws: `StoreError` when the entry it corrects is not there or corrected already, when the practice
  ///   is not recorded, and when the same step is.
  public func record(_ checked: CheckedGroupStep, replacing replaced: Int? = nil)
    throws(StoreError) -> Int
  {
    try write("the step could not be recorded") { db in
      let step = checked.step
      let entries = try Self.recordedSteps(db)
      if let same = entries.first(where: { $0.step == step && $0.replacedBy == nil }) {
        throw StoreError("the same step is recorded already, as number \(same.id)")
      }
      if let practice = step.practice,
        try !Self.recorded(db).contains(where: { $0.id == practice })
      {
        throw StoreError(
          "there is no practice \(practice); nullpunkt practice list shows those there are")
      }
      try Self.stepEntries.requireInForce(replaced, db)
      return try Self.stepEntries.append(db, checked.vouching) { id in
        RecordedGroupStep(id: id, step: step, replaces: replaced, replacedBy: nil)
          .cells.dropLast()
      }
    }
  }

  /// The groups' steps in force, in order of number.
  /// - Parameter includingReplaced: also those that a later one corrects.
  public func groupSteps(includingReplaced: Bool = false) throws(StoreError) -> [RecordedGroupStep]
  {
    try read("the groups' steps could not be read") { db in
      try Self.recordedSteps(db).filter { includingReplaced || $0.replacedBy == nil }
    }
  }

  /// The numbers of steps that are not as they were recorded, or follow one that is gone.
  public func alteredGroupSteps() throws(StoreError) -> [Int] {
    try read("the groups' steps could not be checked") { db in try Self.stepEntries.altered(db) }
  }

  /// Practices and groups' steps, as reports tell of them.
  public func practiceRegister() throws(StoreError) -> PracticeRegister {
    try read("the register of practices could not be read") { db in
      PracticeRegister(try Self.recorded(db), steps: try Self.recordedSteps(db))
    }
  }

  private static func recordedSteps(_ db: Database) throws -> [RecordedGroupStep] {
    try stepEntries.rows(db).map { row in
      let (placeCode, indicator): (String, String) = (row["place_code"], row["indicator"])
      let place = UnitCode(placeCode, level: row["place_level"])
      guard let code = UnitCode(row["unit_code"], level: row["unit_level"]),
        let kind = GroupStep.Kind(rawValue: row["step"]),
        let day = CalendarDay(row["day"] as String),
        placeCode.isEmpty || place != nil
      else { throw StoreError("a group's step is not as the program writes it: \(row)") }
      return RecordedGroupStep(
        id: row["id"],
        step: GroupStep(
          group: NamedUnit(code: code, name: row["unit_name"]), kind: kind, day: day,
          indicator: indicator.isEmpty ? nil : indicator,
          place: place.map { NamedUnit(code: $0, name: row["place_name"]) },
          practice: row["practice"], note: row["note"], recordedBy: row["recorded_by"]),
        replaces: row["replaces"], replacedBy: row["replaced_by"])
    }
  }
}
