import Flagging
import Indicators
import MadeFigures
import Testing

@testable import Disclosure

/// A protected row keeps its place and loses every number.
struct ProtectionTests {
  /// 1001 has three outside, 1002 four, 1003 three inside; the others are as many others.
  private static func world(source: String) throws -> MadeWorld {
    let others = (1004...1030).map(String.init)
    var world = try MadeWorld(
      ["1001", "1002", "1003"] + others, regions: ["valley": ["1001", "1002"]],
      indicator: .made(source: source))
    for year in [2021, 2022] {
      try world.put(3, of: 100, "1001", year: year)
      try world.put(4, of: 100, "1002", year: year)
      try world.put(97, of: 100, "1003", year: year)
      for unit in others { try world.put(100, of: 500, unit, year: year) }
    }
    return world
  }

  private let world: MadeWorld
  private let control: DisclosureControl

  init() throws {
    world = try Self.world(source: "made")
    control = try .made([world.indicator])
  }

  @Test func protectedEstimatesKeepTheirPlaceAndNothingElse() throws {
    let all = EstimateEngine(territory: world.territory).estimates(in: world.series())
    let rows = control.protect(all).rows
    #expect(rows.count == all.count)
    for (row, original) in zip(rows, all) {
      let isProtected = ["1001", "1003"].contains(row.unit.code.description)
      #expect(row.unit == original.unit && row.benchmarkCode == original.benchmarkCode)
      guard isProtected else {
        #expect(row == original)
        continue
      }
      #expect(!row.hasNumbers)
      #expect(row.text("status") == "suppressed")
      #expect(row.text("reason") == "withheld to protect people")
      #expect(row.text("verdict_95") == "not_compared")
      #expect(row.text("verdict_998") == "not_compared")
      #expect(row.text("method") == "")
    }
  }

  @Test func sourceThatProtectedItselfIsShown() throws {
    let world = try Self.world(source: "open")
    let all = EstimateEngine(territory: world.territory).estimates(in: world.series())
    #expect(try DisclosureControl.made([world.indicator]).protect(all).rows == all)
  }

  /// The control was not told of the indicator, so it cannot know its source.
  @Test func indicatorThatIsNotKnownGetsTheStrictRule() throws {
    let world = try Self.world(source: "open")
    let rows = try DisclosureControl.made([]).protect(try world.estimates("1001")).rows
    #expect(rows.allSatisfy { $0.status == .suppressed && !$0.hasNumbers })
  }

  @Test func whatTheSourceWithheldStaysWithheldForItsOwnReason() throws {
    var world = try Self.world(source: "open")
    try world.put(.suppressed, "outside", "1002")
    let control = try DisclosureControl.made([world.indicator])
    let row = try #require(control.protect(try world.estimates("1002")).rows.first)
    #expect(row.status == .suppressed)
    #expect(row.reasons == [.suppressedBySource])
    #expect(!row.hasNumbers)
  }

  @Test func candidatesLoseTheirEvidenceToo() throws {
    let search = try world.candidates()
    #expect(search.rows.first { $0.unit.code.description == "1001" }?.evidence != nil)
    let rows = control.protect(search.rows).rows
    #expect(rows.map(\.unit) == search.rows.map(\.unit))
    for (row, original) in zip(rows, search.rows) {
      guard ["1001", "1003"].contains(row.unit.code.description) else {
        #expect(row == original)
        continue
      }
      #expect(!row.hasNumbers)
      #expect(!row.isCandidate)
      #expect(row.text("status") == "suppressed")
      #expect(row.text("reason") == "withheld to protect people")
      #expect(row.text("candidate") == "no")
    }
  }

  @Test func changesAreProtectedByTheLaterFigure() throws {
    let engine = world.changes(since: world.zeroPoint())
    let series = world.series(2022)
    let shown = control.shown(series)
    func changes(_ series: FigureSeries) -> [RelativeChange] {
      world.territory.units.flatMap { engine.relativeChanges($0, in: series) }
    }
    let all = changes(series)
    let rows = control.protect(changes(shown), from: [shown]).rows
    #expect(rows.count == all.count)
    for (row, original) in zip(rows, all) {
      // The region of two would give 1001 back by the other, and the county 1003 by all the others.
      guard ["1001", "1002", "1003", "1004"].contains(row.unit.code.description) else {
        #expect(row == original)
        continue
      }
      #expect(original.hasNumbers)
      #expect(!row.hasNumbers)
      #expect(row.text("status") == "suppressed")
      #expect(row.text("reason") == "withheld to protect people")
      #expect(row.text("verdict_95") == "not_compared")
    }
  }

