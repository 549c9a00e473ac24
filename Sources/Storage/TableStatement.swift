import Files
import GRDB
import GRDBSQLite

/// A prepared statement whose values go straight to SQLite and come straight from it, for tables of
/// many rows.
///
/// Parameters are bound in their order, from the first; columns are read by their place, from 0.
struct TableStatement {
  private let db: Database
  /// Keeps the handle alive.
  private let statement: Statement
  private let handle: OpaquePointer
  private var bound: Int32 = 0

  init(_ sql: String, _ db: Database) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// The names of the columns it gives.
  var columns: [String] { statement.columnNames }

  // MARK: Writing

  mutating func bind(_ number: Int) throws {
    bound += 1
    try check(sqlite3_bind_int64(handle, bound, Int64(number)))
  }

  mutating func bind(_ text: String) throws {
    bound += 1
    var text = text
    let code = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty text has no address, and without one it would be NULL.
        characters.baseAddress.map {
          sqlite3_bind_text(handle, bound, $0, Int32(characters.count), Self.copied)
        } ?? sqlite3_bind_text(handle, bound, "", 0, Self.copied)
      }
    }
    try check(code)
  }

  mutating func bind(_ cell: Cell) throws {
    switch cell {
    case .text(let text): try bind(text)
    case .count(let count?): try bind(count)
    case .number(let number?):
      bound += 1
      try check(sqlite3_bind_double(handle, bound, number))
    case .count(nil), .number(nil):
      bound += 1
      try check(sqlite3_bind_null(handle, bound))
    }
  }

  /// Leaves the next parameter as it was bound for the row before.
  mutating func keep() { bound += 1 }

  /// Carries the statement out with what was bound, and makes it ready for the next row.
  mutating func execute() throws {
    bound = 0
    let code = sqlite3_step(handle)
    guard code == SQLITE_DONE else { throw failure(code) }
    try check(sqlite3_reset(handle))
  }

  // MARK: Reading

  /// Goes to the next row.
  /// - Returns: false after the last.
  mutating func next() throws -> Bool {
    bound = 0
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      try check(sqlite3_reset(handle))
      return false
    case let code: throw failure(code)
    }
  }

  /// A text; empty for `NULL`.
  func text(_ column: Int) -> String {
    guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// A whole number; nil for `NULL`.
  func count(_ column: Int) -> Int? {
    isNull(column) ? nil : Int(sqlite3_column_int64(handle, Int32(column)))
  }

  /// A number; nil for `NULL`.
  func number(_ column: Int) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(handle, Int32(column))
  }

  private func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw failure(code) }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    let message = db.lastErrorMessage
    sqlite3_reset(handle)
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }

  /// SQLite takes a copy of the bytes.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}
