import Foundation
import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// Means: weighted by persons, tested with the spread estimated across municipalities.
struct MeanTests {
  /// Forty municipalities of 10 to 400 pupils, whose means scatter round 41 by σ/√n with σ = 8, as
  /// at the points of a normal curve; the first two make up a region.
  private func world() throws -> MadeWorld {
    let codes = (1...40).map { "\($0 <= 20 ? "01" : "02")\($0 < 10 ? "0" : "")\($0)" }
    var world = try MadeWorld(
      codes, regions: ["r": ["0101", "0102"]],
      indicator: .made(polarity: .higherIsBetter, measure: .mean))
    for (index, code) in codes.enumerated() {
      let pupils = 10 * (index + 1)
      let scatter = [-1.5, -0.7, 0, 0.7, 1.5][index % 5]
      try world.put(mean: 41 + scatter * 8 / Double(pupils).squareRoot(), of: pupils, code)
    }
    return world
  }

  @Test func regionIsWeightedByPupils() throws {
    var world = try world()
    try world.put(mean: 40, of: 10, "0101")
    try world.put(mean: 43, of: 20, "0102")
    let mean = try #require(try world.figure("r").mean)
    #expect(mean.count == 30)
    #expect(abs(mean.value - 42) < 1e-12)
  }

  @Test func countryHasTheMeanTheSourcePrints() throws {
    var world = try world()
    try world.put(mean: 41.4, of: 9000, "0")
    #expect(try world.figure("0") == .mean(Mean(41.4, of: 9000)))
  }

  @Test func municipalityHasItsOwnMeanToTheLastDigit() throws {
    var world = try world()
    try world.put(mean: 41.7, of: 57, "0107")
    #expect(try world.figure("0107").value == 41.7)
  }

