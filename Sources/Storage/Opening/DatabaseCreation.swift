import Foundation
import GRDB

/// Makes a new database, which has its name when all its tables are there, and not before.
///
/// It is made beside its place under a name of its own, readable by its owner alone. Of two that are made at
/// once, the second waits for the first and finds it there; what one left that was cut short is made anew.
struct DatabaseCreation {
  let path: String

  func make() throws {
    let place = URL(fileURLWithPath: path)
    let folder = place.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let unfinished = folder.appendingPathComponent(".\(place.lastPathComponent).unfinished").path
    let lock = open(unfinished, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(lock) }
    while flock(lock, LOCK_EX) != 0, errno == EINTR {}
    guard access(path, F_OK) != 0 else { return }
    // Another has waited for this one and cleared it away: its turn comes again.
    var (held, named) = (stat(), stat())
    guard fstat(lock, &held) == 0, stat(unfinished, &named) == 0, held.st_ino == named.st_ino
    else { return try make() }
    defer { for ending in ["", "-wal", "-shm"] { unlink(unfinished + ending) } }
    for ending in ["-wal", "-shm"] { unlink(unfinished + ending) }
    guard ftruncate(lock, 0) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    let queue = try DatabaseQueue(path: unfinished)
    // Nobody sees it before it is whole: it is written to the disk once, at the end.
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
    }
    try Store.migrate(queue)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.close()
    guard fsync(lock) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    guard link(unfinished, path) != 0, errno != EEXIST else { return }
    // A file system without links.
    guard rename(unfinished, path) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }
}
