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
    "UPDATE source_file SET name = 'x'", "DELETE FROM source_file",
  ])
  func importedFiguresCannotBeChanged(_ sql: String) throws {
    let frozen = try MadeFreeze()
    let before = try frozen.store.contentHash()
    #expect(throws: DatabaseError.self) { try frozen.execute(sql) }
    #expect(try frozen.store.contentHash() == before)
  }

  @Test
  func importedFiguresCannotBeReplaced() throws {
    let frozen = try MadeFreeze()
    let before = try frozen.store.contentHash()
    #expect(throws: DatabaseError.self) {
      try frozen.execute(
        """
        INSERT OR REPLACE INTO observation
        SELECT file_id, line, column_number, source, measure, unit_code, unit_level, year, sex,
          age, kind, value + 1, is_provisional
        FROM observation WHERE kind = 'number'
        """)
    }
    #expect(try frozen.store.contentHash() == before)
  }

  @Test func lostCellsAreFound() throws {
    let frozen = try MadeFreeze()
    try frozen.execute(
      "DROP TRIGGER observation_is_kept; DELETE FROM observation WHERE file_id = 2 AND line = 2")
    #expect(try frozen.store.incompleteFiles() == ["a.csv"])
  }
}
