import Files
import GRDB
import Geography
import Indicators
import Ingestion
import Observations
import Testing

@testable import Storage

/// Someone with another program takes the triggers away, changes what the database says, and puts the triggers
/// back: the seals no longer fit, and the file and line are told where there is one.
struct TamperingTests {
  private let frozen: MadeFreeze

  init() throws {
    frozen = try MadeFreeze()
    let region = Region(
      id: RegionID("valley"), name: "Valley",
      memberships: [
        Region.Membership(
          municipalities: [try #require(MunicipalityCode("1001"))],
          validity: Validity(from: nil, to: nil))
      ])
    try frozen.store.keep(region)
    _ = try frozen.store.withdraw("a.csv")
  }

  private func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: frozen.folder.path("a.sqlite"))
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = 0")
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: sql)
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }
    try queue.close()
  }

  @Test func untouchedDatabaseIsProved() throws {
    let proof = try frozen.store.proof()
    #expect(proof.altered == [])
    #expect(proof.ledger == [])
    #expect(!proof.holdsNothing)
    #expect(try frozen.store.schemaProblems() == [])
    #expect(try proof.contentHash == frozen.store.contentHash())
    #expect(try proof.entries.last == frozen.store.ledgerHash())
    // That it must not be shared, two files, their two decisions, a zero point, a region and a withdrawal.
    #expect(proof.entries.count == 8)
  }

  @Test func newDatabaseHoldsNothing() throws {
    let folder = try TemporaryFolder()
    let proof = try Store(path: folder.path("b.sqlite")).proof()
    #expect(proof.holdsNothing)
    #expect((proof.altered, proof.ledger) == ([], []))
  }

  @Test(arguments: [
    ("UPDATE figure SET value = value + 1 WHERE file_id = 1 AND line = 5", "b.csv:5: figure"),
    (
      "UPDATE figure SET kind = 0, value = 3 WHERE kind = 3 AND file_id = 1",
      "b.csv:5: figure"
    ),
    (
      "UPDATE figure SET kind = 4, value = NULL WHERE line = 4 AND column_number = 4",
      "b.csv:4: figure"
    ),
    ("UPDATE figure SET marks = 0 WHERE marks <> 0", "b.csv:4: figure"),
    ("UPDATE figure SET line = 77 WHERE line = 7", "b.csv:7: figure"),
    (
      "UPDATE figure SET column_number = 99 WHERE line = 4 AND column_number = 4", "b.csv:4: figure"
    ),
    ("DELETE FROM figure WHERE file_id = 1 AND line = 5", "b.csv:5: figure"),
    (
      """
      INSERT INTO figure SELECT series_id, in_force, unit_id, file_id, 99, 1, kind, value, marks
      FROM figure WHERE file_id = 2 LIMIT 1
      """, "a.csv:99: figure"
    ),
    (
      """
      UPDATE unit SET code = 'x' WHERE code = '1001';
      UPDATE unit SET code = '1001' WHERE code = '1002';
      UPDATE unit SET code = '1002' WHERE code = 'x';
      """, "b.csv:5: figure"
    ),
    ("UPDATE unit SET level = 'county' WHERE code = '1002'", "b.csv:6: figure"),
    ("UPDATE series SET measure = measure || 'x' WHERE source <> 'made'", "b.csv:4: figure"),
    ("UPDATE series SET year = year - 9, period = CAST(year - 9 AS TEXT)", "a.csv:2: figure"),
    ("UPDATE series SET age = NULL", "a.csv:2: figure"),
    ("UPDATE source_file SET title = 'Other' WHERE id = 1", "b.csv: source_file"),
    ("UPDATE source_file SET name = 'c.csv' WHERE id = 1", "c.csv: source_file"),
    ("UPDATE source_file SET data_rows = 9 WHERE id = 2", "a.csv: source_file"),
    ("UPDATE measure SET value_unit = 'percent' WHERE file_id = 1", "b.csv: measure"),
    ("UPDATE measure SET definition = 'Other'", "a.csv: measure"),
    ("DELETE FROM measure WHERE file_id = 1", "b.csv: measure"),
    ("UPDATE sum_check SET sum = sum + 1, difference = 1", "b.csv: sum_check"),
    ("UPDATE set_aside SET reason = 'other' WHERE file_id = 1", "b.csv: set_aside"),
    (
      "INSERT INTO series_break VALUES (2, 0, 'made', 'outside', '2021', NULL, NULL, 'x', 3, 1)",
      "a.csv:3: series_break"
    ),
    (
      "INSERT INTO unit_register VALUES (2, 2, '2021', 2021, '974570394', 'school', 'X', '1001')",
      "a.csv:2: unit_register"
    ),
    ("INSERT INTO last_changed VALUES (1, '2024-01-01')", "b.csv: last_changed"),
    ("INSERT INTO imported_on VALUES (1, '2024-01-01')", "b.csv: imported_on"),
    ("UPDATE file_seal SET sha256 = 'x' WHERE file_id = 1 AND part = 'measure'", "b.csv: measure"),
    ("UPDATE file_seal SET lines = NULL WHERE file_id = 2 AND part = 'figure'", "a.csv:2: figure"),
  ])
  func whatWasImportedIsFoundAltered(_ sql: String, _ place: String) throws {
    try tamper(sql)
    let proof = try frozen.store.proof()
    #expect(
      proof.altered.contains("\(place) is not as it was imported"), "\(proof.altered)")
    #expect(try frozen.store.schemaProblems() == [])
  }

  /// A seal of a file that is written anew does not fit the ledger.
  @Test func seallingAFileAnewIsFound() throws {
    try tamper("UPDATE figure SET value = value + 1 WHERE file_id = 1 AND line = 5")
    try frozen.store.queue.write { db in
      try db.execute(sql: "DROP TRIGGER file_seal_is_kept; DELETE FROM file_seal WHERE file_id = 1")
      let figures = try FigureSeals.part(of: 1, db)
      try FileSeal(of: 1, figures: figures, FileSeal.Tables(db), db).store(of: 1, db)
      try db.execute(sql: Schema.fileSealKeeping)
    }
    let proof = try frozen.store.proof()
    #expect(proof.altered == [])
    #expect(proof.ledger == ["the file b.csv is not as the program wrote it"])
    #expect(try frozen.store.schemaProblems() == [])
  }

  @Test(arguments: [
    (
      "INSERT INTO series VALUES (99, 'made', 'x', '2021', 2021, 'both', NULL, NULL)",
      "the table series has 1 rows without a figure, which the program did not write"
    ),
    (
      "INSERT INTO unit VALUES (99, '9999', 'municipality')",
      "the table unit has 1 rows without a figure, which the program did not write"
    ),
    (
      "DELETE FROM file_standing WHERE standing = 'withdrawn'",
      "decision 3 of which files hold is gone"
    ),
    (
      "UPDATE file_standing SET standing = 'in_force'",
      "decision 3 of which files hold is not as the program wrote it"
    ),
    (
      "INSERT INTO file_standing VALUES (9, 1, 'withdrawn', NULL)",
      "decision 9 of which files hold was not written by the program"
    ),
    (
      "DELETE FROM zero_point", "the part 2021/1 of a zero point is gone"
    ),
    (
      "UPDATE zero_point SET content_sha256 = 'x'",
      "the part 2021/1 of a zero point is not as the program wrote it"
    ),
    (
      "INSERT INTO zero_point VALUES (2022, '2022-12-31', 'x')",
      "the part 2022/1 of a zero point was not written by the program"
    ),
    ("DELETE FROM own_region", "the table own_region is gone"),
    (
      "UPDATE own_region SET municipalities = '1002'",
      "the table own_region is not as the program wrote it"
    ),
    (
      "INSERT INTO withheld_figure VALUES ('x', 2021, 'both', '1001', 'municipality', 1)",
      "the table withheld_figure was not written by the program"
    ),
    (
      "DELETE FROM ledger WHERE position = 8",
      "decision 3 of which files hold was not written by the program"
    ),
    (
      "DELETE FROM ledger WHERE position = 2",
      "entry 2 of the ledger is not as it was written, or one before it is gone"
    ),
    (
      "UPDATE ledger SET content_sha256 = 'x' WHERE position = 5",
      "entry 5 of the ledger is not as it was written, or one before it is gone"
    ),
    (
      """
      DELETE FROM figure WHERE file_id = 2; DELETE FROM measure WHERE file_id = 2;
      DELETE FROM file_seal WHERE file_id = 2; DELETE FROM set_aside WHERE file_id = 2;
      DELETE FROM source_file WHERE id = 2;
      """, "is gone"
    ),
  ])
  func whatWasDecidedIsFoundAltered(_ sql: String, _ problem: String) throws {
    try tamper(sql)
    let problems = try frozen.store.proof().ledger
    #expect(problems.contains { $0.hasSuffix(problem) }, "\(problems)")
  }

  /// What somebody else wrote is not sealed with what the program writes next.
  @Test func alteredTableIsNotSealedLater() throws {
    try tamper("UPDATE own_region SET municipalities = '1002'")
    let other = Region(
      id: RegionID("hill"), name: "Hill",
      memberships: [
        Region.Membership(
          municipalities: [try #require(MunicipalityCode("1003"))],
          validity: Validity(from: nil, to: nil))
      ])
    try frozen.store.keep(other)
    #expect(
      try frozen.store.proof().ledger == ["the table own_region is not as the program wrote it"])
  }

  @Test(arguments: [
    (
      "DROP VIEW observation; CREATE VIEW observation AS SELECT 1 AS x",
      "the view observation is not the program's own"
    ),
    ("DROP VIEW current_observation", "the view current_observation is gone"),
    ("CREATE VIEW other AS SELECT 1 AS x", "the view other is none of the program's"),
    ("CREATE TABLE other (x)", "the table other is none of the program's"),
    ("DROP INDEX measure_beside", "the index measure_beside is gone"),
    ("PRAGMA application_id = 0", "the application_id is not the program's own"),
    (
      "PRAGMA user_version = 3",
      "the user_version is not the number of steps by which the tables were made"
    ),
  ])
  func redefinedSchemaIsFound(_ sql: String, _ problem: String) throws {
    try tamper(sql)
    #expect(try frozen.store.schemaProblems() == [problem])
  }

  @Test func triggersAreFoundGoneOrAdded() throws {
    try frozen.execute(
      """
      DROP TRIGGER figure_is_kept;
      CREATE TRIGGER other AFTER INSERT ON source_file BEGIN SELECT 1; END;
      DROP TRIGGER series_is_kept;
      CREATE TRIGGER series_is_kept BEFORE DELETE ON series BEGIN SELECT 1; END;
      """)
    #expect(
      try frozen.store.schemaProblems() == [
        "the trigger figure_is_kept is gone", "the trigger other is none of the program's",
        "the trigger series_is_kept is not the program's own",
      ])
  }

  /// Files give the same seal on another day, beside other files and in a database of an earlier program.
  @Test func sealIsOfTheFileAlone() throws {
    func seal(_ store: Store, _ file: Int64) throws -> String {
      try store.read("") { try FileSeal(storedOf: file, $0).sha256 }
    }
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("b.sqlite"))
    let made = try MadeExtract.wideTable("b.csv")
    _ = try store.take(try MadeExtract.figures([("1003", "7", "90")]))
    _ = try store.importFile(made.file, by: made.reader, on: CalendarDay("2024-05-14"))
    #expect(try seal(store, 2) == seal(frozen.store, 1))
  }

  @Test func databaseOfAnEarlierProgramIsSealedAsItStands() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("old.sqlite")
    let before = Schema.migrator.migrations.prefix { !$0.hasSuffix("and the ledger") }.last
    let old = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(old, upTo: try #require(before))
    try old.write { db in
      try db.execute(
        sql: """
          INSERT INTO series VALUES (1, 'made', 'outside', '2021', 2021, 'both', '20-29', NULL);
          INSERT INTO unit VALUES (1, '1001', 'municipality');
          INSERT INTO figure VALUES (1, 1, 1, 1, 2, 3, 0, 4, 0);
          INSERT INTO source_file VALUES (1, 'a.csv', 'aa', 'bb', 10, 'made', NULL, 1, 1);
          INSERT INTO file_standing VALUES (1, 1, 'in_force', NULL);
          """)
    }
    try old.close()
    let store = try Store(path: path)
    let proof = try store.proof()
    #expect((proof.altered, proof.ledger) == ([], []))
    #expect(proof.entries.count == 3)
    #expect(try store.schemaProblems() == [])
  }
}
