import Files
import Foundation
import GRDB
import Geography
import Testing

@testable import Flagging
@testable import Practices
@testable import Storage

/// Practices are kept as they were recorded; a correction stands beside what it corrects.
struct PracticeTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
  }

  private func practice(
    _ description: String, at unit: UnitCode = .country, recordedBy: String = "",
    vouching: Vouching = .none
  ) -> CheckedPractice {
    CheckedPractice(
      practice: Practice(
        indicator: "outside", unit: NamedUnit(code: unit, name: "Våler (Innlandet)"), period: 2021,
        visited: CalendarDay(year: 2024, month: 5, day: 14), service: "NAV",
        description: description, rarity: .slightlyUnusual, contact: "leder",
        recordedBy: recordedBy), vouching: vouching)
  }

  /// Whose word let a text through is kept with the entry, and sealed.
  @Test func whoVouchedIsKept() throws {
    let vouching = Vouching(
      words: ["Solhaug Vestre", "Nye Brua"], by: "rådgiver i regionen", because: "to ungdomshus")
    _ = try store.record(practice("Solhaug Vestre og Nye Brua", vouching: vouching))
    let rows = try store.queue.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM practice_vouching ORDER BY words")
    }
    #expect(rows.map { $0["words"] } == ["Nye Brua", "Solhaug Vestre"])
    #expect(Set(rows.map { $0["vouched_by"] as String }) == ["rådgiver i regionen"])
    #expect(Set(rows.map { $0["because"] as String }) == ["to ungdomshus"])
    let back = try store.vouching(ofPractice: 1)
    #expect(Set(back.words) == Set(vouching.words))
    #expect(back.by == vouching.by && back.because == vouching.because)
    _ = try store.record(practice("Losen møter dem ute"))
    #expect(try store.vouching(ofPractice: 2) == .none)
    #expect(try store.proof().ledger == [])
    #expect(throws: StoreError.self) {
      try store.write("") { try $0.execute(sql: "DELETE FROM practice_vouching") }
    }
  }

  @Test func practiceIsReadBackEqual() throws {
    let school = try #require(SchoolCode("974576112"))
    let all = [
      practice("Frokost, \"hver\" dag; æøå", at: .school(school)),
      practice("Los", recordedBy: "los"),
    ]
    #expect(try all.map { try store.record($0) } == [1, 2])
    let back = try store.practices()
    #expect(back.map(\.practice) == all.map(\.practice))
    #expect(back.map(\.id) == [1, 2])
    #expect(back.allSatisfy { $0.replaces == nil && $0.replacedBy == nil })
  }

  @Test func correctionStandsBesideWhatItCorrects() throws {
    _ = try store.record(practice("Frokost"))
    _ = try store.record(practice("Los"))
    #expect(try store.record(practice("Frokost hver dag"), replacing: 1) == 3)
    #expect(try store.practices().map(\.id) == [2, 3])
    let all = try store.practices(includingReplaced: true)
    #expect(all.map(\.practice.description) == ["Frokost", "Los", "Frokost hver dag"])
    #expect(all.map(\.replacedBy) == [3, nil, nil])
    #expect(all.map(\.replaces) == [nil, nil, 1])
    // What was corrected away may be said again.
    #expect(try store.record(practice("Frokost"), replacing: 3) == 4)
    #expect(try store.alteredPractices() == [])
  }

  @Test(arguments: [
    (7, "there is no practice 7 to replace"),
    (1, "practice 1 is replaced by 2 already; replace that"),
  ])
  func whatCannotBeReplacedIsToldOf(_ id: Int, _ message: String) throws {
    _ = try store.record(practice("Frokost"))
    _ = try store.record(practice("Frokost hver dag"), replacing: 1)
    let before = try store.contentHash()
    let error = #expect(throws: StoreError.self) {
      try store.record(practice("Los"), replacing: id)
    }
    #expect(error?.description == message)
    #expect(try store.contentHash() == before)
  }

  @Test func sameIsNotRecordedTwice() throws {
    _ = try store.record(practice("Frokost"))
    let error = #expect(throws: StoreError.self) { try store.record(practice("Frokost")) }
    #expect(error?.description == "the same practice is recorded already, as number 1")
    #expect(try store.record([practice("Frokost"), practice("Los"), practice("Los")]) == [2])
  }

  private static let sorted =
    "theme, status, votes_common, votes_slightly_unusual, votes_very_unusual, example"

  @Test(arguments: [
    "UPDATE practice SET description = 'x'", "DELETE FROM practice WHERE id = 2",
    "INSERT OR REPLACE INTO practice SELECT 1, indicator, unit_code, unit_name, unit_level, period, "
      + "visited, service, 'x', rarity, contact, recorded_by, \(PracticeTests.sorted), NULL, sha256 FROM practice WHERE id = 2",
    "INSERT OR REPLACE INTO practice SELECT 3, indicator, unit_code, unit_name, unit_level, period, "
      + "visited, service, 'x', rarity, contact, recorded_by, \(PracticeTests.sorted), 1, sha256 FROM practice WHERE id = 2",
  ])
  func practicesAreKept(_ sql: String) throws {
    _ = try store.record(practice("Frokost"))
    _ = try store.record(practice("Los"), replacing: 1)
    let before = try store.contentHash()
    let error = #expect(throws: DatabaseError.self) { try execute(sql) }
    #expect(error?.message?.hasPrefix("practices are kept") == true)
    #expect(try store.contentHash() == before)
  }

  /// With the triggers away: what was changed is named, and what follows a gap.
  @Test(arguments: [
    ("UPDATE practice SET description = 'x' WHERE id = 2", [2]),
    ("UPDATE practice SET rarity = 'common' WHERE id = 1", [1]),
    ("UPDATE practice SET replaces = 1 WHERE id = 3", [3]),
    ("DELETE FROM practice WHERE id = 1", [2]),
    ("UPDATE practice SET sha256 = '00' WHERE id = 1", [1, 2]),
    ("UPDATE practice SET votes_very_unusual = 7 WHERE id = 2", [2]),
    ("UPDATE practice SET status = 'spread' WHERE id = 2", [2]),
  ])
  func tamperingIsFound(_ sql: String, _ altered: [Int]) throws {
    for text in ["Frokost", "Los", "Klubb"] { _ = try store.record(practice(text)) }
    #expect(try store.alteredPractices() == [])
    try execute("DROP TRIGGER practice_is_final; DROP TRIGGER practice_is_kept; \(sql)")
    #expect(try store.alteredPractices() == altered)
  }

  /// A database made before there were practices.
  @Test func earlierDatabaseGetsTheTable() throws {
    let queue = try DatabaseQueue(path: folder.path("old.sqlite"))
    try Schema.migrator.migrate(queue, upTo: "6 candidates with the evidence of every gate")
    try queue.close()
    let old = try Store(path: folder.path("old.sqlite"))
    #expect(try old.practices() == [])
    #expect(try old.record(practice("Frokost")) == 1)
  }

  /// What a group told: without a visit, an indicator or a contact, and with many votes.
  @Test func practiceOfAGroupIsReadBackEqual() throws {
    let told = Practice(
      indicator: nil, unit: NamedUnit(code: .region(RegionID("valley")), name: "Valley"),
      period: 2021, visited: nil, service: "skole", description: "Ei uke til å bli kjent",
      theme: .prevention, votes: RarityVotes(common: 2, slightlyUnusual: 5, veryUnusual: 1),
      status: .tried, contact: "", isExample: true)
    #expect(try store.record(CheckedPractice(practice: told)) == 1)
    #expect(try store.practices().map(\.practice) == [told])
    #expect(try store.alteredPractices() == [])
  }

  /// Entries of the register's first edition have the votes they were recorded with, and the hashes they had;
  /// later entries stand behind them in the same chain.
  @Test func earlierRegisterIsCarriedOverUnderItsSeals() throws {
    let path = folder.path("first.sqlite")
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "20 figures that have been withheld")
    try queue.write { db in try db.execute(sql: Self.ofTheFirstEdition) }
    try queue.close()
    let store = try Store(path: path)
    let all = try store.practices(includingReplaced: true)
    #expect(all.map(\.id) == [1, 2])
    #expect(all.map(\.replacedBy) == [2, nil])
    #expect(all.map(\.practice.votes) == [RarityVotes(.common), RarityVotes(.veryUnusual)])
    #expect(all[1].practice.visited == CalendarDay(year: 2024, month: 5, day: 14))
    #expect(all.allSatisfy { $0.practice.status == .found && $0.practice.theme == nil })
    #expect(try store.alteredPractices() == [])
    #expect(try store.record(practice("Los")) == 3)
    #expect(try store.alteredPractices() == [])
    #expect(try store.structuralProblems().isEmpty)
    try store.close()
    try DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: "DROP TRIGGER practice_is_final; UPDATE practice SET theme = 'access' WHERE id = 1")
    }
    #expect(try Store(path: path).alteredPractices() == [1])
  }

  /// Two entries as the program of that time wrote them, the second a correction of the first.
  private static let ofTheFirstEdition = """
    INSERT INTO practice VALUES
      (1, 'neet_20_29', '3401', 'Kongsvinger', 'municipality', 2021, '2024-05-14', 'NAV', 'Los', 'common',
        'leder', '', NULL, '3ca5733e6cf9e82aa6b0c4958d714ec3913f3c1c194cfaf723365fa91aae8159'),
      (2, 'neet_20_29', '3401', 'Kongsvinger', 'municipality', 2021, '2024-05-14', 'NAV', 'Los ute',
        'very_unusual', 'leder', '', 1, '78a65c1dacc2cb4f8e6d50403839631783471944488e1b05ae00178c2e36781d');
    """

  private func execute(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder.path("a.sqlite"))
    try queue.write { db in try db.execute(sql: sql) }
  }
}