  /// Its municipality and the country hold its pupils already, whatever stands of the school.
  @Test func schoolCountsInNoSum() throws {
    var world = try world()
    try world.put(mean: 41.4, of: 9000, "0")
    let without = world.series()
    try world.put(mean: 41.7, of: 60, "975280888")
    let series = world.series()
    #expect(series.spread == without.spread)
    for unit in world.territory.units { #expect(series[unit.code] == without[unit.code]) }

    let row = try #require(try world.estimates("975280888").first)
    #expect(row.value == 41.7 && row.denominator == 60 && row.unit.name == "975280888")
    let spread = try #require(series.spread)
    let error = spread * ((1 - 60.0 / 9000) / 60).squareRoot()
    #expect(((row.comparison?.test?.z ?? 0) - (41.7 - 41.4) / error).magnitude < 1e-9)
  }

  @Test(arguments: ["marks", "pupils"])
  func withheldSchoolIsWithheld(_ measure: String) throws {
    var world = try world()
    try world.put(mean: 41.7, of: 60, "975280888")
    try world.put(.suppressed, measure, "975280888", age: nil)
    #expect(try world.figure("975280888") == .none(.suppressed, .suppressedBySource))
  }

  @Test func withheldMeanIsWithheldInEverySum() throws {
    var world = try world()
    try world.put(.suppressed, "marks", "0101", age: nil)
    #expect(try world.figure("0101") == .none(.suppressed, .suppressedBySource))
    #expect(try world.figure("r") == .none(.suppressed, .suppressedBySource))
  }

  @Test func intervalAndTestAgreeAndNameTheMethod() throws {
    let world = try world()
    let spread = try #require(world.series().spread)
    #expect(spread > 6 && spread < 10)
    for code in ["0101", "0140", "0105"]
    where world.territory.units.contains(where: { $0.code.description == code }) {
      let rows = try world.estimates(code)
      let row = try #require(rows.first)
      #expect(row.method == .estimatedSpread)
      #expect(row.valueUnit == .points)
      #expect(row.numerator == nil)
      let n = Double(try #require(row.denominator))
      let value = try #require(row.value)
      let interval = try #require(row.interval)
      let z95 = 1.959963984540054
      #expect(abs(interval.at95.lower - (value - z95 * spread / n.squareRoot())) < 1e-9)
      let test = try #require(row.comparison?.test)
      #expect(test.interval95.excludes(0) == (row.verdict.at95 != .notDifferent))
    }
  }

  /// Thirty municipalities are the fewest a spread is estimated from.
  @Test func fewMunicipalitiesGiveNoInterval() throws {
    var world = try MadeWorld(["0101", "0102"], indicator: .made(measure: .mean))
    try world.put(mean: 40, of: 10, "0101")
    try world.put(mean: 42, of: 20, "0102")
    let row = try #require(try world.estimates("0101").first)
    #expect(row.value == 40)
    #expect(row.interval == nil)
    #expect(row.status == .noInterval)
    #expect(row.reasons == [.unknownSpread])
    #expect(row.comparison?.test == nil)
  }

  /// 0101 from 40 to 42 of 100 pupils, the country from 41 of 9000 to 41.2 of 8800: the rest from
  /// (369 000 − 4000)/8900 to (362 560 − 4200)/8700.
  @Test func changeIsHeldAgainstThatOfTheRest() throws {
    var world = try world()
    try world.put(mean: 40, of: 100, "0101")
    try world.put(mean: 41, of: 9000, "0")
    let (zeroPoint, before) = (world.zeroPoint(), try #require(world.series().spread))
    for code in (2...40).map({ "\($0 <= 20 ? "01" : "02")\($0 < 10 ? "0" : "")\($0)" }) {
      let mean = try #require(try world.figure(code).mean)
      try world.put(mean: 41 + 2 * (mean.value - 41), of: mean.count, code, year: 2022)
    }
    try world.put(mean: 42, of: 100, "0101", year: 2022)
    try world.put(mean: 41.2, of: 8800, "0", year: 2022)
    let series = world.series(2022)
    let after = try #require(series.spread)
    #expect(after > 1.5 * before)
    let row = try #require(
      world.changes(since: zeroPoint).relativeChanges(try world.unit("0101"), in: series).first)
    let restChange = 358_360.0 / 8700 - 365_000.0 / 8900
    #expect(row.status == .ok && row.reasons.isEmpty && row.change == 2)
    #expect(((row.restChange ?? 0) - restChange).magnitude < 1e-12)
    #expect(((row.difference ?? 0) - (2 - restChange)).magnitude < 1e-12)
    let variance =
      after * after * (1 / 100.0 + 1 / 8700.0) + before * before * (1 / 100.0 + 1 / 8900.0)
    let interval = try #require(row.interval)
    #expect(
      (interval.at95.upper - (2 - restChange) - 1.959963984540054 * variance.squareRoot())
        .magnitude < 1e-9)
    #expect((row.verdict.at95 == .better) == interval.at95.excludes(0))
    #expect(row.valueUnit == .points)
    #expect(row.method?.rawValue == "estimated spread, square-and-add")
  }

  @Test func changeWithoutASpreadHasTheReason() throws {
    var world = try MadeWorld(["0101", "0102"], indicator: .made(measure: .mean))
    for year in [2021, 2022] {
      try world.put(mean: 40, of: 10, "0101", year: year)
      try world.put(mean: 42, of: 20, "0102", year: year)
    }
    let engine = world.changes(since: world.zeroPoint())
    let row = engine.relativeChanges(try world.unit("0101"), in: world.series(2022)).first
    #expect(row?.difference == nil && row?.reasons == [.unknownSpread])
  }

  @Test func nothingIsComparedAcrossABreak() throws {
    var world = try world()
    world.indicator = try .made(measure: .mean, breaks: [2022])
    try world.put(mean: 40, of: 100, "0101", year: 2022)
    let zeroPoint = world.zeroPoint()
    let engine = world.changes(since: zeroPoint)
    let row = engine.estimate(try world.unit("0101"), in: world.series(2022))
    #expect(row.value == 40)
    #expect(row.comparison == nil)
    #expect(row.reasons.contains(.brokenSeries))
    let changes = engine.relativeChanges(try world.unit("0101"), in: world.series(2022))
    #expect(changes.allSatisfy { $0.reasons == [.brokenSeries] && $0.difference == nil })
  }
}
