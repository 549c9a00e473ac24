import Foundation
import GRDB
import Testing

@testable import Storage

/// Only a database of ours is opened, and what is refused has not been touched.
struct OpeningTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("a.sqlite")
  }

  private func refused(_ access: Store.Access = .writing) -> String? {
    do throws(StoreError) {
      _ = try Store(path: path, for: access)
      return nil
    } catch {
      return error.description
    }
  }

  /// Makes a database with another program.
  private func make(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func expectRefused(_ reason: String) throws {
    let before = try folder.bytes("a.sqlite")
    for access in [Store.Access.writing, .reading] {
      let said = refused(access)
      #expect(said?.contains(reason) == true, "\(said ?? "it was opened")")
      #expect(try folder.bytes("a.sqlite") == before)
    }
    #expect(try folder.files == ["a.sqlite"])
  }

  @Test func newDatabaseCarriesItsMarksAndIsItsOwners() throws {
    try Store(path: path).close()
    #expect(try folder.files == ["a.sqlite"])
    let header = try folder.bytes("a.sqlite").prefix(72)
    #expect(Array(header[68..<72]) == Array("Npkt".utf8))
    #expect(header[63] == UInt8(Schema.migrator.migrations.count))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func laterSchemaIsRefusedByItsNumber() throws {
    try Store(path: path).close()
    try make("PRAGMA user_version = 999")
    try expectRefused("was made by a later version of nullpunkt, in 999 steps")
  }

  @Test func databaseOfAnotherProgramIsRefused() throws {
    try make("PRAGMA application_id = 252006675; CREATE TABLE t (x)")
    try expectRefused("is the database of another program (application_id 252006675)")
  }

  @Test(arguments: [
    "CREATE TABLE t (x)", "PRAGMA journal_mode = WAL; CREATE TABLE t (x)",
    "PRAGMA user_version = 3",
    "CREATE TABLE grdb_migrations (identifier TEXT); INSERT INTO grdb_migrations VALUES ('v1')",
  ])
  func databaseWithoutOurTablesIsRefused(_ sql: String) throws {
    try make(sql)
    try expectRefused("is the database of another program, or has no tables")
  }

  @Test func emptyFileIsRefused() throws {
    try folder.write("", as: "a.sqlite")
    try expectRefused("is an empty file and no database")
  }

  @Test func beginningOfADatabaseIsRefused() throws {
    try folder.write("SQLite format 3\0", as: "a.sqlite")
    try expectRefused("the file is no database")
  }

  /// A log alone holds pages that fit nothing.
  @Test func logWithoutItsDatabaseIsTold() throws {
    try folder.write("a log", as: "a.sqlite-wal")
    #expect(refused()?.contains("a.sqlite-wal lies there without its database") == true)
    #expect(refused(.reading)?.contains("lies there without its database") == true)
    #expect(try folder.files == ["a.sqlite-wal"])
    try folder.write("", as: "a.sqlite")
    #expect(refused()?.contains("is empty, and a log lies beside it") == true)
  }

  /// What lies at a path now, brought to the place of the test's database with a log beside it.
  private func expectLogRefused(_ database: Data, _ log: Data) throws {
    #expect(log.count > 4_000)
    try database.write(to: URL(fileURLWithPath: path))
    for access in [Store.Access.writing, .reading] {
      try log.write(to: URL(fileURLWithPath: path + "-wal"))
      let said = refused(access)
      #expect(
        said?.contains("a.sqlite-wal does not fit its database") == true, "\(said ?? "taken")")
      #expect(try folder.bytes("a.sqlite") == database)
      #expect(try folder.bytes("a.sqlite-wal") == log)
    }
  }

  /// The log of one database beside another would be written into it.
  @Test func logOfAnotherDatabaseIsNotTaken() throws {
    let frozen = try MadeFreeze()
    try frozen.store.close()
    let again = try Store(path: frozen.folder.path("a.sqlite"))
    _ = try again.take(try MadeExtract.figures(named: "c.csv", [("1003", "5", "1000")]))
    let log = try frozen.folder.bytes("a.sqlite-wal")
    let store = try Store(path: path)
    for number in 1...40 {
      _ = try store.take(
        try MadeExtract.figures(named: "\(number).csv", [("1001", "\(number)", "1000")]))
    }
    try store.queue.vacuum()
    try store.close()
    try expectLogRefused(folder.bytes("a.sqlite"), log)
  }

  /// Two that were made alike have all their pages in the same places, so that every page of the log fits.
  @Test func logOfADatabaseThatWasMadeAlikeIsNotTaken() throws {
    let other = folder.path("other.sqlite")
    for path in [path, other] {
      let store = try Store(path: path)
      _ = try store.take(try MadeExtract.figures([("1001", "5", "1000")]))
      try store.close()
    }
    let store = try Store(path: other)
    _ = try store.take(try MadeExtract.figures(named: "c.csv", [("1003", "5", "1000")]))
    try expectLogRefused(folder.bytes("a.sqlite"), folder.bytes("other.sqlite-wal"))
  }

  /// The log of the same database at another time: the file is newer than the log, or older, or a copy that went
  /// on by itself.
  @Test func logOfAnotherCopyIsNotTaken() throws {
    let own = folder.path("own.sqlite")
    func take(_ number: Int) throws -> Data {
      let store = try Store(path: own)
      _ = try store.take(
        try MadeExtract.figures(named: "\(number).csv", [("1001", "\(number)", "1000")]))
      let log = try folder.bytes("own.sqlite-wal")
      try store.close()
      return log
    }
    try Store(path: own).close()
    let empty = try folder.bytes("own.sqlite")
    let first = try take(1)
    let second = try take(2)
    let later = try folder.bytes("own.sqlite")
    try expectLogRefused(later, first)
    try expectLogRefused(empty, second)
    let copy = folder.path("copy.sqlite")
    try Store(path: own).backUp(to: copy)
    try expectLogRefused(folder.bytes("copy.sqlite"), take(3))
  }

  /// What a process has left that was killed is taken up, whether or not a part of it is in the file already.
  @Test func logOfItsOwnIsTaken() throws {
    let own = folder.path("own.sqlite")
    try Store(path: own).close()
    let before = try folder.bytes("own.sqlite")
    let store = try Store(path: own)
    var logs: [Data] = []
    for number in 1...3 {
      _ = try store.take(
        try MadeExtract.figures(named: "\(number).csv", [("1001", "\(number)", "1000")]))
      logs.append(try folder.bytes("own.sqlite-wal"))
    }
    try store.close()
    let after = try folder.bytes("own.sqlite")
    for (database, log, files) in [(before, logs[0], 1), (before, logs[2], 3), (after, logs[2], 3)]
    {
      for access in [Store.Access.reading, .writing] {
        try database.write(to: URL(fileURLWithPath: path))
        try log.write(to: URL(fileURLWithPath: path + "-wal"))
        let opened = try Store(path: path, for: access)
        #expect(try opened.files().count == files)
        #expect(try opened.structuralProblems() == [])
        try opened.close()
      }
    }
  }

  @Test func folderAndPipeAreNoDatabase() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(refused() == "\(path) is a folder; expected the file of a database")
    try FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(refused(.reading) == "\(path) is a pipe; expected the file of a database")
    #expect(refused() == "\(path) is a pipe; expected the file of a database")
  }

  @Test func readingMakesNoDatabase() throws {
    #expect(refused(.reading) == "there is no database at \(path)")
    #expect(try folder.files == [])
  }

  @Test func whoReadsCannotWrite() throws {
    try Store(path: path).close()
    let store = try Store(path: path, for: .reading)
    #expect(throws: StoreError.self) { try store.take(try MadeExtract.wideTable()) }
    #expect(throws: StoreError.self) {
      try store.write("") { try $0.execute(sql: "DELETE FROM own_region") }
    }
  }

  /// One of an earlier program is brought up to date in a copy; whoever writes brings it up to date itself.
  @Test func readingLeavesADatabaseOfAnEarlierProgramAsItIs() throws {
    let old = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(
      old, upTo: "12 benchmarks of which not all municipalities have figures")
    try old.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try old.close()
    let before = try folder.bytes("a.sqlite")
    let store = try Store(path: path, for: .reading)
    #expect(try store.schemaProblems() == [])
    #expect(try store.importedFiles().isEmpty)
    #expect(store.isCopy)
    try store.close()
    #expect(try folder.bytes("a.sqlite") == before)
    #expect(try folder.files == ["a.sqlite"])
    try Store(path: path).close()
    #expect(try folder.bytes("a.sqlite") != before)
  }

  /// Two that make the same database at once both end well.
  @Test func twoFirstOpeningsAtOnceEndWell() async throws {
    for round in 1...5 {
      let path = folder.path("\(round).sqlite")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...4 {
          group.addTask {
            let store = try Store(path: path)
            #expect(try store.files().isEmpty)
            try store.close()
          }
        }
        try await group.waitForAll()
      }
    }
    #expect(try folder.files == (1...5).map { "\($0).sqlite" })
  }

  /// What an opening left that was cut short does not stay.
  @Test func unfinishedDatabaseIsMadeAnew() throws {
    try folder.write("half", as: ".a.sqlite.unfinished")
    try folder.write("half", as: ".a.sqlite.unfinished-wal")
    let store = try Store(path: path)
    #expect(try store.schemaProblems() == [])
    try store.close()
    #expect(try folder.files == ["a.sqlite"])
  }

  @Test func damagedPagesAreToldWithTheWayBack() throws {
    let frozen = try MadeFreeze()
    try frozen.store.close()
    var bytes = try frozen.folder.bytes("a.sqlite")
    for place in stride(from: 4096, to: bytes.count, by: 4096) {
      bytes.replaceSubrange(place..<place + 64, with: [UInt8](repeating: 0xA5, count: 64))
    }
    try bytes.write(to: URL(fileURLWithPath: path))
    let said = refused() ?? ""
    #expect(said.contains("the file is damaged"), "\(said)")
    #expect(said.contains("nullpunkt backup"), "\(said)")
    #expect(try folder.bytes("a.sqlite") == bytes)
  }
}
