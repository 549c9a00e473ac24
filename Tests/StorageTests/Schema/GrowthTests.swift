import Analysis
import Disclosure
import Files
import Flagging
import GRDB
import GRDBSQLite
import Geography
import Indicators
import MadeFigures
import Observations
import Testing

@testable import Storage

/// Four times the rows cost at most five times the work, in the steps of SQLite's machine and not in
/// seconds, which depend on the day.
struct GrowthTests {
  /// A table of so many measures over the made country, three years and both sexes.
  private func table(_ name: String, measures: Int, changing: Int = 0) throws -> MadeFile {
    let header =
      "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note"
    var rows: [String] = []
    for unit in ["1001", "1002", "1003", "2001"] {
      for measure in 0..<measures {
        for year in 2019...2021 {
          for sex in ["female", "male"] {
            let count = rows.count < changing ? 7 : 8
            rows.append("made;m\(measure);\(unit);;\(year);\(sex);20-29;;count;\(count);1000;")
          }
        }
      }
    }
    return try MadeExtract.read(name, ([header] + rows).joined(separator: "\n") + "\n")
  }

  /// The steps of SQLite's machine that something takes, to the hundred.
  private func steps(_ store: Store, _ work: () throws -> Void) throws -> Double {
    let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    counter.initialize(to: 0)
    defer { counter.deallocate() }
    func count(_ isOn: Bool) {
      store.queue.inDatabase { db in
        sqlite3_progress_handler(
          db.sqliteConnection, isOn ? 100 : 0,
          { counter in
            counter?.assumingMemoryBound(to: Int.self).pointee += 1
            return 0
          }, counter)
      }
    }
    count(true)
    defer { count(false) }
    try work()
    return Double(counter.pointee * 100)
  }

  private struct Work {
    var first = 0.0
    var again = 0.0
    var everything = 0.0
    var oneUnit = 0.0
    var needed = 0.0
    var account = 0.0
  }

  private func work(measures: Int) throws -> Work {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("a.sqlite"))
    var work = Work()
    let (first, again) = (
      try table("first.csv", measures: measures),
      try table("again.csv", measures: measures, changing: 9)
    )
    work.first = try steps(store) { _ = try store.take(first) }
    work.again = try steps(store) {
      guard case .imported(_, let revision, _) = try store.take(again) else {
        Issue.record("the table was not imported again")
        return
      }
      #expect(revision?.changed.count == 9)
    }
    work.everything = try steps(store) { _ = try store.observations() }
    work.account = try steps(store) { _ = try store.accounts() }
    let unit = UnitCode.municipality(try #require(MunicipalityCode("1001")))
    let measure = Measure(source: "made", name: "m1.numerator")
    work.oneUnit = try steps(store) {
      for _ in 1...10 {
        let table = try store.observations(of: [measure], in: [2021], about: [unit])
        #expect(table.units == [unit])
      }
    }
    var needs = ObservationNeeds()
    needs.add([try .made(id: "m1", measure: .published("m1"))], in: [2021])
    work.needed = try steps(store) {
      for _ in 1...10 {
        let table = try store.observations(for: needs)
        // Two sexes of four municipalities: numerator and denominator.
        #expect(table.columns.reduce(0) { $0 + $1.count } == 16)
      }
    }
    return work
  }

  @Test func workGrowsWithTheRowsAndNotFaster() throws {
    let (small, large) = (try work(measures: 20), try work(measures: 80))
    #expect(large.first <= 5 * small.first)
    #expect(large.again <= 5 * small.again)
    #expect(large.everything <= 5 * small.everything)
    #expect(large.account <= 5 * small.account)
    #expect(small.first > 10_000)
    // The same table once more costs what it did, setting aside what it supersedes, and comparing it
    // with the one before.
    #expect(large.again <= 2.25 * large.first)
  }

  /// A whole run but for its pages: import, zero point, estimates and changes of all years, and their writing.
  private func run(measures: Int) throws -> Double {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("a.sqlite"))
    let file = try table("first.csv", measures: measures)
    let indicators = try (0..<measures).map {
      try Indicator.made(
        id: "m\($0)", sexes: ["female", "male"],
        measure: .counts("m\($0).numerator", among: "m\($0).denominator"))
    }
    return try steps(store) {
      _ = try store.take(file)
      var world = try MadeWorld(["1001", "1002", "1003", "2001"])
      world.observations = try store.observations()
      func series(_ year: Int, since sealed: SealedYear?) -> [FigureSeries] {
        indicators.flatMap { indicator in
          world.indicator = indicator
          return [.female, .male].map { world.series(year, $0, since: sealed) }
        }
      }
      let year = YearInBorders(
        2019, observations: world.observations, geography: world.geography,
        territory: world.territory)
      try store.seal(
        SealedPart(
          year: 2019, number: 1, borders: world.territory.day, because: nil, previous: nil,
          definitions: indicators, units: world.territory.sealedUnits, sources: store.files(),
          figures: indicators.flatMap { year.cells($0, .female) + year.cells($0, .male) }))
      let sealed = try #require(try store.zeroPoint(2019))
      let first = series(2019, since: sealed)
      let changes = ChangeEngine(since: 2019, first, territory: world.territory)
      let engine = EstimateEngine(territory: world.territory)
      let control = DisclosureControl(
        rules: try DisclosureRules(
          reading: SettingsNode(json: #"{"default": {"rule": "inherit"}, "sources": {}}"#)),
        indicators: indicators)
      let later = [2020, 2021].flatMap { series($0, since: sealed) }
      let findings = Findings(
        zeroPoint: 2019,
        estimates: control.protect((first + later).flatMap { engine.estimates(in: $0) }),
        changes: control.protect(later.flatMap { changes.relativeChanges(in: $0) }, from: []),
        searches: [])
      // Three years of two sexes; four municipalities, two counties and the country.
      #expect(findings.estimates.rows.count == measures * 6 * (4 * 2 + 2 * 2 + 1))
      #expect(!findings.changes.rows.isEmpty)
      try store.replaceResults(findings, madeFrom: "all")
      #expect(try store.storedResultsHash() == findings.hash)
    }
  }

  @Test func runGrowsWithTheRowsAndNotFaster() throws {
    let (small, large) = (try run(measures: 10), try run(measures: 40))
    #expect(small > 10_000)
    #expect(large <= 5 * small)
  }

  /// A unit's question costs the same however much else there is.
  @Test func unitsQuestionDoesNotGrow() throws {
    let (small, large) = (try work(measures: 20), try work(measures: 80))
    #expect(abs(large.oneUnit - small.oneUnit) <= 200)
    #expect(abs(large.needed - small.needed) <= 200)
    #expect(small.needed > 200)
  }
}
