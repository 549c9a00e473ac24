import Files
import GRDB

/// An operation that the database refused, with the reason in a sentence.
public struct StoreError: Error, CustomStringConvertible {
  public let description: String

  init(_ what: String, cause: (any Error)? = nil) {
    switch cause {
    case let error as StoreError: description = error.description
    case let error as DatabaseError: description = "\(what): \(Self.reason(error))"
    case let error?: description = "\(what): \(operatingSystemReason(for: error))"
    case nil: description = what
    }
  }

  private static func reason(_ error: DatabaseError) -> String {
    switch error.resultCode {
    case .SQLITE_BUSY:
      "another process is writing to the database and did not finish in time; try again when it has"
    case .SQLITE_FULL: "the disk is full; the database is as it was"
    case .SQLITE_IOERR:
      "the disk refuses to be read or written (\(error.message ?? "no reason is given")); is it full? "
        + "The database is as it was"
    case .SQLITE_READONLY: "it may only be read; the database is as it was"
    case .SQLITE_CANTOPEN:
      "it, or the files that SQLite needs beside it, cannot be opened; may its folder be written to?"
    case .SQLITE_NOTADB: "the file is no database"
    case .SQLITE_CORRUPT:
      "the file is damaged (\(error.message ?? "no reason is given")); nullpunkt verify tells which tables "
        + "can still be read. Put back a copy that nullpunkt backup made, or make a new database from "
        + "the extracts: nullpunkt run --database NEW"
    case .SQLITE_NOMEM: "there is not enough memory; the database is as it was"
    default: error.message ?? "SQLite error \(error.resultCode)"
    }
  }
}
