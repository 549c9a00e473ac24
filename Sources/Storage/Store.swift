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
  /// The database was written for others: what completes a withheld figure is not in it.
  public let isPublic: Bool
  /// The database is of an earlier program, and what is asked is a copy that was brought up to date.
  public let isCopy: Bool
  private let access: Access

  /// What a database is opened for.
  public enum Access: Sendable {
    /// It is made where it is missing, and brought up to date.
    case writing
    /// Nothing in it can be changed, and one of an earlier program is brought up to date in a copy.
    case reading
  }

  /// Opens the database.
  /// - Parameter patience: for how many seconds another process that writes is waited for.
  /// - Throws: `StoreError` when the file cannot be opened, is no database of ours, was made by a later
  ///   version of the program, or stays in use by another process; it has not been touched then.
  public init(path: String, for access: Access = .writing, patience: Double = 30)
    throws(StoreError)
  {
    do {
      var file = try DatabaseFile(path: path)
      if file == nil, access == .writing {
        try DatabaseCreation(path: path).make()
        file = try DatabaseFile(path: path)
      }
      guard let file else { throw StoreError("there is no database at \(path)") }
      isPublic = file.isPublic
      self.access = access
      (queue, isCopy) =
        access == .writing
        ? (try Self.opened(file, patience), false) : try Self.openedForReading(file, patience)
    } catch {
      throw StoreError("the database \(path) cannot be opened", cause: error)
    }
  }

  /// Opens a database that may be written to.
  private static func opened(_ file: DatabaseFile, _ patience: Double) throws -> DatabaseQueue {
    if !file.isMarked || file.hasLog { try check(file) }
    let queue = try DatabaseQueue(path: file.path, configuration: configuration(patience))
    let (applied, counted) = try queue.writeWithoutTransaction { db in
      let applied = try knownSteps(db, file.path)
      // Not through GRDB's own setting, which touches the file at every opening: a run that
      // changes nothing must leave every byte as it was.
      try db.execute(
        sql: """
          PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
          PRAGMA cache_size = -\(Self.cacheKibibytes)
          """)
      return (applied, try Int.fetchOne(db, sql: "PRAGMA user_version"))
    }
    if applied != Set(Schema.migrator.migrations) || counted != applied.count {
      try migrate(queue)
    }
    return queue
  }

  /// Opens a database whose bytes stay as they are.
  private static func openedForReading(_ file: DatabaseFile, _ patience: Double) throws
    -> (queue: DatabaseQueue, isCopy: Bool)
  {
    if !file.isMarked || file.hasLog { try check(file) }
    var configuration = configuration(patience)
    let queue: DatabaseQueue
    // SQLite clears its log away only for a connection that might write, and needs room for it.
    if file.isWritable,
      let connected = try? DatabaseQueue(path: file.path, configuration: configuration),
      (try? connected.read { try Schema.migrator.appliedIdentifiers($0) }) != nil || file.hasLog
    {
      queue = connected
    } else {
      configuration.readonly = true
      let address = file.hasLog ? file.path : file.unchangingAddress
      queue = try DatabaseQueue(path: address, configuration: configuration)
    }
    let applied = try queue.read { try knownSteps($0, file.path) }
    if applied == Set(Schema.migrator.migrations) { return (queue, false) }
    // A database without a name lies in memory, and on disk where it is large.
    let copy = try DatabaseQueue(path: "", configuration: self.configuration(patience))
    try queue.backup(to: copy)
    try queue.close()
    try migrate(copy)
    return (copy, true)
  }

  private static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    // What a stranger has put into the file's views and triggers can call nothing that does more than
    // compute.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = 0") }
    return configuration
  }

  /// Asks a database that has no mark, or a log, what it is, on a connection that cannot write.
  private static func check(_ file: DatabaseFile) throws {
    let isAlone = file.hasLog && !file.isInUse
    // A log that another database left makes nonsense of this one, and would be written into it.
    if isAlone, try !LogMarks(log: file.path + "-wal").follow(LogMarks.mark(of: file)) {
      throw logOfAnother(file, "it follows another database, or another copy of this one")
    }
    var configuration = Configuration()
    configuration.readonly = true
    let address = file.hasLog ? file.path : file.unchangingAddress
    let queue = try DatabaseQueue(path: address, configuration: configuration)
    try queue.read { db in
      _ = try knownSteps(db, file.path)
      guard isAlone else { return }
      let damage = try String.fetchOne(db, sql: "PRAGMA quick_check(1)")
      if let damage, damage != "ok" { throw logOfAnother(file, damage) }
    }
    try queue.close()
  }

  private static func logOfAnother(_ file: DatabaseFile, _ reason: String) -> StoreError {
    StoreError(
      "the log \(file.path)-wal does not fit its database, which was not touched: \(reason). If a "
        + "copy was put in the database's place, remove the log")
  }

  /// The steps by which the database's tables were made.
  /// - Throws: `StoreError` where there are none of ours, or one that we do not know.
  private static func knownSteps(_ db: Database, _ path: String) throws -> Set<String> {
    let applied = try Schema.migrator.appliedIdentifiers(db)
    let known = Schema.migrator.migrations
    guard known.contains(where: applied.contains) else {
      throw StoreError(
        "\(path) is the database of another program, or has no tables; expected one that nullpunkt made"
      )
    }
    if let unknown = applied.subtracting(known).min() {
      throw StoreError(
        "the database \(path) was made by a later version of nullpunkt, whose step "
          + "\"\(unknown)\" this one does not know; open it with that version")
    }
    return applied
  }

  /// At most so much of the file is held in memory: an import writes all over its table, and a page
  /// that does not fit is written and read again.
  private static let cacheKibibytes = 32_768

  /// Brings a database up to date. Another process may be doing so at the same time: a step that it has
  /// done meanwhile fails here, since its tables are there, and need not be done again.
  static func migrate(_ queue: DatabaseQueue) throws {
    let migrator = Schema.migrator
    let before: KeptTables? = try queue.read { db in
      try db.tableExists("ledger") ? try KeptTables(db) : nil
    }
    for _ in migrator.migrations {
      do {
        try migrator.migrate(queue)
        break
      } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
        continue
      }
    }
    try migrator.migrate(queue)
    // What a step has written is the program's own.
    try queue.write { db in
      try KeptTables(db).seal(since: before ?? KeptTables.sealed(db), db)
    }
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA user_version = \(migrator.migrations.count)")
    }
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

  func requireWriting() throws(StoreError) {
    guard access == .writing else { throw StoreError("the database was opened for reading alone") }
  }

  /// Writes in one transaction, and seals the tables that came out otherwise.
  func write<Answer>(_ what: String, _ block: (Database) throws -> Answer) throws(StoreError)
    -> Answer
  {
    do {
      try requireWriting()
      return try queue.write { db in
        let (before, changes) = (try KeptTables(db), db.totalChangesCount)
        let answer = try block(db)
        try KeptTables(db).seal(since: before, db)
        try LogMarks.renew(since: changes, db)
        return answer
      }
    } catch {
      throw StoreError(what, cause: error)
    }
  }
}
