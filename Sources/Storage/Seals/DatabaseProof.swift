import Files
import GRDB

/// What was found when a database was held against its own seals.
public struct DatabaseProof: Sendable {
  /// The database holds nothing that anybody imported or recorded.
  public let holdsNothing: Bool
  /// What is not as it was imported, with file and line where there is one.
  public let altered: [String]
  /// What the ledger and the database do not agree on.
  public let ledger: [String]
  /// SHA-256 of everything the database says.
  public let contentHash: String
  /// The hashes of the ledger's entries, from the first to the last.
  public let entries: [String]
}

extension Store {
  /// What of the schema is not the program's own; empty in a whole database.
  public func schemaProblems() throws(StoreError) -> [String] {
    try read("the schema could not be checked") { try SchemaProof.problems($0) }
  }

  /// Makes every seal again from what is stored.
  public func proof() throws(StoreError) -> DatabaseProof {
    try read("the database could not be proved") { db in
      var hash = ContentHash()
      hash.seals = try FigureSeals(db)
      let content = try Self.contentHash(&hash, db)
      let ledger = try Ledger(db)
      let tables = try FileSeal.Tables(db)
      let files = try Row.fetchAll(db, sql: "SELECT id, name, sha256 FROM source_file ORDER BY id")
        .map { row in
          let figures = hash.seals?.parts[row[0]]
          return SealedFile(
            name: row[1], sha256: row[2],
            now: try FileSeal(of: row[0], figures: figures, tables, db),
            then: try FileSeal(storedOf: row[0], db))
        }
      return DatabaseProof(
        holdsNothing: try files.isEmpty && KeptTables(db).isEmpty,
        altered: files.flatMap(\.problems),
        ledger: try LedgerProof(ledger, files, db).problems, contentHash: content,
        entries: ledger.entries.map(\.sha256))
    }
  }
}

/// A file as it stands and as it was sealed.
struct SealedFile {
  let name: String
  let sha256: String
  let now: FileSeal
  let then: FileSeal

  /// So many lines are told of one table.
  private static let mostLines = 10

  var problems: [String] {
    now.differences(from: then).flatMap { table, lines in
      guard !lines.isEmpty else { return ["\(name): \(table) is not as it was imported"] }
      let told = lines.prefix(Self.mostLines).map { line in
        line == 0
          ? "\(name): \(table) is not as it was imported"
          : "\(name):\(line): \(table) is not as it was imported"
      }
      let more = lines.count - told.count
      return told
        + (more > 0 ? ["\(name): \(table) is not as it was imported in \(more) more lines"] : [])
    }
  }
}

/// Holds the ledger against what the database holds.
private struct LedgerProof {
  private(set) var problems: [String] = []

  init(_ ledger: Ledger, _ files: [SealedFile], _ db: Database) throws {
    if let number = ledger.firstThatDoesNotFollow {
      problems.append(
        "entry \(number) of the ledger is not as it was written, or one before it is gone")
    }
    compare(
      ledger.contents(.file), Dictionary(files.map { ($0.sha256, $0.now.sha256) }) { $1 }
    ) { sha256 in
      "the file \(files.first { $0.sha256 == sha256 }?.name ?? String(sha256.prefix(12)))"
    }
    let decisions = try Ledger.decisions(db).map { (String($0.position), $0.content) }
    compare(ledger.contents(.decision), Dictionary(decisions) { $1 }) {
      "decision \($0) of which files hold"
    }
    compare(
      ledger.contents(.zeroPoint),
      Dictionary(try Ledger.zeroPoints(db).map { ($0.subject, $0.seal) }) { $1 }
    ) { "the part \($0) of a zero point" }
    compare(try KeptTables.sealed(ledger, db), try KeptTables(db).hashes) { "the table \($0)" }
    // What they say is sealed with the figures that name them.
    for (table, key) in [("series", "series_id"), ("unit", "unit_id")] {
      let strays = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \(table) WHERE id NOT IN (SELECT \(key) FROM figure)")
      if let strays, strays > 0 {
        problems.append(
          "the table \(table) has \(strays) rows without a figure, which the program did not write")
      }
    }
  }

  private mutating func compare(
    _ sealed: [String: String], _ found: [String: String], _ name: (String) -> String
  ) {
    for subject in Set(sealed.keys).union(found.keys).sorted() {
      switch (sealed[subject], found[subject]) {
      case (_?, nil): problems.append("\(name(subject)) is gone")
      case (nil, _?): problems.append("\(name(subject)) was not written by the program")
      case (let one, let other):
        if one != other { problems.append("\(name(subject)) is not as the program wrote it") }
      }
    }
  }
}
