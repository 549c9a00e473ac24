import Foundation
import GRDB
import Observations
import Testing

@testable import Storage

/// A database of an earlier program is brought up to date with all it holds.
struct MigrationTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("old.sqlite")
  }

  /// As the program of that time had it, when observations were of calendar years alone.
  private static let ofYears = """
    INSERT INTO source_file VALUES (1, 'a.csv', 'aa', 'bb', 10, 'made', NULL, 1, 2);
    INSERT INTO observation VALUES
      (1, 2, 3, 'made', 'outside', '1001', 'municipality', 2021, 'both', '20-29', 'number', 4, 1),
      (1, 2, 4, 'made', 'people', '1001', 'municipality', 2021, 'both', '20-29', 'suppressed',
        NULL, 0);
    INSERT INTO sum_check VALUES (1, 'outside', 2021, 'both', '20-29', 4, 5, -1);
    """

  /// Every kind and mark, figures with and without age and level, and a figure that two files give.
  private static let inWords = """
    INSERT INTO source_file VALUES (1, 'a.csv', 'aa', 'bb', 10, 'made', NULL, 1, 2),
      (2, 'b.csv', 'cc', 'dd', 10, 'made', NULL, 1, 2);
    INSERT INTO observation VALUES
      (1, 2, 3, 'made', 'outside', '1001', 'municipality', '2021', 2021, 'both', '20-29', NULL,
        'number', 4, 1, 0),
      (1, 2, 4, 'made', 'people', '1001', 'municipality', '2021', 2021, 'both', '20-29', NULL,
        'suppressed', NULL, 0, 1),
      (1, 3, 3, 'made', 'outside', '0', 'country', '2020-21', 2021, 'female', NULL, 'vgs',
        'zero_by_symbol', NULL, 1, 1),
      (1, 3, 4, 'made', 'outside', '0', 'country', '2020-21', 2021, 'female', NULL, NULL,
        'less_than_half', NULL, 0, 0),
      (1, 4, 3, 'made', 'outside', '10', 'county', '2018-2020', 2020, 'male', '16-19', 'vgs',
        'missing', NULL, 0, 0),
      (1, 4, 4, 'made', 'outside', '9999', 'unplaced', '2021K4', 2021, 'male', '16-19', NULL,
        'not_applicable', NULL, 0, 0),
      (1, 4, 5, 'made', 'share', '974570394', 'school', '2022M03', 2022, 'male', '16-19', NULL,
        'not_computable', NULL, 0, 0),
      (2, 2, 3, 'made', 'outside', '1001', 'municipality', '2021', 2021, 'both', '20-29', NULL,
        'number', 0.228, 0, 0),
      (2, 2, 4, 'made', 'share', '1001', 'municipality', '2021', 2021, 'both', '20-29', NULL,
        'number', -1e-300, 0, 0);
    """

  private static let columns = """
    file_id, line, column_number, source, measure, unit_code, unit_level, period, year, sex, age,
    level, kind, value, is_provisional, is_aggregate
    """

  private func make(upTo migration: String, _ sql: String) throws -> [Row] {
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: migration)
    return try queue.write { db in
      try db.execute(sql: sql)
      return try Row.fetchAll(db, sql: "SELECT * FROM observation ORDER BY 1, 2, 3")
    }
  }

  @Test(arguments: Schema.migrator.migrations.prefix(3))
  func observationsOfYearsAreCarriedOver(_ migration: String) throws {
    _ = try make(upTo: migration, Self.ofYears)
    let store = try Store(path: path)
    let table = try store.observations()
    #expect(table.value("outside", "1001") == .number(4))
    #expect(table.value("people", "1001") == .suppressed)
    let check = try #require(try store.accounts().first?.reconciliation.sums.first)
    #expect((check.unit, check.sum, check.printed) == (.country, 4, 5))
    #expect(check.series.period == .year(2021))
    #expect(try store.structuralProblems().isEmpty)
    #expect(throws: StoreError.self) {
      try store.write("") { db in try db.execute(sql: "DELETE FROM figure") }
    }
  }

  /// A database of every earlier schema is, once opened, what a new one is.
  @Test(arguments: Schema.migrator.migrations)
  func schemaIsThatOfANewDatabase(_ migration: String) throws {
    try Schema.migrator.migrate(DatabaseQueue(path: path), upTo: migration)
    let new = try Store(path: folder.path("new.sqlite"))
    #expect(try schema(Store(path: path)) == schema(new))
  }

  private func schema(_ store: Store) throws -> [String: String?] {
    try store.queue.read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_schema")
      return Dictionary(
        uniqueKeysWithValues: rows.map {
          ("\($0["type"] as String) \($0["name"] as String)", $0["sql"])
        })
    }
  }

  /// Row for row what stood there, in the same columns.
  @Test(arguments: Schema.migrator.migrations.dropFirst(3).prefix { !$0.hasPrefix("9 ") })
  func observationsInWordsAreCarriedOver(_ migration: String) throws {
    let before = try make(upTo: migration, Self.inWords)
    #expect(before.count == 9)
    let store = try Store(path: path)
    let after = try store.queue.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM observation ORDER BY 1, 2, 3")
    }
    #expect(after == before)
    #expect(
      after.first.map { Array($0.columnNames) }
        == Self.columns.split { ", \n".contains($0) }.map(String.init))
    let inForce = try store.queue.read { db in
      try Row.fetchAll(
        db, sql: "SELECT \(Self.columns) FROM current_observation ORDER BY file_id, line, 3")
    }
    #expect(inForce == Array(before.dropFirst()))
    #expect(try store.structuralProblems().isEmpty)
  }

  /// What a database says has the hash it had before its figures were given keys.
  @Test func contentHashIsWhatItWas() throws {
    _ = try make(upTo: "8 schools: names and municipalities", Self.inWords)
    func hash(_ db: Database, _ tables: [String]) throws -> String {
      var hash = ContentHash()
      for table in tables { try hash.add(table, db) }
      return hash.hexadecimalDigest
    }
    let (tables, old) = try DatabaseQueue(path: path).read { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'grdb_%'
          ORDER BY name
          """)
      return (tables, try hash(db, tables))
    }
    let store = try Store(path: path)
    #expect(try store.queue.read { try hash($0, tables) } == old)
  }

  /// Of two files that give a figure the newer one's is in force, and every file is.
  @Test func figuresAreInForceAsTheyWere() throws {
    _ = try make(upTo: "10 frozen estimates by unit", "")
    try DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: """
          INSERT INTO series VALUES (1, 'made', 'outside', '2021', 2021, 'both', '20-29', NULL);
          INSERT INTO unit VALUES (1, '1001', 'municipality'), (2, '1002', 'municipality');
          INSERT INTO figure VALUES (1, 1, 1, 2, 3, 0, 4, 0), (1, 2, 1, 3, 3, 0, 5, 0),
            (1, 1, 2, 2, 3, 0, 40, 0);
          INSERT INTO source_file VALUES (1, 'a.csv', 'aa', 'bb', 10, 'made', NULL, 1, 2),
            (2, 'b.csv', 'cc', 'dd', 10, 'made', NULL, 1, 1);
          """)
    }
    let store = try Store(path: path)
    #expect(try store.observations().value("outside", "1001") == .number(40))
    #expect(try store.importedFiles().map(\.inForce) == [1, 1])
    #expect(try store.filesInForceByMistake().isEmpty)
    #expect(try store.withdraw("b.csv").others.map(\.change) == [1])
    #expect(try store.observations().value("outside", "1001") == .number(4))
  }

  /// A cell that no program of ours wrote is not guessed at: nothing is changed.
  @Test func unknownKindIsRefusedAndNothingIsLost() throws {
    let before = try make(
      upTo: "8 schools: names and municipalities",
      Self.inWords.replacingOccurrences(of: "'missing'", with: "'hidden'"))
    #expect(throws: StoreError.self) { try Store(path: path) }
    let after = try DatabaseQueue(path: path).read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM observation ORDER BY 1, 2, 3")
    }
    #expect(after == before)
  }

  /// The numbers of kinds in the database are those of the view's words.
  @Test func kindsHaveTheirNumbersForGood() throws {
    #expect(CellValue.Kind.stored == CellValue.Kind.allCases)
    for (code, kind) in CellValue.Kind.stored.enumerated() { #expect(kind.code == Int64(code)) }
  }
}
