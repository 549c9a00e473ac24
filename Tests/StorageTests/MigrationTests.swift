import GRDB
import Observations
import Testing

@testable import Storage

/// A database of an earlier program is brought up to date with all it holds.
struct MigrationTests {
  @Test func observationsOfYearsAreCarriedOver() throws {
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.path("old.sqlite"))
    try Schema.migrator.migrate(queue, upTo: "3 results of the last run")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO source_file VALUES (1, 'a.csv', 'aa', 'bb', 10, 'made', NULL, 1, 2);
          INSERT INTO observation VALUES
            (1, 2, 3, 'made', 'outside', '1001', 'municipality', 2021, 'both', '20-29', 'number', 4, 1),
            (1, 2, 4, 'made', 'people', '1001', 'municipality', 2021, 'both', '20-29', 'suppressed',
              NULL, 0);
          INSERT INTO sum_check VALUES (1, 'outside', 2021, 'both', '20-29', 4, 5, -1);
          """)
    }
    try queue.close()

    let store = try Store(path: folder.path("old.sqlite"))
    let table = try store.observations()
    #expect(table.value("outside", "1001") == .number(4))
    #expect(table.value("people", "1001") == .suppressed)
    let check = try #require(try store.accounts().first?.reconciliation.sums.first)
    #expect((check.unit, check.sum, check.printed) == (.country, 4, 5))
    #expect(check.series.period == .year(2021))
    #expect(try store.structuralProblems().isEmpty)
    #expect(throws: StoreError.self) {
      try store.write("") { db in try db.execute(sql: "DELETE FROM observation") }
    }
  }
}
