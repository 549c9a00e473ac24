import GRDB
import Ingestion
import Testing

@testable import Storage

/// A database that another process writes to, and a disk that is full: told in a sentence, with
/// everything as it was.
struct RefusingDatabaseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func lockedDatabaseIsWaitedForAndThenToldOf() throws {
    let path = folder.path("a.sqlite")
    let store = try Store(path: path, patience: 0.1)
    let before = try store.contentHash()
    let other = try DatabaseQueue(path: path)
    let error = try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      return #expect(throws: StoreError.self) { try store.take(try MadeExtract.wideTable()) }
    }
    #expect(
      error?.description == "table.csv could not be imported: another process is writing to the "
        + "database and did not finish in time; try again when it has")
    #expect(try store.contentHash() == before)
    #expect(try store.take(try MadeExtract.wideTable()).account != nil)
  }

  /// The two take turns: neither loses anything.
  @Test func twoImportsAtOnceAreBothWhole() async throws {
    let path = folder.path("a.sqlite")
    _ = try Store(path: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...4 {
        group.addTask {
          let store = try Store(path: path)
          let counts = (1...200).map { ("1001", "\(number)", "\(1000 + $0)") }
          for count in counts.prefix(20) {
            _ = try store.take(
              try MadeExtract.figures(
                named: "\(number)-\(count.2).csv", [count], year: 2000 + number))
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try Store(path: path)
    #expect(try store.files().count == 80)
    #expect(try store.incompleteFiles().isEmpty)
    #expect(try store.structuralProblems().isEmpty)
  }

  /// SQLite's own limit on pages stands for a disk without room.
  @Test func fullDiskIsToldOfAndNothingIsWritten() throws {
    let store = try Store(path: folder.path("a.sqlite"))
    let before = try store.contentHash()
    try store.queue.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let rows = (0..<400).map { ("1001", "\($0)", "1000") }
    let header =
      "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note"
    let text = rows.enumerated().map { index, row in
      "made;outside\(index);\(row.0);;2021;both;20-29;;count;\(row.1);\(row.2);"
    }
    let error = #expect(throws: StoreError.self) {
      try store.take(
        try MadeExtract.read("long.csv", ([header] + text).joined(separator: "\n") + "\n"))
    }
    #expect(
      error?.description
        == "long.csv could not be imported: the disk is full; the database is as it was")
    #expect(try store.contentHash() == before)
  }
}
