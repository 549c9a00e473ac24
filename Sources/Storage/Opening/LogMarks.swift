import Foundation
import GRDB

/// The marks that transactions have left in a log, by which it is known whether it follows its database. SQLite itself
/// ties a log to nothing but the name of a file.
struct LogMarks {
  /// What a mark begins with, in the table and so in the log's pages.
  static let prefix = "nullpunkt log after "
  /// What stands between the mark before and the new one.
  static let between = " comes "
  /// What stands for the mark before in a database that had none.
  static let none = String(repeating: "0", count: digits)
  private static let digits = 32

  /// The mark before the log's first; nil for a log in which there is none: another program wrote it, or an earlier
  /// version of this one.
  private var before: String?
  private var marks: Set<String> = []

  /// Reads the log of a database, of any length; one that is no log has no marks.
  init(log path: String) throws {
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    guard let header = try file.read(upToCount: 32), header.count == 32,
      [0x377F_0682, 0x377F_0683].contains(Self.number(header, at: 0))
    else { return }
    let page = Self.number(header, at: 8)
    guard (512...65_536).contains(page) else { return }
    // A frame that bears other numbers is from before the log began anew.
    let salt = header[16..<24]
    while let frame = try file.read(upToCount: 24 + page), frame.count == 24 + page,
      frame[8..<16] == salt
    {
      guard let (before, mark) = Self.mark(in: Data(frame.dropFirst(24))) else { continue }
      if self.before == nil { self.before = before }
      marks.insert(mark)
    }
  }

  /// Whether the log can follow a database with this mark, which may have taken up a part of it.
  /// - Parameter mark: nil for a database that has none.
  func follow(_ mark: String?) -> Bool {
    guard let before else { return true }
    return before == mark ?? Self.none || mark.map(marks.contains) ?? false
  }

  /// The mark of a database's file as it stands without its log; nil where there is none, or what was cut short has
  /// left the file such that only the log makes it whole.
  static func mark(of file: DatabaseFile) -> String? {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try? DatabaseQueue(path: file.unchangingAddress, configuration: configuration)
    defer { try? queue?.close() }
    let text = try? queue?.read { try String.fetchOne($0, sql: "SELECT mark FROM log_mark") }
    return text.map { String($0.suffix(digits)) }
  }

  /// Leaves a new mark, if the transaction has changed a row.
  /// - Parameter changes: the number of rows that the connection had changed before it.
  static func renew(since changes: Int, _ db: Database) throws {
    guard db.totalChangesCount > changes, try db.tableExists("log_mark") else { return }
    try db.execute(
      sql: """
        UPDATE log_mark
        SET mark = '\(prefix)' || substr(mark, -\(digits)) || '\(between)' || lower(hex(randomblob(16)))
        """)
  }

  /// The mark before and the new one, of a page that holds the table's only row.
  private static func mark(in page: Data) -> (before: String, mark: String)? {
    let isLeafWithOneRow = page[0] == 13 && page[3] == 0 && page[4] == 1
    guard isLeafWithOneRow, let found = page.range(of: Data(prefix.utf8)) else { return nil }
    let text = String(
      decoding: page[found.upperBound...].prefix(2 * digits + between.utf8.count), as: UTF8.self)
    let parts = text.components(separatedBy: between)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == digits }) else { return nil }
    return (parts[0], parts[1])
  }

  private static func number(_ bytes: Data, at place: Int) -> Int {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
