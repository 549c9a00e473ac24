import GRDB
import Geography
import Testing

@testable import Practices
@testable import Storage

/// Groups' steps are kept as they were recorded, like practices.
struct GroupStepTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
  }

  private func step(_ kind: GroupStep.Kind, practice: Int? = nil, note: String = "Vi eier det.")
    -> CheckedGroupStep
  {
    let place = MunicipalityCode("3417").map {
      NamedUnit(code: .municipality($0), name: "Grue")
    }
    return CheckedGroupStep(
      step: GroupStep(
        group: NamedUnit(code: .region(RegionID("valley")), name: "Valley"), kind: kind,
        day: CalendarDay(year: 2024, month: 1, day: 15), indicator: "outside",
        place: kind == .tried ? place : nil, practice: practice, note: note,
        recordedBy: "rådgiver"))
  }

  private func practice() throws -> Int {
    try store.record(
      CheckedPractice(
        practice: Practice(
          indicator: nil, unit: .country, period: 2021, visited: nil, service: "NAV",
          description: "Los", theme: .access, votes: RarityVotes(), contact: "")))
  }

  @Test func stepsAreReadBackAndCorrected() throws {
    let number = try practice()
    #expect(try store.record(step(.problemOwned)) == 1)
    #expect(try store.record(step(.tried, practice: number)) == 2)
    #expect(try store.record(step(.problemOwned, note: "Alle eier det."), replacing: 1) == 3)
    #expect(try store.groupSteps().map(\.id) == [2, 3])
    #expect(
      try store.groupSteps(includingReplaced: true).map(\.step)
        == [
          step(.problemOwned).step, step(.tried, practice: number).step,
          step(.problemOwned, note: "Alle eier det.").step,
        ])
    #expect(try store.alteredGroupSteps() == [])
    let register = try store.practiceRegister()
    #expect(register.paths.map(\.next) == [.searched])
    #expect(register.practices.map { register.status(of: $0) } == [.tried])
  }

  @Test func whatCannotBeRecordedIsTold() throws {
    _ = try store.record(step(.problemOwned))
    func message(_ step: CheckedGroupStep, replacing: Int? = nil) -> String? {
      #expect(throws: StoreError.self) { try store.record(step, replacing: replacing) }?.description
    }
    #expect(message(step(.problemOwned)) == "the same step is recorded already, as number 1")
    #expect(
      message(step(.tried, practice: 7))
        == "there is no practice 7; nullpunkt practice list shows those there are")
    #expect(message(step(.searched), replacing: 5) == "there is no step 5 to replace")
    #expect(try store.groupSteps().count == 1)
  }

  @Test(arguments: [
    ("UPDATE group_step SET day = '2023-01-01' WHERE id = 1", [1]),
    ("UPDATE group_step SET note = 'x' WHERE id = 2", [2]),
    ("DELETE FROM group_step WHERE id = 1", [2]),
  ])
  func stepsAreKeptAndTamperingIsFound(_ sql: String, _ altered: [Int]) throws {
    _ = try store.record(step(.problemOwned))
    _ = try store.record(step(.searched))
    let queue = try DatabaseQueue(path: folder.path("a.sqlite"))
    let error = #expect(throws: DatabaseError.self) {
      try queue.write { db in try db.execute(sql: sql) }
    }
    #expect(error?.message?.hasPrefix("steps of groups are kept") == true)
    try queue.write { db in
      try db.execute(
        sql: "DROP TRIGGER group_step_is_final; DROP TRIGGER group_step_is_kept; \(sql)")
    }
    #expect(try store.alteredGroupSteps() == altered)
  }
}
