import Files
import GRDB

/// The list of what has been imported, decided, sealed and recorded, to which is only ever added: each entry's
/// hash is over the one before, so that the last stands for all of them.
struct Ledger {
  enum Kind: String {
    /// A file, by the SHA-256 of its bytes: what the database says of it.
    case file
    /// Whether a file's figures hold, by the decision's number.
    case decision
    /// A part of a zero point, by year and number: its seal.
    case zeroPoint = "zero_point"
    /// All rows of a table that is added to by hand: practices, regions.
    case table
  }

  struct Entry {
    let kind: String
    let subject: String
    let content: String
    let sha256: String
  }

  let entries: [Entry]

  init(_ db: Database) throws {
    entries = try Row.fetchAll(
      db, sql: "SELECT kind, subject, content_sha256, sha256 FROM ledger ORDER BY position"
    ).map { Entry(kind: $0[0], subject: $0[1], content: $0[2], sha256: $0[3]) }
  }

  /// What the last entry says of each subject of a kind.
  func contents(_ kind: Kind) -> [String: String] {
    Dictionary(
      entries.lazy.filter { $0.kind == kind.rawValue }.map { ($0.subject, $0.content) },
      uniquingKeysWith: { $1 })
  }

  /// The hash of the last entry; nil where there is none.
  var head: String? { entries.last?.sha256 }

  /// The number of the first entry that does not follow the one before it; nil where all do.
  var firstThatDoesNotFollow: Int? {
    var before: String?
    for (place, entry) in entries.enumerated() {
      guard
        entry.sha256
          == Self.hash(place + 1, entry.kind, entry.subject, entry.content, after: before)
      else { return place + 1 }
      before = entry.sha256
    }
    return nil
  }

  private static func hash(
    _ position: Int, _ kind: String, _ subject: String, _ content: String, after before: String?
  ) -> String {
    var hash = RowHash()
    hash.add([before ?? "", String(position), kind, subject, content])
    return hash.hexadecimalDigest
  }

  /// Adds an entry.
  static func append(_ kind: Kind, _ subject: String, _ content: String, _ db: Database) throws {
    let last = try Row.fetchOne(
      db, sql: "SELECT position, sha256 FROM ledger ORDER BY position DESC LIMIT 1")
    let position = (last?[0] ?? 0) + 1
    let hash = hash(position, kind.rawValue, subject, content, after: last?[1])
    try db.execute(
      sql: "INSERT INTO ledger VALUES (?, ?, ?, ?, ?)",
      arguments: [position, kind.rawValue, subject, content, hash])
  }

  /// Seals a file as it stands, and writes the seal down.
  /// - Parameter figures: the part of its figures, where it has been made already.
  static func seal(file: Int64, figures: FileSeal.Part?, _ db: Database) throws {
    let figures = try figures ?? FigureSeals.part(of: file, db)
    let seal = try FileSeal(of: file, figures: figures, FileSeal.Tables(db), db)
    try seal.store(of: file, db)
    let sha256 = try String.fetchOne(
      db, sql: "SELECT sha256 FROM source_file WHERE id = ?", arguments: [file])
    try append(.file, sha256 ?? "", seal.sha256, db)
  }

  /// Seals what one more table says of a file; what was sealed of it before stays as it was sealed.
  static func seal(_ table: String, of file: Int64, sha256: String, _ db: Database) throws {
    var seal = try FileSeal(storedOf: file, db)
    seal.add(try FileSeal(of: file, figures: nil, FileSeal.Tables(db), db), only: table)
    try db.execute(sql: "DROP TRIGGER file_seal_is_kept")
    try db.execute(sql: "DELETE FROM file_seal WHERE file_id = ?", arguments: [file])
    try db.execute(sql: Schema.fileSealKeeping)
    try seal.store(of: file, db)
    try append(.file, sha256, seal.sha256, db)
  }

  /// What is decided of files, by number: the file, what becomes of it, and the file above it.
  static func decisions(_ db: Database) throws -> [(position: Int64, content: String)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT position, file.sha256, standing, above.sha256 FROM file_standing
        LEFT JOIN source_file AS file ON file.id = file_id
        LEFT JOIN source_file AS above ON above.id = beneath
        ORDER BY position
        """
    ).map { row in
      var hash = RowHash()
      hash.add([row[1] ?? "", row[2], row[3] ?? ""])
      return (row[0], hash.hexadecimalDigest)
    }
  }

  /// Writes down the last decision.
  static func appendDecision(_ db: Database) throws {
    guard let last = try decisions(db).last else { return }
    try append(.decision, String(last.position), last.content, db)
  }

  /// The parts of zero points with their seals, in order of year and number.
  static func zeroPoints(_ db: Database) throws -> [(subject: String, seal: String)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT year, 1 AS number, content_sha256 FROM zero_point
        UNION ALL SELECT year, number, content_sha256 FROM zero_point_part ORDER BY year, number
        """
    ).map { ("\($0[0] as Int)/\($0[1] as Int)", $0[2]) }
  }

  /// Begins the ledger of a database from before there was one, with all that it holds now.
  static func begin(_ db: Database) throws {
    var known: Set<Int64> = []
    let decisions = try decisions(db)
    let files = try Int64.fetchAll(db, sql: "SELECT file_id FROM file_standing ORDER BY position")
    for (file, decision) in zip(files, decisions) {
      if known.insert(file).inserted { try seal(file: file, figures: nil, db) }
      try append(.decision, String(decision.position), decision.content, db)
    }
    for part in try zeroPoints(db) { try append(.zeroPoint, part.subject, part.seal, db) }
    try KeptTables(db).seal(since: KeptTables(), db)
  }
}

extension Store {
  /// The hash of the ledger's last entry, which stands for everything imported, decided, sealed and recorded;
  /// nil where there is nothing.
  public func ledgerHash() throws(StoreError) -> String? {
    try read("the ledger could not be read") { db in
      try String.fetchOne(db, sql: "SELECT sha256 FROM ledger ORDER BY position DESC LIMIT 1")
    }
  }
}
