import Files
import Foundation
import GRDB
import Ingestion

/// The database of one analysis: files, observations, zero points and the last run's results.
///
/// SQLite in WAL mode through GRDB. Every writing method is one transaction: all of it happens, or
/// nothing.
public struct Store: Sendable {
  let queue: DatabaseQueue

  /// Opens the database, making it or bringing it up to date where that is needed.
  /// - Parameter patience: for how many seconds another process that writes is waited for.
  /// - Throws: `StoreError` when the file cannot be opened, is no database, was made by a later
  ///   version of the program, or stays in use by another process.
  public init(path: String, patience: Double = 30) throws(StoreError) {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    do {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(),
        withIntermediateDirectories: true)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let applied = try queue.writeWithoutTransaction { db in
        let applied = try Schema.migrator.appliedIdentifiers(db)
        if let unknown = applied.subtracting(Schema.migrator.migrations).min() {
          throw StoreError(
            "the database \(path) was made by a later version of nullpunkt, whose step "
              + "\"\(unknown)\" this one does not know; open it with that version")
        }
        // Not through GRDB's own setting, which touches the file at every opening: a run that
        // changes nothing must leave every byte as it was.
        try db.execute(
          sql: """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
            PRAGMA cache_size = -\(Self.cacheKibibytes)
            """)
        return applied
      }
      if applied != Set(Schema.migrator.migrations) { try Self.migrate(queue) }
    } catch {
      throw StoreError("the database \(path) cannot be opened", cause: error)
    }
  }

  /// At most so much of the file is held in memory: an import writes all over its table, and a page
  /// that does not fit is written and read again.
  private static let cacheKibibytes = 32_768

  /// Another process may be bringing the same new database up to date: a step that it has done
  /// meanwhile fails here, since its tables are there, and need not be done again.
  private static func migrate(_ queue: DatabaseQueue) throws {
    let migrator = Schema.migrator
    for _ in migrator.migrations {
      do {
        return try migrator.migrate(queue)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
        continue
      }
    }
    try migrator.migrate(queue)
  }

  /// Writes the log into the database file and lets go of it.
  public func close() throws(StoreError) {
    do {
      try queue.close()
    } catch {
      throw StoreError("the database cannot be closed", cause: error)
    }
  }

  func read<Answer>(_ what: String, _ block: (Database) throws -> Answer) throws(StoreError)
    -> Answer
  {
    do { return try queue.read(block) } catch { throw StoreError(what, cause: error) }
  }

  func write<Answer>(_ what: String, _ block: (Database) throws -> Answer) throws(StoreError)
    -> Answer
  {
    do { return try queue.write(block) } catch { throw StoreError(what, cause: error) }
  }
}

/// An operation that the database refused, with the reason in a sentence.
public struct StoreError: Error, CustomStringConvertible {
  public let description: String

  init(_ what: String, cause: (any Error)? = nil) {
    switch cause {
    case let error as StoreError: description = error.description
    case let error as DatabaseError where error.resultCode == .SQLITE_BUSY:
      description =
        "\(what): another process is writing to the database and did not finish in time; "
        + "try again when it has"
    case let error as DatabaseError where error.resultCode == .SQLITE_FULL:
      description = "\(what): the disk is full; nothing was written"
    case let error as DatabaseError:
      description = "\(what): \(error.message ?? "SQLite error \(error.resultCode)")"
    case let error?: description = "\(what): \(operatingSystemReason(for: error))"
    case nil: description = what
    }
  }
}
