import GRDB
import Geography
import Indicators
import Ingestion
import Testing

@testable import Storage

/// The file itself: its tables, its settings, and what it says.
struct DatabaseFileTests {
  @Test func everyTableIsStrict() throws {
    let frozen = try MadeFreeze()
    let tables = try frozen.store.queue.read { db in
      try Row.fetchAll(db, sql: "PRAGMA table_list")
    }
    .filter { row in
      let name: String = row["name"]
      return row["schema"] == "main" && row["type"] == "table" && !name.hasPrefix("sqlite_")
        && !name.hasPrefix("grdb_")
    }
    #expect(tables.count == 43)
    for table in tables { #expect(table["strict"] == 1, "\(table)") }
  }

  @Test func textInANumbersPlaceIsRefused() throws {
    let frozen = try MadeFreeze()
    #expect(throws: DatabaseError.self) {
      try frozen.execute("INSERT INTO set_aside VALUES (1, 'other', 'many')")
    }
  }

  @Test func referencesAreEnforced() throws {
    let store = try MadeFreeze().store
    #expect(try store.queue.read { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") } == 1)
    #expect(throws: DatabaseError.self) {
      try store.queue.write { try $0.execute(sql: "INSERT INTO set_aside VALUES (99, 'x', 1)") }
    }
  }

  @Test func logIsWrittenAhead() throws {
    let frozen = try MadeFreeze()
    let another = try DatabaseQueue(path: frozen.folder.path("a.sqlite"))
    #expect(try another.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test func reopeningWithoutChangeLeavesEveryByte() throws {
    let frozen = try MadeFreeze()
    try frozen.store.close()
    #expect(try frozen.folder.files == ["a.sqlite"])
    let before = try frozen.folder.bytes("a.sqlite")
    for _ in 1...2 {
      let store = try Store(path: frozen.folder.path("a.sqlite"))
      _ = try store.contentHash()
      _ = try store.observations()
      _ = try store.take(try MadeExtract.wideTable("again.csv"))
      try store.close()
      #expect(try frozen.folder.bytes("a.sqlite") == before)
      #expect(try frozen.folder.files == ["a.sqlite"])
    }
  }

  @Test func sameHistoryGivesTheSameContentHash() throws {
    let (one, other) = (try MadeFreeze(), try MadeFreeze())
    #expect(try one.store.contentHash() == other.store.contentHash())
    try other.store.queue.vacuum()
    #expect(try one.store.contentHash() == other.store.contentHash())
  }

  /// The day of the import is kept, and no part of what the database says.
  @Test func otherDayGivesTheSameContentHash() throws {
    var hashes: Set<String> = []
    for text in ["2026-01-02", "2027-03-04"] {
      let folder = try TemporaryFolder()
      let store = try Store(path: folder.path("a.sqlite"))
      let file = try MadeExtract.figures([("1001", "4", "100")])
      let day = try #require(CalendarDay(text))
      _ = try store.importFile(file.file, by: file.reader, on: day)
      #expect(try store.importedFiles().map(\.importedOn) == [day])
      hashes.insert(try store.contentHash())
      #expect(throws: StoreError.self) {
        try store.write("") { try $0.execute(sql: "UPDATE imported_on SET day = '2020-01-01'") }
      }
    }
    #expect(hashes.count == 1)
  }

  @Test func anyOtherContentGivesAnotherHash() throws {
    var hashes: Set<String> = []
    for counts in [
      [("1001", "4", "100")], [("1001", "5", "100")], [("1002", "4", "100")],
      [("1001", ":", "100")], [("1001", "4", "")],
    ] {
      let folder = try TemporaryFolder()
      let store = try Store(path: folder.path("a.sqlite"))
      _ = try store.take(try MadeExtract.figures(counts))
      hashes.insert(try store.contentHash())
    }
    #expect(hashes.count == 5)
  }

  @Test func fileThatIsNoDatabaseIsRefused() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "This is a letter and no database.\n", count: 100)
    try folder.write(text, as: "a.sqlite")
    let error = #expect(throws: StoreError.self) { try Store(path: folder.path("a.sqlite")) }
    #expect(error?.description.contains("a.sqlite cannot be opened") == true)
    #expect(try String(decoding: folder.bytes("a.sqlite"), as: UTF8.self) == text)
  }

  /// What a later program has made is for that program: nothing is written, not even a setting.
  @Test func databaseOfALaterProgramIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.sqlite")
    try Store(path: path).close()
    let later = try DatabaseQueue(path: path)
    try later.writeWithoutTransaction { db in
      try db.execute(
        sql: "PRAGMA journal_mode = DELETE; INSERT INTO grdb_migrations VALUES ('99 clairvoyance')")
    }
    try later.close()
    let before = try folder.bytes("a.sqlite")
    let error = #expect(throws: StoreError.self) { try Store(path: path) }
    #expect(
      error?.description == "the database \(path) was made by a later version of nullpunkt, whose "
        + "step \"99 clairvoyance\" this one does not know; open it with that version")
    #expect(try folder.bytes("a.sqlite") == before)
    #expect(try folder.files == ["a.sqlite"])
  }

  @Test func foldersOnTheWayAreMade() throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("reports/new/a.sqlite"))
    #expect(try store.files().isEmpty)
  }
}