  /// A level over many years gives back the one that is withheld.
  @Test func naturalChangeIsTakenOutWhereAnyYearIsProtected() throws {
    var world = try MadeWorld((1...60).map { String(1000 + $0) }, indicator: .made(source: "own"))
    for code in 1001...1060 {
      for year in 2018...2022 {
        try world.put(20 + (code * 7 + year * 3) % 11, of: 100, "\(code)", year: year)
      }
    }
    let control = try DisclosureControl.made([world.indicator])
    func rows(hiding codes: [String]) throws -> [RelativeChange] {
      var world = world
      for code in codes { try world.put(2, of: 100, code, year: 2019) }
      let years = (2018...2022).map { control.shown(world.series($0)) }
      let hidden = years[0].municipalities.filter { control.isWithheld($0, ofAnyOf: years) }
      let history = try #require(NaturalHistory(years, withheld: Set(hidden)))
      let rows = world.changes(since: world.zeroPoint()).relativeChanges(in: years[4], history)
        .filter { $0.benchmark == .country }
      #expect(rows.count >= 60 && rows.allSatisfy { $0.natural != nil })
      let protected = control.protect(rows, from: [years[3], years[4]], history: years).rows
      #expect(protected.allSatisfy { $0.status == .ok && $0.change != nil })
      return protected
    }
    let two = try rows(hiding: ["1007", "1008"])
    let told = two.filter { $0.unit.code.level.isMunicipal && $0.natural != nil }
    #expect((50...58).contains(told.count))
    #expect(!told.contains { ["1007", "1008"].contains($0.unit.code.description) })
    // One more is withheld beside a single one.
    let one = try rows(hiding: ["1007"]).filter { $0.unit.code.level.isMunicipal }
    #expect(one.count(where: { $0.natural == nil }) >= 2)
  }

  /// A share of which nobody knows of how many it is may be of two.
  @Test func shareWithoutItsNumberOfPeopleFailsClosed() throws {
    var world = try MadeWorld(["1001", "1002"], indicator: .made(measure: .published))
    try world.put(.number(0.25), "printed", "1001")
    let control = try DisclosureControl.made([world.indicator])
    let rows = control.protect(try world.estimates("1001")).rows
    #expect(!rows.isEmpty && rows.allSatisfy { $0.status == .suppressed && !$0.hasNumbers })
    #expect(try control.shown(world.series())[world.code("1001")].value == nil)
    let missing = control.protect(try world.estimates("1002")).rows
    #expect(missing.allSatisfy { $0.status == .missing })
  }

