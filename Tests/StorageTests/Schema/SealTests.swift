import GRDB
import Indicators
import Testing

@testable import Storage

/// Someone takes the triggers away and changes a zero point: its seal no longer fits.
struct SealTests {
  private static let changes = [
    "UPDATE zero_point_estimate SET value = value * (1 + 1e-15) WHERE position = 0",
    "UPDATE zero_point_estimate SET numerator = numerator + 1 WHERE position = 0",
    "UPDATE zero_point_estimate SET p_value = 0 WHERE position = 0",
    "UPDATE zero_point_estimate SET verdict_95 = 'better' WHERE position = 0",
    "DELETE FROM zero_point_estimate WHERE position = 3",
    "UPDATE zero_point_unit SET municipalities = '1001' WHERE unit_code = 'valley'",
    "UPDATE zero_point_unit SET unit_name = 'Elsewhere' WHERE position = 0",
    "DELETE FROM zero_point_definition WHERE position = 1",
    "UPDATE zero_point_definition SET definition = replace(definition, ':10', ':11')",
    "UPDATE zero_point_source SET name = 'c.csv' WHERE name = 'a.csv'",
    "DELETE FROM zero_point_source WHERE name = 'a.csv'",
    "UPDATE zero_point SET borders = '2022-12-31'",
    "UPDATE zero_point SET content_sha256 = '00'",
  ]

  @Test(arguments: changes) func tamperingIsFound(_ sql: String) throws {
    let frozen = try MadeFreeze()
    for table in MadeFreeze.tables {
      for action in ["update", "delete"] {
        try frozen.execute("DROP TRIGGER \(table)_refuses_\(action)")
      }
    }
    try frozen.execute(sql)
    let back = try #require(try frozen.store.zeroPoint(2021))
    #expect(try back.zeroPoint.contentHash() != back.sealedHash)
  }

  @Test func untouchedZeroPointFitsItsSeal() throws {
    let frozen = try MadeFreeze()
    let back = try #require(try frozen.store.zeroPoint(2021))
    #expect(try back.zeroPoint.contentHash() == back.sealedHash)
  }

  /// Imported figures are as little for changing as frozen ones.
  @Test(arguments: [
    "UPDATE observation SET value = 1", "DELETE FROM observation",
    "UPDATE figure SET value = 1 WHERE kind = 0", "UPDATE figure SET marks = 1",
    "UPDATE figure SET in_force = 1 - in_force", "DELETE FROM figure",
    "UPDATE series SET year = year + 1", "DELETE FROM series",
    "UPDATE unit SET code = '9' || code", "DELETE FROM unit",
    "UPDATE source_file SET name = 'x'", "DELETE FROM source_file",
  ])
  func importedFiguresCannotBeChanged(_ sql: String) throws {
    let frozen = try MadeFreeze()
    let before = try frozen.store.contentHash()
    #expect(throws: DatabaseError.self) { try frozen.execute(sql) }
    #expect(try frozen.store.contentHash() == before)
  }

  /// INSERT OR REPLACE deletes without the triggers against deletion.
  @Test(arguments: [
    """
    INSERT OR REPLACE INTO observation SELECT file_id, line, column_number, source, measure,
      unit_code, unit_level, period, year, sex, age, level, kind, value + 1, is_provisional,
      is_aggregate
    FROM observation WHERE kind = 'number'
    """,
    """
    INSERT OR REPLACE INTO figure SELECT series_id, in_force, unit_id, file_id, line, column_number,
      kind, value + 1, marks
    FROM figure WHERE kind = 0
    """,
    """
    INSERT OR REPLACE INTO figure SELECT (SELECT max(id) FROM series), in_force, unit_id, file_id,
      line, column_number, kind, value, marks
    FROM figure WHERE line = 4
    """,
    "INSERT OR REPLACE INTO series SELECT id, source, measure, '1999', 1999, sex, age, level FROM series",
    """
    INSERT OR REPLACE INTO series SELECT id + 1000, source, measure, period, year, sex, age, level
    FROM series
    """,
    "INSERT OR REPLACE INTO unit SELECT id, '9' || code, level FROM unit",
    "INSERT OR REPLACE INTO unit SELECT id + 1000, code, level FROM unit",
  ])
  func importedFiguresCannotBeReplaced(_ sql: String) throws {
    let frozen = try MadeFreeze()
    let before = try frozen.store.contentHash()
    #expect(throws: DatabaseError.self) { try frozen.execute(sql) }
    #expect(try frozen.store.contentHash() == before)
    #expect(try frozen.store.structuralProblems().isEmpty)
  }

  /// A file's figures are those it was imported with.
  @Test func nothingIsAddedToAnImportedFile() throws {
    let frozen = try MadeFreeze()
    let before = try frozen.store.contentHash()
    #expect(throws: DatabaseError.self) {
      try frozen.execute("INSERT INTO figure VALUES (1, 1, 1, 1, 999, 1, 0, 5, 0)")
    }
    #expect(try frozen.store.contentHash() == before)
  }

  /// Two figures cannot stand in one place of a file, nor a figure in no file, a figure without a
  /// number be one, or a kind or mark be what the program does not know.
  @Test(arguments: [
    "(1, 1, 1, 9, 1, 1, 0, 5, 0), (2, 1, 2, 9, 1, 1, 0, 5, 0)", "(1, 1, 1, 9, 1, 1, 0, NULL, 0)",
    "(1, 1, 1, 9, 1, 1, 3, 5, 0)", "(1, 1, 1, 9, 1, 1, 7, NULL, 0)", "(1, 1, 1, 9, 1, 1, 0, 5, 4)",
    "(1, 2, 1, 9, 1, 1, 0, 5, 0)", "(999, 1, 1, 9, 1, 1, 0, 5, 0)", "(1, 1, 999, 9, 1, 1, 0, 5, 0)",
  ])
  func figureThatCannotBeIsRefused(_ figures: String) throws {
    let frozen = try MadeFreeze()
    let before = try frozen.store.contentHash()
    #expect(throws: DatabaseError.self) {
      try frozen.execute(
        """
        INSERT INTO figure VALUES \(figures);
        INSERT INTO source_file VALUES (9, 'n', 'x', 'y', 1, 'r', NULL, 1, 1);
        """)
    }
    #expect(throws: DatabaseError.self) {
      try frozen.execute("INSERT INTO figure VALUES (1, 1, 1, 9, 1, 1, 0, 5, 0)")
    }
    #expect(try frozen.store.contentHash() == before)
  }

  @Test func lostCellsAreFound() throws {
    let frozen = try MadeFreeze()
    try frozen.execute(
      "DROP TRIGGER figure_is_kept; DELETE FROM figure WHERE file_id = 2 AND line = 2")
    #expect(try frozen.store.incompleteFiles() == ["a.csv"])
  }

  /// An import lifts the seal while it writes: it must be there again, whatever became of the file.
  @Test func sealIsThereAgainAfterEveryImport() throws {
    let frozen = try MadeFreeze()
    let triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
    let before = try frozen.store.queue.read { try Row.fetchAll($0, sql: triggers) }
    #expect(before.contains { $0["name"] == "figure_is_sealed" })
    #expect(
      try frozen.store.take(
        try MadeExtract.figures(named: "c.csv", [("1001", "x", "1")])
      ).isRefused)
    #expect(
      try frozen.store.take(try MadeExtract.figures(named: "c.csv", [("1001", "1", "1")])).account
        != nil)
    #expect(try frozen.store.queue.read { try Row.fetchAll($0, sql: triggers) } == before)
  }
}
