import GRDB

/// Orders the imported files by which holds: where several give the same figure, the one of the last
/// file that is not withdrawn is in force.
struct FileOrder {
  /// All files, those that give way first. A withdrawn file keeps its place.
  private(set) var files: [Int64] = []
  private(set) var withdrawn: Set<Int64> = []

  init() {}

  /// The order after everything that has been decided, one thing after another.
  init(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT file_id, standing, beneath FROM file_standing ORDER BY position")
    for row in rows {
      if row["standing"] == "withdrawn" {
        withdrawn.insert(row["file_id"])
      } else {
        put(row["file_id"], beneath: row["beneath"])
      }
    }
  }

  /// Puts a file in force.
  /// - Parameter other: the file right above it; nil to put it above all.
  mutating func put(_ file: Int64, beneath other: Int64?) {
    files.removeAll { $0 == file }
    withdrawn.remove(file)
    let place = other.flatMap { files.firstIndex(of: $0) } ?? files.count
    files.insert(file, at: place)
  }

  /// The files that are not withdrawn, those that give way first.
  var inForce: [Int64] { files.filter { !withdrawn.contains($0) } }

  /// The place of each file that is not withdrawn: of two, the figures of the one with the larger number
  /// are in force.
  var ranks: [Int64: Int] {
    Dictionary(uniqueKeysWithValues: inForce.enumerated().map { ($1, $0) })
  }
}
