import Files
import GRDB
import Observations

/// The differences between two files of the same table, figure by figure.
public struct Revision: Sendable, Equatable {
  public let earlier: String
  public let later: String
  /// Figures both have, with the same value.
  public let unchanged: Int
  public let changed: [Change]
  /// Figures only the later has.
  public let added: Int
  /// Figures only the earlier has: they stay in force, since a file may hold a part of its table.
  public let onlyEarlier: [Change]

  public struct Change: Sendable, Equatable {
    public let figure: Observation.Key
    public let before: CellValue
    /// The later file's value; nil where it does not give the figure.
    public let after: CellValue?
  }
}

extension Store {
  /// The differences between two imported files.
  /// - Parameters: names under which they were imported, or the beginnings of their SHA-256.
  /// - Throws: `StoreError` for a text that means no file, or several.
  public func revision(from earlier: String, to later: String) throws(StoreError) -> Revision {
    try read("the files could not be compared") { db in
      let (first, second) = (try Self.file(earlier, db), try Self.file(later, db))
      guard let revision = try Self.revision(from: first, to: second, db) else {
        throw StoreError("\(earlier) and \(later) have no figure in common")
      }
      return revision
    }
  }

  static func file(_ text: String, _ db: Database) throws -> Int64 {
    let found = try Row.fetchAll(
      db,
      sql: """
        SELECT id, name, sha256 FROM source_file
        WHERE name = :text OR (length(:text) >= 6 AND substr(sha256, 1, length(:text)) = :text)
        ORDER BY id
        """, arguments: ["text": text])
    guard let only = found.first, found.count == 1 else {
      let choices = found.map { "\($0["name"] as String) \(($0["sha256"] as String).prefix(12))" }
      throw StoreError(
        found.isEmpty
          ? "no imported file is called \(text), or has a SHA-256 that begins so"
          : "\(text) may mean \(choices.joined(separator: ", ")); say which by its SHA-256")
    }
    return only["id"]
  }

  /// nil when the files have no figure in common.
  /// - Parameter progress: told after each series how many are done, of how many.
  static func revision(
    from earlier: Int64, to later: Int64, _ db: Database,
    progress: (_ done: Int, _ series: Int) -> Void = { _, _ in }
  ) throws -> Revision? {
    var comparison = try FigureComparison(earlier: earlier, later: later, db)
    let all = try Self.series(ofFiles: [earlier, later], db).sorted()
    for (place, series) in all.enumerated() {
      try comparison.compare(series)
      progress(place + 1, all.count)
    }
    guard comparison.inBoth > 0 else { return nil }
    return Revision(
      earlier: try name(of: earlier, db), later: try name(of: later, db),
      unchanged: comparison.inBoth - comparison.changed.count,
      changed: try comparison.named(comparison.changed, db), added: comparison.added,
      onlyEarlier: try comparison.named(comparison.onlyEarlier, db))
  }

  /// The keys of the series that any of some files has figures of.
  private static func series(ofFiles files: [Int64], _ db: Database) throws -> Set<Int64> {
    var found: Set<Int64> = []
    let statement = try RawStatement(db, "SELECT series_id FROM figure WHERE file_id = ?")
    for file in files {
      statement.bind(file, at: 1)
      while try statement.step() { found.insert(statement.int(0)) }
    }
    return found
  }
}
