import Foundation
import GRDB
import Ingestion
import Testing

@testable import Storage

/// The machine stops in the middle of a transaction. What lies on disk at that moment is the
/// database file and its log, and whoever opens them next must find nothing of what was begun.
struct CrashTests {
  private let folder: TemporaryFolder
  private let store: Store
  private static let rows = 400

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
  }

  @Test func importCutShortLeavesNothing() throws {
    _ = try store.take(try MadeExtract.wideTable())
    let before = try store.contentHash()
    try copyFiles(atRow: Self.rows - 1)
    let extract = try longExtract()
    #expect(try store.take(extract).account == extract.extract.reconciliation)

    // The log must hold pages of the unfinished import, or the copy proves nothing.
    #expect(try folder.bytes("copy.sqlite-wal").count > 20_000)
    let copy = try Store(path: folder.path("copy.sqlite"))
    #expect(try copy.contentHash() == before)
    #expect(try copy.files().map(\.name) == ["table.csv"])
    #expect(try copy.structuralProblems().isEmpty)
    #expect(try copy.take(extract).account == extract.extract.reconciliation)
    #expect(try copy.contentHash() == store.contentHash())
  }

  /// The same moment after the commit holds all of it, without the database having been closed.
  @Test func importThatIsDoneIsOnDisk() throws {
    let extract = try longExtract()
    _ = try store.take(extract)
    try Self.copyNow(in: folder)
    let copy = try Store(path: folder.path("copy.sqlite"))
    #expect(try copy.contentHash() == store.contentHash())
    #expect(try copy.accounts().first?.reconciliation == extract.extract.reconciliation)
  }

  /// The database refuses a row halfway: what came before it is undone.
  @Test func importThatTheDatabaseRefusesHalfwayIsUndone() throws {
    let before = try store.contentHash()
    try store.queue.write { db in
      try db.execute(
        sql: """
          CREATE TEMP TRIGGER full AFTER INSERT ON main.figure WHEN NEW.line = \(Self.rows)
          BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
          """)
    }
    let error = #expect(throws: StoreError.self) { try store.take(try longExtract()) }
    #expect(error?.description == "long.csv could not be imported: the disk is full")
    #expect(try store.contentHash() == before)
    #expect(try store.files().isEmpty)
  }

  private func longExtract() throws -> MadeFile {
    let header =
      "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note"
    let rows = (0..<Self.rows).map { index in
      "made;outside\(index);1001;;2021;both;20-29;;count;\(index);1000;"
    }
    return try MadeExtract.read("long.csv", ([header] + rows).joined(separator: "\n") + "\n")
  }

  /// Copies the files as they are when the row of this line has been inserted, before the commit.
  private func copyFiles(atRow line: Int) throws {
    // Holds the folder and not the store, which would keep itself alive through its own function.
    let copy = DatabaseFunction("copy_now", argumentCount: 0) { [folder] _ in
      try Self.copyNow(in: folder)
      return nil
    }
    try store.queue.writeWithoutTransaction { db in
      db.add(function: copy)
      // A cache too small for the import, so that its pages reach the log before the commit.
      try db.execute(sql: "PRAGMA cache_size = 4")
      try db.execute(
        sql: """
          CREATE TEMP TRIGGER crash AFTER INSERT ON main.figure WHEN NEW.line = \(line)
          BEGIN SELECT copy_now(); END
          """)
    }
  }

  private static func copyNow(in folder: TemporaryFolder) throws {
    for ending in ["", "-wal"] {
      let target = folder.path("copy.sqlite\(ending)")
      try? FileManager.default.removeItem(atPath: target)
      try FileManager.default.copyItem(atPath: folder.path("a.sqlite\(ending)"), toPath: target)
    }
  }
}
