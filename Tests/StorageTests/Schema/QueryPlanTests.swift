import GRDB
import GRDBSQLite
import Geography
import Observations
import Synchronization
import Testing

@testable import Storage

/// No query reads more of a long table than it needs: SQLite's own plans of every statement that the
/// program sends.
struct QueryPlanTests {
  /// Tables that hold thousands of rows.
  private static let long: Set<String> = [
    "figure", "later", "series", "unit", "estimate", "relative_change", "candidate",
    "recoding_account", "zero_point_estimate", "unit_register", "series_break", "sum_check",
  ]

  /// Statements that want the whole of a table.
  private static let ofTheWhole = [
    // The hash of everything the database says, and of the last run's results.
    "SELECT * FROM ",
    // A run's results are replaced as a whole.
    "DELETE FROM ",
    // What series there are at all, when nobody says which measures: hundreds, not thousands.
    """
    SELECT \(FigureNames.seriesColumns) FROM series \
    WHERE EXISTS (SELECT 1 FROM figure WHERE series_id = series.id AND in_force = 1) ORDER BY id
    """,
    // Whether every figure is in force that was decided to be.
    "SELECT series_id, in_force, unit_id, file_id FROM figure ORDER BY",
    // The seals of all files, made again.
    "SELECT \(FigureSeals.columns) FROM figure ORDER BY", "SELECT id, source, measure, period",
    "SELECT id, code, level FROM unit",
    "PRAGMA ",
  ]

  @Test func everyQueryOfALongTableUsesAnIndex() throws {
    let frozen = try MadeFreeze()
    let store = frozen.store
    let sent = Sent()
    store.queue.inDatabase { db in
      db.trace { event in
        if case .statement(let statement) = event { sent.insert(statement.sql) }
      }
    }
    try exercise(frozen)
    store.queue.inDatabase { $0.trace(options: []) }
    let statements = sent.all.filter { sql in
      let isOfTheWhole = Self.ofTheWhole.contains {
        sql.hasPrefix($0) && ($0.contains(" WHERE ") || !sql.contains(" WHERE "))
      }
      return !sql.hasPrefix("--") && !isOfTheWhole
    }
    #expect(statements.count > 30)
    try store.queue.read { db in
      for sql in statements where sql.hasPrefix("SELECT") || sql.hasPrefix("INSERT") {
        for step in try Self.plan(sql, db) where step.hasPrefix("SCAN ") {
          let table = String(step.dropFirst("SCAN ".count).prefix { $0 != " " })
          #expect(!Self.long.contains(table), "\(step)\n\(sql)")
        }
      }
    }
  }

  /// A question from the documentation finds a figure by its key too.
  @Test func figureInForceIsFoundByItsKey() throws {
    let store = try MadeFreeze().store
    try store.queue.read { db in
      let plan = try Self.plan(
        """
        SELECT file.name, o.line, o.column_number, o.value
        FROM current_observation AS o JOIN source_file AS file ON file.id = o.file_id
        WHERE o.measure = 'neet' AND o.unit_code = '3401' AND o.year = 2021 AND o.sex = 'both'
        """, db)
      #expect(!plan.contains { $0.hasPrefix("SCAN ") }, "\(plan)")
      #expect(
        plan.contains("SEARCH figure USING PRIMARY KEY (series_id=? AND in_force=? AND unit_id=?)"))
    }
  }

  /// Everything that the store can be asked for.
  private func exercise(_ frozen: MadeFreeze) throws {
    let store = frozen.store
    let measure = Measure(source: "made", name: "outside.numerator")
    let file = try MadeExtract.figures(named: "c.csv", [("1001", "5", "100")])
    _ = try store.take(file)
    _ = try store.take(file)
    _ = try store.observations()
    _ = try store.observations(of: [measure], in: [2021])
    _ = try store.observations(
      of: [measure], in: [2021], about: [.country], from: [file.file.sha256])
    _ = try store.series()
    _ = try store.years(of: [measure])
    _ = try store.revision(from: "a.csv", to: "c.csv")
    _ = try store.accounts()
    _ = try store.incompleteFiles()
    _ = try store.files()
    _ = try store.schools()
    _ = try store.frozenYears()
    _ = try store.zeroPoint(2021)
    _ = try store.zeroPoint(2021, of: frozen.zeroPoint.definitions.map(\.id))
    _ = try store.unitCounts(of: measure, year: 2021)
    _ = try store.practices(includingReplaced: true)
    _ = try store.alteredPractices()
    _ = try store.practiceRegister()
    _ = try store.alteredGroupSteps()
    _ = try store.lastRun()
    _ = try store.storedResultsHash()
    _ = try store.contentHash()
    _ = try store.importedFiles()
    _ = try store.withdraw("c.csv")
    _ = try store.importFile(file.file, by: file.reader, known: .putInForce)
    _ = try store.filesInForceByMistake()
  }

  private static func plan(_ sql: String, _ db: Database) throws -> [String] {
    let statement = try RawStatement(db, "EXPLAIN QUERY PLAN \(sql)")
    var steps: [String] = []
    while try statement.step() {
      if case .text(let bytes) = statement.value(3) {
        steps.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    return steps
  }

  /// What has been sent to the database, each once.
  private final class Sent: Sendable {
    private let statements = Mutex<Set<String>>([])

    func insert(_ sql: String) { statements.withLock { _ = $0.insert(sql) } }

    var all: [String] { statements.withLock { $0.sorted() } }
  }
}
