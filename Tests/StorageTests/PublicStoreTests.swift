import Classification
import Files
import Foundation
import GRDB
import Geography
import Ingestion
import Testing

@testable import Storage

/// The database for others holds nothing that completes a withheld figure.
struct PublicStoreTests {
  private let folder: TemporaryFolder
  private let store: Store

  /// NAV's counts of 2022, of which some are withheld, and a table of a source that is not open.
  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
    let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("data").path
    let reader = ExtractReader(
      recipes: try Recipes(folder: "\(data)/recipes"),
      geography: try GeographyFiles.load(folder: "\(data)/geography"))
    let file = try SourceFile(path: "\(data)/extracts/nav-hl060-2022.csv")
    _ = try store.importFile(file, by: reader)
    _ = try store.take(MadeExtract.figures([("1001", "2", "100"), ("1002", "60", "300")]))
  }

  private func others() throws -> DatabaseQueue {
    let path = folder.path("public.sqlite")
    try store.writePublic(
      to: path, isOpen: { $0 != "made" }, isOpenIndicator: { $0 != "outside" })
    return try DatabaseQueue(path: path)
  }

  /// How many withheld municipalities are a county's printed total less the others.
  private static let alone = """
    SELECT count(*) FROM (
      SELECT total.series_id FROM figure AS total
      JOIN unit AS county ON county.id = total.unit_id AND county.level = 'county'
      JOIN figure AS part ON part.series_id = total.series_id AND part.file_id = total.file_id
      JOIN unit AS inside ON inside.id = part.unit_id AND inside.level = 'municipality'
        AND substr(inside.code, 1, 2) = county.code
      WHERE total.kind = 0
      GROUP BY total.series_id, county.code HAVING sum(part.kind = 3) = 1)
    """

  @Test func nothingCompletesAWithheldCount() throws {
    let before = try store.queue.read { try Int.fetchOne($0, sql: Self.alone) ?? 0 }
    #expect(before > 10)
    let told = try store.queue.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM sum_check WHERE withheld = 1") ?? 0
    }
    #expect(told > 10)
    let others = try others()
    #expect(try others.read { try Int.fetchOne($0, sql: Self.alone) } == 0)
    #expect(
      try others.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM sum_check WHERE withheld > 0")
      } == 0)
    // What is withheld is still told to be, and what is not is there.
    let kinds = try others.read {
      try Int.fetchAll($0, sql: "SELECT DISTINCT kind FROM figure ORDER BY kind")
    }
    #expect(kinds.contains(0) && kinds.contains(3))
  }

  /// Neither in a table nor in a page of the file that was left over.
  @Test func figuresOfOtherSourcesAreNotInTheFile() throws {
    let others = try others()
    let sources = try others.read {
      try String.fetchAll($0, sql: "SELECT DISTINCT source FROM series")
    }
    #expect(sources == ["nav-hl060"])
    #expect(try others.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    try others.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("public.sqlite")))
    #expect(bytes.range(of: Data("outside".utf8)) == nil)
  }

  /// The working database says that it must not be shared, and whoever proves a folder finds that it lies there.
  @Test func workingDatabaseIsToldFromTheOneForOthers() throws {
    func forbidden(_ name: String, closed: Set<String>) throws -> [String] {
      try SharedDatabase.read(
        folder.path(name), isOpen: { !closed.contains($0) }, isOpenIndicator: { _ in true },
        { _, _, _, _ in })
    }
    try others().close()
    #expect(try forbidden("public.sqlite", closed: ["made"]) == [])
    #expect(
      try forbidden("public.sqlite", closed: ["made", "nav-hl060"]) == [
        "holds figures read from nav-hl060, which are not open"
      ])
    #expect(
      try forbidden("a.sqlite", closed: ["made"]) == [
        "is the working database, which must not be shared",
        "holds figures read from made, which are not open",
      ])
    let first = try store.queue.read {
      try String.fetchOne(
        $0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    }
    #expect(first == "_must_not_be_shared")
  }

  /// A count that its source withholds in one age is not given by those of more ages, of all categories or of
  /// several years.
  @Test func totalsOfOtherKindsAreLeftOut() throws {
    try store.queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO unit (id, code, level) VALUES (9001, '1003', 'municipality');
          INSERT INTO series (id, source, measure, period, year, sex, age, level) VALUES
            (9001, 'nav-hl060', 'kept', '2021', 2021, 'female', '20-24', 'a'),
            (9002, 'nav-hl060', 'kept', '2021', 2021, 'female', '25-29', 'a'),
            (9003, 'nav-hl060', 'kept', '2021', 2021, 'female', '20-29', 'a'),
            (9004, 'nav-hl060', 'kept', '2021', 2021, 'both', '20-24', 'a'),
            (9005, 'nav-hl060', 'kept', '2021', 2021, 'female', '20-24', NULL),
            (9006, 'nav-hl060', 'kept', '2019-2021', 2021, 'female', '20-24', 'a'),
            (9007, 'nav-hl060', 'kept', '2020', 2020, 'female', '20-24', 'a'),
            (9008, 'nav-hl060', 'kept', '2021', 2021, 'both', NULL, NULL);
          INSERT INTO measure (file_id, source, measure, value_unit, period_kind)
            SELECT min(id), 'nav-hl060', 'kept', 'persons', 'year' FROM source_file;
          DROP TRIGGER IF EXISTS figure_is_sealed;
          """)
      for trigger in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'figure'")
      {
        try db.execute(sql: "DROP TRIGGER \"\(trigger)\"")
      }
      for id in 9001...9008 {
        try db.execute(
          sql: """
            INSERT INTO figure (series_id, in_force, unit_id, file_id, line, column_number, kind, value, marks)
            SELECT ?, 1, 9001, min(id), ?, 1, ?, ?, 0 FROM source_file
            """, arguments: [id, id, id == 9001 ? 3 : 0, id == 9001 ? nil : 7.0])
      }
    }
    let left = try others().read {
      try Int.fetchAll(
        $0, sql: "SELECT series_id FROM figure WHERE unit_id = 9001 AND kind = 0 ORDER BY 1")
    }
    #expect(left == [9002, 9007])
  }

  @Test func fileThatIsThereIsNotOverwritten() throws {
    try Data("something".utf8).write(to: URL(fileURLWithPath: folder.path("public.sqlite")))
    let error = #expect(throws: StoreError.self) { try others() }
    #expect(error?.description.contains("is there already") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("public.sqlite"))).count == 9)
  }

  @Test func databaseForOthersOpensAsAnyOther() throws {
    try others().close()
    let opened = try Store(path: folder.path("public.sqlite"))
    #expect(try opened.withheldBefore().primary.isEmpty)
    #expect(throws: (any Error).self) {
      try opened.queue.write { try $0.execute(sql: "DELETE FROM figure") }
    }
  }
}
