import Files
import GRDB
import GRDBSQLite

/// A prepared statement that binds and reads SQLite's own values, for tables of many rows: GRDB wraps
/// each value, which costs more than SQLite's work on it.
///
/// Parameters count from 1 and columns from 0, as in SQLite. A parameter keeps its value until it is
/// bound again.
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
    default: throw failure(code)
    }
  }

  /// The error of SQLite's last call, in its own words; the statement can be used anew.
  private func failure(_ code: Int32) -> DatabaseError {
    let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(pointer)))
    sqlite3_reset(pointer)
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }

  func bind(_ number: Int64, at place: Int32) { sqlite3_bind_int64(pointer, place, number) }

  /// Binds a number; NULL for nil.
  func bind(_ number: Double?, at place: Int32) {
    if let number {
      sqlite3_bind_double(pointer, place, number)
    } else {
      sqlite3_bind_null(pointer, place)
    }
  }

  /// Binds a text as UTF-8, of which SQLite keeps a copy.
  /// - Throws: `DatabaseError` when the text is longer than SQLite's limit.
  func bind(_ text: String, at place: Int32) throws {
    var text = text
    let code = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty text has no address, and without one it would be NULL.
        characters.baseAddress.map {
          sqlite3_bind_text(pointer, place, $0, Int32(characters.count), Self.copied)
        } ?? sqlite3_bind_text(pointer, place, "", 0, Self.copied)
      }
    }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Binds a cell; NULL for one without a number.
  /// - Throws: `DatabaseError` when a text is longer than SQLite's limit.
  func bind(_ cell: Cell, at place: Int32) throws {
    switch cell {
    case .text(let text): try bind(text, at: place)
    case .count(let count?): bind(Int64(count), at: place)
    case .number(let number): bind(number, at: place)
    case .count(nil): bind(nil as Double?, at: place)
    }
  }

  /// The destructor by which SQLite copies the bytes it is given.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// The names of the columns.
  var columnNames: [String] { statement.columnNames }

  /// A column's text; empty for NULL.
  func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(pointer, column) else { return "" }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// A column's whole number; nil for NULL.
  func count(_ column: Int32) -> Int? { isNull(column) ? nil : Int(int(column)) }

  /// A column's number; nil for NULL.
  func number(_ column: Int32) -> Double? { isNull(column) ? nil : double(column) }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(pointer, column) == SQLITE_NULL
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

extension [UInt8] {
  /// Appends a row's cells as SQL writes them, tabs between them and a line feed after.
  mutating func append(row: RawStatement) {
    for column in 0..<row.columnCount {
      if column > 0 { append(UInt8(ascii: "\t")) }
      append(stored: row.value(column))
    }
    append(UInt8(ascii: "\n"))
  }

  /// Appends a cell as SQL writes it: a text in quotes, `NULL` for none.
  mutating func append(stored value: StoredValue) {
    switch value {
    case .null: append(contentsOf: "NULL".utf8)
    case .integer(let number): append(decimal: Int(number))
    case .real(let number): append(decimal: number)
    case .text(let bytes):
      let isPlain = bytes.allSatisfy {
        (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
      guard isPlain else {
        append(utf8: String(reflecting: String(decoding: bytes, as: UTF8.self)))
        return
      }
      append(UInt8(ascii: "\""))
      append(contentsOf: bytes)
      append(UInt8(ascii: "\""))
    case .blob(let count): append(contentsOf: "Data(\(count) bytes)".utf8)
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
