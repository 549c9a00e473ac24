import Analysis
import Geography
import Indicators
import MadeFigures
import Observations
import Testing

@testable import Storage

/// Only what is asked for is read.
struct ObservationStoreTests {
  private let folder: TemporaryFolder
  private let store: Store
  private let outside = Measure(source: "made", name: "outside.numerator")
  private let people = Measure(source: "made", name: "outside.denominator")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
    for year in [2020, 2021, 2022] {
      _ = try store.take(
        try MadeExtract.figures(
          named: "\(year).csv",
          [("1001", "\(year - 2000)", "100"), ("1002", "5", "100"), ("0", "50", "1000")],
          year: year))
    }
  }

  private func unit(_ code: String) throws -> UnitCode {
    .municipality(try #require(MunicipalityCode(code)))
  }

  @Test func onlyTheMeasuresAskedForAreRead() throws {
    let table = try store.observations(of: [outside])
    #expect(Set(table.series.map(\.measure)) == [outside])
    #expect(table.years(of: outside) == [2020, 2021, 2022])
    #expect(table.units(of: outside, year: 2021).count == 3)
    #expect(try store.observations(of: []).series.isEmpty)
    let unknown = Measure(source: "made", name: "nothing")
    #expect(try store.observations(of: [unknown]).series.isEmpty)
  }

  @Test func onlyTheYearsAskedForAreRead() throws {
    let table = try store.observations(in: [2021, 1999])
    #expect(table.years(of: outside) == [2021])
    #expect(table.value("outside.numerator", "1001") == .number(21))
  }

  @Test func onlyTheUnitsAskedForAreRead() throws {
    let (first, last) = (try unit("1001"), try unit("1003"))
    let table = try store.observations(of: [outside], about: [first, last, .country])
    #expect(Set(table.units) == [first, .country])
    #expect(table.value("outside.numerator", "1001", year: 2022) == .number(22))
    #expect(table.value("outside.numerator", "1002", year: 2022) == nil)
  }

  @Test func newestFileHoldsForTheUnitsAskedForToo() throws {
    _ = try store.take(try MadeExtract.figures(named: "again.csv", [("1001", ":", "100")]))
    let table = try store.observations(of: [outside], in: [2021], about: [try unit("1001")])
    #expect(table.value("outside.numerator", "1001") == .suppressed)
    let hash = try #require(try store.files().first { $0.name == "2021.csv" }?.sha256)
    #expect(
      try store.observations(of: [outside], in: [2021], from: [hash])
        .value("outside.numerator", "1001") == .number(21))
  }

  /// Of the years that a question does not need, the table holds no figure and knows that there are.
  @Test func onlyWhatAQuestionNeedsIsRead() throws {
    var needs = ObservationNeeds()
    needs.add([try .made(measure: .published("outside"))], in: [2021])
    let table = try store.observations(for: needs)
    #expect(table.columns.reduce(0) { $0 + $1.count } == 6)
    #expect(Set(table.series.map(\.period)) == [.year(2021)])
    #expect(table.years(of: outside) == [2020, 2021, 2022])
    #expect(table.value("outside.numerator", "1001") == .number(21))
    #expect(table.value("outside.numerator", "1001", year: 2020) == nil)
    #expect(try store.observations(for: ObservationNeeds()).series.isEmpty)
  }

  @Test func unitsOfAYearAreCounted() throws {
    #expect(try store.unitCounts(of: outside, year: 2021) == [.municipality: 2, .country: 1])
    #expect(try store.unitCounts(of: outside, part: "none", year: 2021).isEmpty)
    #expect(try store.unitCounts(of: outside, year: 1999).isEmpty)
  }

  /// The whole table is the same, whichever way it is read.
  @Test func partsTogetherAreTheWhole() throws {
    let whole = try store.observations()
    #expect(Set(whole.series) == Set(try store.series()))
    for series in whole.series {
      let units = Set(whole[series].keys)
      let part = try store.observations(
        of: [series.measure], in: [series.period.year], about: units)
      #expect(part[series] == whole[series])
    }
  }

  @Test func yearsAreToldWithoutReadingFigures() throws {
    #expect(try store.years(of: [outside]) == [outside: [2020, 2021, 2022]])
    #expect(try store.years()[people] == [2020, 2021, 2022])
    #expect(try store.years(of: [Measure(source: "made", name: "nothing")]).isEmpty)
  }

  /// What a source marks as not final is marked in the table.
  @Test func marksComeOut() throws {
    _ = try store.take(try MadeExtract.wideTable())
    let table = try store.observations()
    func marks(_ year: Int, _ unit: UnitCode) -> Observation.Marks? {
      let series = table.series.first { $0.measure.source == "ssb-13556" && $0.period.year == year }
      return series.flatMap { table.figure(of: unit, in: $0)?.marks }
    }
    #expect(marks(2021, try unit("1001")) == [])
    #expect(marks(2022, try unit("1001")) == [.provisional])
    #expect(marks(2022, .country) == [.provisional])
  }

  /// A share is withheld beside its count, also where only the share is asked for.
  @Test func shareAskedForAloneIsStillWithheld() throws {
    _ = try store.take(
      try MadeExtract.read(
        "nav.csv",
        """
        source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note
        made;printed;1001;;2021;both;20-29;22,8;percent;;;
        made;hidden;1001;;2021;both;20-29;;count;:;100;

        """))
    try store.write("") { db in
      try db.execute(
        sql: """
          INSERT INTO measure SELECT id, 'made', 'printed.again', 'percent', 'year',
            'hidden.numerator', NULL FROM source_file WHERE name = 'nav.csv';
          INSERT INTO source_file VALUES (99, 'z.csv', 'x', 'y', 1, 'made', NULL, 1, 1);
          DROP TRIGGER figure_is_sealed;
          INSERT INTO series (source, measure, period, year, sex, age, level)
            SELECT source, 'printed.again', period, year, sex, age, level FROM series
            WHERE measure = 'printed';
          INSERT INTO figure SELECT last_insert_rowid(), 1, unit_id, 99, 1, 1, kind, value, marks
            FROM figure JOIN series ON series.id = series_id WHERE measure = 'printed';
          """)
    }
    let share = Measure(source: "made", name: "printed.again")
    #expect(
      try store.observations(of: [share]).value("printed.again", "1001") == .suppressed)
  }
}
