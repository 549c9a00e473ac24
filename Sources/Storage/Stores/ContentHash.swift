import Files
import GRDB

/// A running SHA-256 over tables: each one's name in a line, then its rows in order of their columns,
/// tabs between the cells, as SQL writes them: texts in quotes, `NULL` for none.
struct ContentHash {
  private var hash = SHA256()
  private var waiting: [UInt8] = []

  /// The number of bytes that are gathered before they are hashed.
  private static let chunk = 1 << 16

  /// Adds a table or view.
  mutating func add(_ table: String, _ db: Database) throws {
    waiting.append(contentsOf: "\(table)\n".utf8)
    let rows = try RawStatement(db, try Self.sql(table, db))
    while try rows.step() {
      for column in 0..<rows.columnCount {
        if column > 0 { waiting.append(UInt8(ascii: "\t")) }
        append(rows.value(column))
      }
      waiting.append(UInt8(ascii: "\n"))
      if waiting.count >= Self.chunk { flush() }
    }
  }

  /// An observation's place, the first three columns, is its own already.
  private static func sql(_ table: String, _ db: Database) throws -> String {
    let columns = table == "observation" ? 3 : try db.columns(in: table).count
    let order = (1...max(columns, 1)).map(String.init).joined(separator: ", ")
    return "SELECT * FROM \(table) ORDER BY \(order)"
  }

  private mutating func append(_ value: StoredValue) {
    switch value {
    case .null: waiting.append(contentsOf: "NULL".utf8)
    case .integer(let number): waiting.append(decimal: Int(number))
    case .real(let number): waiting.append(decimal: number)
    case .text(let bytes):
      let isPlain = bytes.allSatisfy {
        (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
      guard isPlain else {
        waiting.append(contentsOf: String(reflecting: String(decoding: bytes, as: UTF8.self)).utf8)
        return
      }
      waiting.append(UInt8(ascii: "\""))
      waiting.append(contentsOf: bytes)
      waiting.append(UInt8(ascii: "\""))
    case .blob(let count): waiting.append(contentsOf: "Data(\(count) bytes)".utf8)
    }
  }

  private mutating func flush() {
    hash.update(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  /// The hash of everything added so far, 64 digits in lower-case hexadecimal.
  var hexadecimalDigest: String {
    var rest = self
    rest.flush()
    return rest.hash.hexadecimalDigest
  }
}
