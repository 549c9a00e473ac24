import Files
import Foundation
import Geography
import Indicators
import MadeFigures
import Statistics
import Testing

@testable import Flagging

/// The search among an indicator's figures: what the catalogue says of it, and what the table tells.
struct CandidateSearchTests {
  /// Sixty municipalities round one in ten, 1005 far below, in 2019–2021.
  private func world(
    polarity: Polarity = .lowerIsBetter, floor: Int = 50, context: [String]? = nil,
    breaks: [Int]? = nil
  ) throws -> MadeWorld {
    var world = try MadeWorld(
      (1001...1060).map(String.init),
      indicator: .made(polarity: polarity, floor: floor, context: context, breaks: breaks))
    for year in 2019...2021 {
      for index in 1...60 {
        let n = 400 + 137 * (index % 7)
        let x = n / 10 + ((index * 7 + year) % 23 - 11)
        try world.put(index == 5 ? n / 60 : x, of: n, String(1000 + index), year: year)
      }
    }
    return world
  }

  @Test func outlierIsTheCandidateWithItsEvidence() throws {
    let search = try world().candidates(since: 2019)
    let named = try #require(search.candidates.first)
    #expect(search.candidates.count == 1)
    #expect(named.unit.code.description == "1005")
    let evidence = try #require(named.evidence)
    #expect(evidence.judged.lasting == DeviantSearch.Judged.Lasting(better: 3, of: 3))
    let stays = try #require(named.stays)
    // q halved and doubled, three smallest differences; no circumstance.
    #expect(stays.of == 5 && stays.count + stays.lost.count == 5 && stays.count >= 2)
    #expect(named.status == .ok && named.reason.isEmpty)
    #expect(search.summary.tested == 60 && search.summary.candidates == 1)
    let probability = try #require(evidence.lasting?.probability)
    #expect(
      search.summary.expectedFalseFlags == 1 - probability && evidence.lasting?.grade == .clear)
  }

  @Test func whereOtherChoicesAreNotTriedTheRestIsTheSame() throws {
    let world = try world()
    func search(tryingOthers: Bool) throws -> CandidateSearch {
      try CandidateSearch(
        ofRanges: (2019...2021).map { world.series($0) },
        over: world.territory.units.filter { $0.code.level.isMunicipal }.map(SearchedUnit.init),
        ContextFigures([], years: 5), peers: nil, tryingOthers: tryingOthers, CandidateSettings())
    }
    let (all, fewer) = (try search(tryingOthers: true), try search(tryingOthers: false))
    #expect(all.rows.map(\.evidence) == fewer.rows.map(\.evidence))
    #expect(all.summary == fewer.summary && fewer.sensitivity.variants.isEmpty)
    #expect(!fewer.candidates.isEmpty && fewer.candidates.allSatisfy { $0.stays == nil })
  }

  @Test func columns() {
    let expected = """
      indicator,unit_code,unit_name,period,sex,value_unit,numerator,denominator,value,expected,difference,\
      studentised_residual,peer_value,peer_difference,robust_z,z,z_overdispersed,p_value,q_value,\
      shrunken,shrunken_lower_95,shrunken_upper_95,exceedance,rank,rank_lower_95,rank_upper_95,\
      candidate,probability,probability_without_period,probability_worse,posterior_difference,\
      posterior_lower_90,posterior_upper_90,probability_twice,better_at_all,grade,far,unusual,\
      periods,better_periods,compared_periods,stays_candidate,\
      neighbouring_settings,peers,status,reason
      """
    #expect(Candidate.columns.joined(separator: ",") == expected)
  }

  @Test func everyRowHasACellForEveryColumn() throws {
    var world = try world(floor: 450)
    try world.put(.suppressed, "outside", "1001")
    let rows = try world.candidates().rows
    #expect(rows.allSatisfy { $0.cells.count == Candidate.columns.count })
    var withheld = try #require(rows.first)
    withheld.suppress(.fewPeople)
    #expect(withheld.cells.count == Candidate.columns.count)
    #expect(withheld.evidence == nil && !withheld.isCandidate)
  }

  @Test(arguments: [
    ("1001", "suppressed", "withheld by the source"),
    ("1002", "missing", "the data hold no figure"),
    ("1007", "not_computable", "fewer people than the floor"),
    ("1008", "ok", ""),
  ])
  func unitThatIsNotTestedSaysWhy(_ code: String, _ status: String, _ reason: String) throws {
    var world = try world(floor: 450)
    try world.put(.suppressed, "outside", "1001")
    try world.put(.missing, "people", "1002")
    let row = try #require(
      world.candidates().rows.first { $0.unit.code.description == code })
    #expect(row.status.rawValue == status && row.reason == reason)
    #expect((row.evidence?.lasting == nil) == (status != "ok"))
  }

  /// A new way of counting makes the years before it no witnesses.
  @Test func yearsBeforeABreakAreNotCompared() throws {
    let search = try world(breaks: [2021]).candidates(since: 2019)
    #expect(search.rows.allSatisfy { $0.evidence?.judged.lasting == nil })
    #expect(search.candidates.map(\.unit.code.description) == ["1005"])
  }

  @Test func indicatorWithoutABetterWayHasNoSearch() throws {
    #expect(throws: CandidateSearchError.self) {
      try world(polarity: .neither).candidates()
    }
  }

  @Test func publishedSharesAreToldOfAndNotTested() throws {
    var world = try MadeWorld(["1001", "1002"], indicator: .made(measure: .published))
    for unit in ["1001", "1002", "0"] { try world.put(.number(0.1), "printed", unit) }
    let search = try world.candidates()
    #expect(search.summary.tested == 0 && search.candidates.isEmpty)
    #expect(search.rows.allSatisfy { $0.reason.hasPrefix("the source publishes the share") })
  }

  // MARK: Context

  /// Marks of three years; each year's country moves, and a unit's distance to it does not.
  @Test func contextIsTheDistanceToTheCountryOverTheYears() throws {
    var marks = try MadeWorld(["1001", "1002"], indicator: .made(id: "marks", measure: .mean))
    for (year, level) in [(2017, 40.0), (2018, 44), (2019, 41)] {
      try marks.put(mean: level + 3, of: year == 2018 ? 300 : 100, "1001", year: year)
      try marks.put(mean: level - 3, of: year == 2018 ? 300 : 100, "1002", year: year)
      try marks.put(mean: level, of: 200, "0", year: year)
    }
    let contextFigures = ContextFigures((2017...2019).map { marks.series($0) }, years: 5)
    let world = try MadeWorld(
      ["1001", "1002"], indicator: .made(context: ["marks", "size", "none"]))
    var counted = world
    try counted.put(10, of: 100, "1001")
    let (columns, missing) = contextFigures.context(
      of: [counted.series()],
      world.territory.units.filter { $0.code.level.isMunicipal }.map(SearchedUnit.init),
      CandidateSettings())
    #expect(missing == ["none"])
    #expect(columns.first?.map(\.name) == ["marks", "size"])
    let distances = try #require(columns.first?.first).values.compactMap { $0 }
    #expect(zip(distances, [3, -3]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    #expect(columns[0][1].values == [log(100), nil])
  }

  /// The source prints a share of each municipality and none of the country: the mean over the persons of
  /// the municipalities stands for it, and the column is not lost.
  @Test func contextWithoutACountryIsTheDistanceToTheMunicipalities() throws {
    var printed = try MadeWorld(
      ["1001", "1002", "1003"], indicator: .made(id: "unemployed", measure: .published))
    try printed.put(.number(0.02), "printed", "1001")
    try printed.put(.number(0.05), "printed", "1002")
    var world = try MadeWorld(
      ["1001", "1002", "1003"], indicator: .made(context: ["unemployed"]))
    try world.put(10, of: 300, "1001")
    try world.put(10, of: 100, "1002")
    try world.put(10, of: 500, "1003")
    let (columns, missing) = ContextFigures([printed.series()], years: 5).context(
      of: [world.series()],
      world.territory.units.filter { $0.code.level.isMunicipal }.map(SearchedUnit.init),
      CandidateSettings())
    #expect(missing.isEmpty)
    let distances = try #require(columns.first?.first).values
    #expect(distances.count == 3 && distances[2] == nil)
    // (300 · 0.02 + 100 · 0.05)/400 = 0.0275.
    #expect(zip(distances, [-0.0075, 0.0225]).allSatisfy { abs(($0 ?? 1) - $1) < 1e-15 })
  }

  @Test func yearsOutsideTheWindowDoNotCount() throws {
    var marks = try MadeWorld(["1001"], indicator: .made(id: "marks", measure: .mean))
    try marks.put(mean: 44, of: 100, "1001", year: 2016)
    try marks.put(mean: 44, of: 100, "1001", year: 2022)
    let contextFigures = ContextFigures([2016, 2022].map { marks.series($0) }, years: 5)
    let world = try MadeWorld(["1001"], indicator: .made(context: ["marks"]))
    let (columns, missing) = contextFigures.context(
      of: [world.series()], world.territory.units.map(SearchedUnit.init), CandidateSettings())
    #expect(columns == [[]] && missing == ["marks"])
  }

  /// The periods of one search are expected from the same: before a unit's first figure that figure stands, one
  /// of a later year than the tested does not, and a column that ends before the tested year is in none.
  @Test func periodsOfOneSearchHaveTheSameContext() throws {
    func made(_ id: String, _ years: [Int: Double]) throws -> [FigureSeries] {
      var world = try MadeWorld(["1001"], indicator: .made(id: id, measure: .mean))
      for (year, mean) in years {
        try world.put(mean: mean, of: 100, "1001", year: year)
        try world.put(mean: 40, of: 1000, "0", year: year)
      }
      return years.keys.sorted().map { world.series($0) }
    }
    let contextFigures = ContextFigures(
      try made("marks", [2019: 43, 2020: 47, 2021: 40, 2022: 99]) + made("ended", [2012: 44]),
      years: 2)
    var world = try MadeWorld(["1001"], indicator: .made(context: ["marks", "ended"]))
    for year in 2012...2021 { try world.put(10, of: 100, "1001", year: year) }
    let (columns, missing) = contextFigures.context(
      of: [2012, 2018, 2019, 2020, 2021].map { world.series($0) },
      world.territory.units.filter { $0.code.level.isMunicipal }.map(SearchedUnit.init),
      CandidateSettings())
    #expect(missing == ["ended"] && columns.allSatisfy { $0.map(\.name) == ["marks"] })
    let distances = columns.compactMap { $0.first?.values.first ?? nil }
    #expect(zip(distances, [3, 3, 3, 5, 3.5]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    #expect(distances.count == 5)
  }

  @Test func contextThatIsNotLoadedIsSaidAndTheOthersDecide() throws {
    let search = try world(context: ["marks", "size"]).candidates(since: 2019)
    #expect(search.summary.missingContext == ["marks"])
    #expect(search.summary.coefficients.map(\.name) == ["intercept", "size", "size_squared"])
    #expect(search.summary.circumstances == ["size"])
    // Both of its columns are left out with it.
    let changes = search.sensitivity.variants.map(\.change)
    #expect(changes.filter { if case .without = $0 { true } else { false } } == [.without("size")])
  }

  @Test func peersAreThoseOfTheDeclaredGroups() throws {
    let world = try world()
    let settings = try PeerSettings(
      reading: SettingsNode(
        json: #"{"size": 10, "context": [{"indicator": "outside", "use": "log_denominator"}]}"#))
    let groups = PeerGroups(settings, [world.series()], in: world.territory)
    for row in try world.candidates(peers: groups).rows {
      #expect(row.peers.map(\.code) == groups.groups[row.unit.code]?.map(\.unit))
      #expect(row.evidence?.assessment.peerValue != nil)
    }
  }
}