  /// Frozen while few were outside; a year later many are, and the change would tell.
  @Test func zeroPointProtectedWhenFrozenProtectsTheChangeSince() throws {
    var world = world
    let open = world.zeroPoint()
    let frozen = ZeroPoint(
      year: open.year, borders: open.borders, definitions: open.definitions, units: open.units,
      sources: open.sources, estimates: control.protect(open.estimates).rows)
    try world.put(30, of: 100, "1001", year: 2022)
    let engine = world.changes(since: frozen)
    let series = world.series(2022)
    let unit = try world.unit("1001")
    let since = control.protect([engine.estimate(unit, in: series)]).rows
    let relative = control.protect(engine.relativeChanges(unit, in: series), from: [series]).rows
    #expect(since.count == 1)
    #expect(relative.count == 2)
    for row in since {
      #expect(row.status == .suppressed && row.reasons == [.withheld] && !row.hasNumbers)
    }
    for row in relative { #expect(row.status == .suppressed && !row.hasNumbers) }
  }

  /// Three of 60 are five percent; what is printed tells as much as the count.
  @Test(arguments: [(0.05, 60, true), (0.07, 60, false), (0.95, 60, true), (0.5, 10, true)])
  func surveyOfFewIsProtectedByItsPrintedShare(
    _ share: Double, _ answered: Int, _ isProtected: Bool
  )
    throws
  {
    var world = try MadeWorld(["1001", "1002"], indicator: .made(measure: .published))
    try world.put(.number(share), "printed", "1001")
    try world.put(.number(Double(answered)), "printed.n_answered", "1001")
    let rows = try DisclosureControl.made([world.indicator])
      .protect(try world.estimates("1001")).rows
    #expect(rows.allSatisfy { ($0.status == .suppressed) == isProtected })
    #expect(rows.allSatisfy { $0.hasNumbers != isProtected })
  }

  /// Three people whose denominator is derived are protected in their own row and in every change since.
  @Test func derivedShareOfFewIsProtected() throws {
    var world = try MadeWorld(["1001", "1002"], indicator: .made(measure: .derived))
    try world.put(3, printed: 0.03, "1001")
    try world.put(30, printed: 0.1, "1002")
    let control = try DisclosureControl.made([world.indicator])
    for (unit, isProtected) in [("1001", true), ("1002", false)] {
      let rows = control.protect(try world.estimates(unit)).rows
      #expect(rows.allSatisfy { $0.hasNumbers != isProtected }, "\(unit)")
    }
    let sealed = try #require(world.sealed())
    try world.put(30, printed: 0.1, "1001", year: 2022)
    let (first, series) = (world.series(2021, since: sealed), world.series(2022))
    let open = world.changes(since: sealed).estimate(try world.unit("1001"), in: series)
    #expect(open.hasNumbers)
    #expect(control.protect([open], in: first, since: first).rows.map(\.reasons) == [[.withheld]])
  }

  /// What is sealed is not protected: the door withholds what is made from it.
  @Test func sealedFigureOfFewWithholdsTheChangeSince() throws {
    var world = world
    let sealed = try #require(world.sealed())
    try world.put(30, of: 100, "1001", year: 2022)
    let (first, series) = (world.series(2021, since: sealed), world.series(2022))
    let unit = try world.unit("1001")
    let open = world.changes(since: sealed).estimate(unit, in: series)
    #expect(open.benchmarkValue == first[unit.code].value && open.hasNumbers)
    let since = control.protect([open], in: first, since: first).rows
    let relative = control.protect(
      world.changes(since: sealed).relativeChanges(unit, in: series), from: [series, first]
    ).rows
    #expect(since.map(\.reasons) == [[.withheld]] && !since.contains { $0.hasNumbers })
    #expect(relative.count == 2 && !relative.contains { $0.hasNumbers })
  }

  /// Means have no numerator: ten pupils or fewer are too few, in estimates and in changes.
  @Test(arguments: [(10, true), (11, false)])
  func meanOfFewIsProtected(_ pupils: Int, _ isProtected: Bool) throws {
    let school = "975280888"
    var world = try MadeWorld(["1001", "1002"], indicator: .made(measure: .mean))
    try world.put(school: school, "Asdal skole", in: ["1001"])
    for year in [2021, 2022] {
      try world.put(mean: 41, of: pupils, "1001", year: year)
      try world.put(mean: 42, of: 90, "1002", year: year)
    }
    try world.put(mean: 41, of: pupils, school)
    let control = try DisclosureControl.made([world.indicator])
    let rows = control.protect(try world.estimates("1001") + world.estimates(school)).rows
    #expect(Set(rows.map(\.unit.code.level)) == [.municipality, .school])
    for row in rows {
      #expect((row.status == .suppressed) == isProtected)
      #expect(row.hasNumbers != isProtected)
    }
    let series = world.series(2022)
    let changes = control.protect(
      world.changes(since: world.zeroPoint()).relativeChanges(try world.unit("1001"), in: series),
      from: [series]
    ).rows
    #expect(!changes.isEmpty && changes.allSatisfy { ($0.status == .suppressed) == isProtected })
  }

  @Test func tablesAreJoinedAndFilteredInOrder() throws {
    let first = control.protect(try world.estimates("1004"))
    let second = control.protect(try world.estimates("1002"))
    let joined = Protected.joined([first, second])
    #expect(joined.rows == first.rows + second.rows)
    #expect(joined.filter { $0.benchmark == .region }.rows == second.rows.suffix(1))
  }
}
