import Files
import Foundation
import GRDB

/// What the database says of a file, as hashes: one for its figures, and one for its rows in each other table that
/// names it.
struct FileSeal {
  struct Part {
    let table: String
    /// SHA-256, hexadecimal.
    let sha256: String
    /// A mark for each line; empty where the table has no lines.
    let marks: [UInt8]
  }

  /// In order of table; a table without a row of the file has none.
  private(set) var parts: [Part]

  /// The table whose rows say when the file was imported, which is sealed and no part of what it says.
  private static let day = "imported_on"

  /// SHA-256 over the parts: the same for the same file wherever and whenever it is imported.
  var sha256: String {
    var hash = RowHash()
    for part in parts where part.table != Self.day { hash.add([part.table, part.sha256]) }
    return hash.hexadecimalDigest
  }

  /// Made from what is stored.
  /// - Parameter figures: the part of the file's figures, where it has been made already.
  init(of file: Int64, figures: Part?, _ tables: Tables, _ db: Database) throws {
    parts = figures.map { [$0] } ?? []
    for table in tables.all {
      if let part = try Self.part(table, file, db) { parts.append(part) }
    }
    parts.sort { $0.table < $1.table }
  }

  /// As it was stored.
  init(storedOf file: Int64, _ db: Database) throws {
    parts = try Row.fetchAll(
      db, sql: "SELECT part, sha256, lines FROM file_seal WHERE file_id = ? ORDER BY part",
      arguments: [file]
    ).map { Part(table: $0[0], sha256: $0[1], marks: Array(($0[2] as Data?) ?? Data())) }
  }

  /// Takes the part of one table over from another seal.
  mutating func add(_ other: FileSeal, only table: String) {
    parts.removeAll { $0.table == table }
    parts += other.parts.filter { $0.table == table }
    parts.sort { $0.table < $1.table }
  }

  func store(of file: Int64, _ db: Database) throws {
    for part in parts {
      try db.execute(
        sql: "INSERT INTO file_seal VALUES (?, ?, ?, ?)",
        arguments: [file, part.table, part.sha256, part.marks.isEmpty ? nil : Data(part.marks)])
    }
  }

  /// The tables that say something of files, apart from their figures.
  struct Tables {
    struct Table {
      let name: String
      let key: String
      /// Without the key.
      let columns: [String]
    }
    let all: [Table]

    /// Nothing that is decided of files later, and no seal.
    private static let others: Set = ["figure", "file_standing", "file_seal"]

    init(_ db: Database) throws {
      var all: [Table] = []
      let names = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      for name in names where !Self.others.contains(name) {
        let key = name == "source_file" ? "id" : "file_id"
        let columns = try db.columns(in: name).map(\.name)
        guard columns.contains(key) else { continue }
        all.append(Table(name: name, key: key, columns: columns.filter { $0 != key }))
      }
      self.all = all
    }
  }

  private static func part(_ table: Tables.Table, _ file: Int64, _ db: Database) throws -> Part? {
    let line = table.columns.firstIndex(of: "line").map { Int32($0) }
    let order = (line.map { [$0 + 1] } ?? []) + (1...Int32(table.columns.count))
    let columns = table.columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let rows = try RawStatement(
      db,
      """
      SELECT \(columns) FROM "\(table.name)" WHERE "\(table.key)" = ?
      ORDER BY \(order.map(String.init).joined(separator: ", "))
      """)
    rows.bind(file, at: 1)
    var (seal, isEmpty) = (LineSeal(), true)
    while try rows.step() {
      isEmpty = false
      seal.begin(line.map { rows.int($0) } ?? 0)
      seal.text.append(row: rows)
    }
    guard !isEmpty else { return nil }
    let (sha256, marks) = seal.finished()
    return Part(table: table.name, sha256: sha256, marks: line == nil ? [] : marks)
  }

  /// What is not as in an earlier seal: the tables, with the lines where they have any.
  func differences(from sealed: FileSeal) -> [(table: String, lines: [Int])] {
    let (now, then) = (
      Dictionary(uniqueKeysWithValues: parts.map { ($0.table, $0) }),
      Dictionary(uniqueKeysWithValues: sealed.parts.map { ($0.table, $0) })
    )
    return Set(now.keys).union(then.keys).sorted().compactMap { table in
      let (mine, other) = (now[table], then[table])
      guard mine?.sha256 != other?.sha256 || mine?.marks != other?.marks else { return nil }
      return (table, LineSeal.differingLines(mine?.marks ?? [], other?.marks ?? []))
    }
  }
}
