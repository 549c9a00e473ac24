import Files
import GRDB
import Observations

/// A running SHA-256 over tables: each one's name in a line, then its rows in order of their columns,
/// tabs between the cells, as SQL writes them: texts in quotes, `NULL` for none.
struct ContentHash {
  private var hash = SHA256()
  private var waiting: [UInt8] = []
  /// Made of the figures on the way, where they are wanted.
  var seals: FigureSeals?

  /// The number of bytes that are gathered before they are hashed.
  private static let chunk = 1 << 16

  /// Adds a table or view.
  mutating func add(_ table: String, _ db: Database) throws {
    waiting.append(contentsOf: "\(table)\n".utf8)
    if try table == "observation" && db.viewExists(table) { return try addObservations(db) }
    let rows = try RawStatement(db, try Self.sql(table, db))
    while try rows.step() {
      waiting.append(row: rows)
      if waiting.count >= Self.chunk { flush() }
    }
  }

  /// Adds the rows of the view `observation` without asking it: what a series and a unit say in every row is
  /// written once.
  private mutating func addObservations(_ db: Database) throws {
    let tab = UInt8(ascii: "\t")
    let series = try texts("series", [1...2, 3...7], db)
    let units = try texts("unit", [1...2], db)
    let kinds = CellValue.Kind.stored.map { Array("\"\($0.rawValue)\"".utf8) }
    let rows = try RawStatement(
      db, "SELECT \(FigureSeals.columns) FROM figure ORDER BY file_id, line, column_number")
    while try rows.step() {
      try seals?.add(rows)
      guard let names = series[rows.int(0)], let unit = units[rows.int(2)],
        let kind = Int(exactly: rows.int(6)), kinds.indices.contains(kind)
      else { throw StoreError("an observation's series, unit or kind is missing") }
      for place in Int32(3)...5 {
        waiting.append(decimal: Int(rows.int(place)))
        waiting.append(tab)
      }
      for part in [names[0], unit[0], names[1], kinds[kind]] {
        waiting.append(contentsOf: part)
        waiting.append(tab)
      }
      waiting.append(stored: rows.value(7))
      for mark in [rows.int(8) & 1, rows.int(8) >> 1] {
        waiting.append(tab)
        waiting.append(decimal: Int(mark))
      }
      waiting.append(UInt8(ascii: "\n"))
      if waiting.count >= Self.chunk { flush() }
    }
    seals?.endFile()
  }

  /// The cells of a table's rows in some groups of columns, as they are hashed, by the key in its first column.
  private func texts(_ table: String, _ groups: [ClosedRange<Int32>], _ db: Database) throws
    -> [Int64: [[UInt8]]]
  {
    let rows = try RawStatement(db, "SELECT * FROM \(table)")
    var found: [Int64: [[UInt8]]] = [:]
    while try rows.step() {
      found[rows.int(0)] = groups.map { columns in
        var cells: [UInt8] = []
        for column in columns {
          if column > columns.lowerBound { cells.append(UInt8(ascii: "\t")) }
          cells.append(stored: rows.value(column))
        }
        return cells
      }
    }
    return found
  }

  /// An observation's place, the first three columns, is its own already.
  private static func sql(_ table: String, _ db: Database) throws -> String {
    let columns = table == "observation" ? 3 : try db.columns(in: table).count
    let order = (1...max(columns, 1)).map(String.init).joined(separator: ", ")
    return "SELECT * FROM \(table) ORDER BY \(order)"
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
