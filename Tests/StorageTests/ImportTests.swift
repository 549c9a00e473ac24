import Files
import Ingestion
import Observations
import Testing

@testable import Storage

/// An extract goes in whole or not at all, and comes out as it went in.
struct ImportTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
  }

  @Test func observationsAreReadBackAsTheyWere() throws {
    let extract = try MadeExtract.wideTable()
    #expect(try store.take(extract).account == extract.extract.reconciliation)
    let table = try store.observations()
    #expect(!extract.observations.isEmpty)
    for observation in extract.observations {
      let key = observation.key
      #expect(table[key.series][key.unit] == observation.value, "\(key)")
    }
  }

  @Test func everyKindOfValueIsKept() throws {
    let extract = try MadeExtract.figures([
      ("1001", "0", "100"), ("1002", ":", "100"), ("1003", "..", "100"), ("2001", "12", ""),
    ])
    _ = try store.take(extract)
    let table = try store.observations()
    #expect(table.value("outside.numerator", "1001") == .number(0))
    #expect(table.value("outside.numerator", "1002") == .suppressed)
    #expect(table.value("outside.numerator", "1003") == .missing)
    #expect(table.value("outside.denominator", "1003") == .number(100))
    #expect(table.value("outside.denominator", "2001") == nil)
  }

  /// 22,8 percent is 0.228, to the last bit.
  @Test func fractionsKeepEveryBit() throws {
    let header =
      "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note"
    _ = try store.take(
      try MadeExtract.read(
        "a.csv", "\(header)\nmade;printed;1001;;2021;both;20-29;22,8;percent;;;\n"))
    #expect(try store.observations().value("printed", "1001") == .number(0.228))
  }

  @Test func originAndProvisionalMarkAreKept() throws {
    _ = try store.take(try MadeExtract.wideTable())
    let rows = try store.queue.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT line || ' ' || column_number || ' ' || unit_code || ' ' || year || ' ' || kind
            || ' ' || is_provisional
          FROM observation ORDER BY line, column_number
          """)
    }
    #expect(
      rows == [
        "4 4 0 2021 number 0", "4 5 0 2022 number 1", "5 4 1001 2021 number 0",
        "5 5 1001 2022 suppressed 1", "6 4 1002 2021 number 0", "7 4 9999 2021 number 0",
        "7 5 9999 2022 number 1",
      ])
  }

  /// Eight cells: seven observations, one not applicable; one sum whose parts are there. Places without a row
  /// are told at the import and not kept.
  @Test func accountIsReadBack() throws {
    let extract = try MadeExtract.wideTable()
    _ = try store.take(extract)
    let account = try #require(try store.accounts().first)
    #expect(account.name == "table.csv")
    #expect(account.sha256 == extract.file.sha256)
    #expect(account.title == "13556: Unge utenfor, etter region, kjønn og alder")
    let read = extract.extract.reconciliation
    #expect(account.reconciliation.sums == read.sums)
    #expect(account.reconciliation.observations == read.observations)
    #expect(account.reconciliation.setAside == [.notApplicable: 1])
    #expect(account.reconciliation.cells == 8)
    #expect(account.reconciliation.sums.map(\.difference) == [0])
    #expect(try store.incompleteFiles().isEmpty)
    #expect(try store.structuralProblems().isEmpty)
  }

  @Test(arguments: [("abc", "100"), ("5", "ti")])
  func extractWithProblemsChangesNothing(_ x: String, _ n: String) throws {
    _ = try store.take(try MadeExtract.wideTable())
    let before = try store.contentHash()
    let extract = try MadeExtract.figures([("1001", "4", "100"), ("1002", x, n)])
    #expect(extract.extract.problems.count == 1)
    #expect(try store.take(extract).isRefused)
    #expect(try store.contentHash() == before)
    #expect(try store.files().count == 1)
  }

  @Test func tableThatNoRecipeKnowsChangesNothing() throws {
    let before = try store.contentHash()
    let extract = try MadeExtract.read("other.csv", "a;b\n1;2\n")
    #expect(try store.take(extract).isRefused)
    #expect(try store.contentHash() == before)
  }

  /// A later file revises 1001 and is silent about 1002.
  @Test func newestFileWinsFigureByFigure() throws {
    let first = try MadeExtract.figures(
      named: "first.csv", [("1001", "4", "100"), ("1002", "5", "100")])
    let second = try MadeExtract.figures(named: "second.csv", [("1001", "40", "100")])
    _ = try store.take(first)
    _ = try store.take(second)
    let table = try store.observations()
    #expect(table.value("outside.numerator", "1001") == .number(40))
    #expect(table.value("outside.numerator", "1002") == .number(5))
    let original = try store.observations(from: [first.file.sha256])
    #expect(original.value("outside.numerator", "1001") == .number(4))
    let viewed = try store.queue.read { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT value FROM current_observation WHERE measure = 'outside.numerator'
          ORDER BY unit_code
          """)
    }
    #expect(viewed == [40, 5])
  }

  /// A revision may also withhold what was shown.
  @Test func laterSuppressionWins() throws {
    _ = try store.take(try MadeExtract.figures(named: "first.csv", [("1001", "4", "100")]))
    _ = try store.take(
      try MadeExtract.figures(named: "second.csv", [("1001", ":", "100")]))
    #expect(try store.observations().value("outside.numerator", "1001") == .suppressed)
  }
}
