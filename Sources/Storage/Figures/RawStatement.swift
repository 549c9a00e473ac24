import GRDB
import GRDBSQLite

/// A prepared statement whose values are bound and read as they are, without a box around each: for
/// queries over many rows.
///
/// Places of bound values count from 1, columns from 0, as in SQLite.
struct RawStatement {
  private let statement: Statement
  private let pointer: SQLiteStatement

  /// - Throws: `DatabaseError` when the SQL is wrong.
  init(_ db: Database, _ sql: String) throws {
    statement = try db.makeStatement(sql: sql)
    pointer = statement.sqliteStatement
  }

  /// Steps to the next row; false at the end, after which the statement can be bound anew.
  /// - Throws: `DatabaseError` with SQLite's own words.
  func step() throws -> Bool {
    let code = sqlite3_step(pointer)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      return false
    default:
      let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(pointer)))
      sqlite3_reset(pointer)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  /// Lets go of the rows that have not been read.
  func reset() { sqlite3_reset(pointer) }

  func bind(_ number: Int64, at place: Int32) { sqlite3_bind_int64(pointer, place, number) }

  /// nil is NULL.
  func bind(_ number: Double?, at place: Int32) {
    if let number {
      sqlite3_bind_double(pointer, place, number)
    } else {
      sqlite3_bind_null(pointer, place)
    }
  }

  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  /// 0 for NULL.
  func double(_ column: Int32) -> Double { sqlite3_column_double(pointer, column) }

  var columnCount: Int32 { sqlite3_column_count(pointer) }

  /// What the row's column holds, as SQLite keeps it.
  func value(_ column: Int32) -> StoredValue {
    switch sqlite3_column_type(pointer, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, column))
    case SQLITE_TEXT:
      let text = sqlite3_column_text(pointer, column)
      return .text(
        UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(pointer, column))))
    case SQLITE_BLOB: return .blob(Int(sqlite3_column_bytes(pointer, column)))
    default: return .null
    }
  }
}

/// A column of a row, for as long as the statement is not stepped on.
enum StoredValue {
  case null
  case integer(Int64)
  case real(Double)
  /// UTF-8.
  case text(UnsafeBufferPointer<UInt8>)
  /// Of so many bytes: no table of ours has any.
  case blob(Int)
}
