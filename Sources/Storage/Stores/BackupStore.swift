import Files
import Foundation
import GRDB

extension Store {
  /// Writes a copy of the whole database into one new file, as it is at one moment, while others may go on
  /// using it. The copy has its name when it is whole, and not before.
  /// - Throws: `StoreError` when something lies at the path already, or the copy cannot be written.
  public func backUp(to path: String) throws(StoreError) {
    let what = "the copy \(path) could not be written"
    guard !FileManager.default.fileExists(atPath: path) else {
      throw StoreError("\(path) is there already; name a new file for the copy")
    }
    let unfinished = "\(path).unfinished"
    do {
      try? FileManager.default.removeItem(atPath: unfinished)
      // Readable by its owner alone, like the database.
      let descriptor = open(unfinished, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      Foundation.close(descriptor)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
      }
      // Its pages lie otherwise, so that the database's log would make nonsense of it.
      let copy = try DatabaseQueue(path: unfinished)
      try copy.write { try LogMarks.renew(since: -1, $0) }
      try copy.close()
      try FileManager.default.moveItem(atPath: unfinished, toPath: path)
    } catch {
      try? FileManager.default.removeItem(atPath: unfinished)
      throw StoreError(what, cause: error)
    }
  }
}
