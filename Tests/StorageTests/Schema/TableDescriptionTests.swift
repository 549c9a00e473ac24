import Files
import Flagging
import Foundation
import GRDB
import Indicators
import Practices
import Testing

@testable import Storage

/// The one description of each table is what the database has and what its page tells.
struct TableDescriptionTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
  }

  /// A column as the database has it.
  private struct Column: Equatable {
    let name: String
    let type: String
    let isNeverEmpty: Bool

    init(_ name: String, _ type: String, _ isNeverEmpty: Bool) {
      (self.name, self.type, self.isNeverEmpty) = (name, type, isNeverEmpty)
    }

    init<Row: TableRow>(_ column: TableColumn<Row>) {
      self.init(column.name, column.type.inSQL, column.isNeverEmpty)
    }
  }

  private func stored(_ table: String) throws -> [Column] {
    try store.queue.read { db in
      try Row.fetchAll(db, sql: "PRAGMA table_info(\(table))").map {
        Column($0["name"], $0["type"], $0["notnull"])
      }
    }
  }

  /// The columns that the table's CHECK keeps empty in suppressed rows.
  private func withheld(_ table: String) throws -> [String] {
    let sql = try store.queue.read { db in
      try String.fetchOne(
        db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table])
    }
    let list = try #require(sql?.firstMatch(of: /'suppressed' OR coalesce\(([^)]*)\)/)?.output.1)
    let later = try #require(sql).matches(of: /'suppressed' OR (\w+) IS NULL/).map(\.output.1)
    return (list.split { ", \n".contains($0) } + later).map(String.init)
  }

  private func expect<Row: TableRow>(
    _ table: ResultTable<Row>, in name: String, after keys: [String]
  )
    throws
  {
    let columns = try stored(name)
    #expect(columns.prefix(keys.count).map(\.name) == keys, "\(name)")
    #expect(Array(columns.dropFirst(keys.count)) == table.columns.map(Column.init), "\(name)")
  }

  @Test func databaseHasTheColumnsDescribed() throws {
    try expect(Estimate.table, in: "estimate", after: ["position"])
    try expect(Estimate.table, in: "zero_point_estimate", after: ["year", "position"])
    try expect(RelativeChange.table, in: "relative_change", after: ["position"])
    try expect(Candidate.table, in: "candidate", after: ["position"])
    try expect(RecodingAccount.table, in: "recoding_account", after: ["position"])
  }

  @Test func databaseKeepsEmptyWhatSuppressedRowsLose() throws {
    #expect(try withheld("estimate") == Estimate.table.withheld)
    #expect(try withheld("zero_point_estimate") == Estimate.table.withheld)
    #expect(try withheld("relative_change") == RelativeChange.table.withheld)
    #expect(try withheld("candidate") == Candidate.table.withheld)
  }

  @Test func practicesAndStepsAreStoredAsDescribed() throws {
    try expectEntries(RecordedPractice.table, in: "practice")
    try expectEntries(RecordedGroupStep.table, in: "group_step")
  }

  /// Who corrects an entry is told by whoever does; the seal is the database's own.
  private func expectEntries<Row: TableRow>(_ table: ResultTable<Row>, in name: String) throws {
    let described = table.columns.dropLast().map(Column.init)
    let columns = try stored(name)
    #expect(columns.map(\.name) == described.map(\.name) + ["sha256"])
    #expect(columns.dropLast().map(\.type) == described.map(\.type))
    // SQLite's own row number is never NULL without saying so.
    #expect(columns.dropFirst().dropLast() == described.dropFirst())
    #expect(table.columns.last?.name == "replaced_by")
  }

  @Test func pageTellsOfEveryColumnInItsOrder() throws {
    #expect(try pageColumns("### The estimates table", Estimate.columns) == Estimate.columns)
    #expect(try pageColumns("### The table of candidates", Candidate.columns) == Candidate.columns)
  }

  /// The names in the first column of a page's table; `a` … `b` stands for all from a to b.
  private func pageColumns(_ heading: String, _ known: [String]) throws -> [String] {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: repository.appendingPathComponent("docs/database.md"), encoding: .utf8)
    let section = try #require(page.components(separatedBy: heading + "\n").last)
    let rows = section.split(separator: "\n").drop { !$0.hasPrefix("| :--") }.dropFirst()
      .prefix { $0.hasPrefix("|") }
    var names: [String] = []
    for row in rows {
      let cell = try #require(row.split(separator: "|").first)
      for part in cell.matches(of: /(… )?`([a-z_0-9]+)`/) {
        let name = String(part.output.2)
        if part.output.1 != nil, let first = names.last.flatMap(known.firstIndex(of:)),
          let last = known.firstIndex(of: name)
        {
          names += known[first...last].dropFirst()
        } else {
          names.append(name)
        }
      }
    }
    return names
  }

  @Test func everyColumnSaysWhatItMeans() {
    func check<Row: TableRow>(_ table: ResultTable<Row>) {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
      #expect(table.meaning.hasPrefix("A row is ") && table.meaning.hasSuffix("."))
      for column in table.columns {
        let isNumber = [.count, .number].contains(column.type)
        #expect((column.unit != nil) == isNumber, "\(table.name).\(column.name)")
        #expect(column.meaning.hasSuffix(".") || column.meaning.hasSuffix("?"))
        #expect(isNumber || !column.isWithheld, "\(table.name).\(column.name)")
      }
    }
    check(Estimate.table)
    check(RelativeChange.table)
    check(Candidate.table)
    check(ProfileRow.table)
    check(Trend.table)
    check(RecodingAccount.table)
    check(RecordedPractice.table)
    check(RecordedGroupStep.table)
  }
}
