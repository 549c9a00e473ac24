import Files
import Foundation
import GRDB
import Testing

@testable import Storage

/// A copy is the database as it was at one moment, and a whole one.
struct BackupTests {
  private let frozen: MadeFreeze
  private let copy: String

  init() throws {
    frozen = try MadeFreeze()
    copy = frozen.folder.path("copy.sqlite")
  }

  @Test func copySaysWhatTheDatabaseSays() throws {
    try frozen.store.backUp(to: copy)
    let restored = try Store(path: copy)
    #expect(try restored.contentHash() == frozen.store.contentHash())
    #expect(try restored.structuralProblems().isEmpty)
    #expect(try restored.zeroPoint(2021)?.seal == frozen.store.zeroPoint(2021)?.seal)
    // It goes on where the database was: what was sealed is sealed, and new files are taken in.
    #expect(throws: (any Error).self) {
      try restored.queue.write { try $0.execute(sql: "DELETE FROM figure") }
    }
    guard case .imported = try restored.take(try MadeExtract.figures([("1001", "5", "100")])) else {
      Issue.record("the copy takes no file")
      return
    }
  }

  /// What another connection has begun and not finished is no part of the copy.
  @Test func copyHoldsWhatIsFinished() throws {
    let before = try frozen.store.contentHash()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(
      path: frozen.folder.path("a.sqlite"), configuration: configuration)
    try other.inDatabase { db in
      try db.execute(
        sql: """
          BEGIN; INSERT INTO source_file (name, sha256, content_sha256, bytes, recipe, data_rows, cells)
          VALUES ('c.csv', 'c', 'c', 1, 'made', 1, 1)
          """)
    }
    try frozen.store.backUp(to: copy)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(try Store(path: copy).contentHash() == before)
  }

  @Test func fileThatIsThereIsNotWrittenOver() throws {
    try frozen.folder.write("mine", as: "copy.sqlite")
    #expect {
      try frozen.store.backUp(to: copy)
    } throws: {
      "\($0)" == "\(copy) is there already; name a new file for the copy"
    }
    #expect(try frozen.folder.bytes("copy.sqlite") == Data("mine".utf8))
  }

  @Test func copyThatCannotBeWrittenLeavesNothing() throws {
    let nowhere = frozen.folder.path("nowhere/copy.sqlite")
    #expect(throws: StoreError.self) { try frozen.store.backUp(to: nowhere) }
    #expect(!FileManager.default.fileExists(atPath: "\(nowhere).unfinished"))
  }
}
