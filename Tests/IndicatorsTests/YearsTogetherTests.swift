import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// Several years of one unit: added up, or followed.
struct YearsTogetherTests {
  private func world(breaks: [Int]? = nil) throws -> MadeWorld {
    var world = try MadeWorld(["0101", "0102"], indicator: .made(breaks: breaks))
    for (year, x) in zip(2017...2021, [10, 14, 18, 22, 26]) {
      try world.put(x, of: 100, "0101", year: year)
      try world.put(200, of: 1000, "0102", year: year)
    }
    return world
  }

  @Test func threeYearsAreAddedUpAndMarked() throws {
    let world = try world()
    let pooled = try #require(
      FigureSeries(pooling: [world.series(2020), world.series(2019), world.series(2021)]))
    #expect(pooled[try world.code("0101")] == .counts(try Share(66, of: 300)))
    let rows = EstimateEngine(territory: world.territory)
      .estimates(try world.unit("0101"), in: pooled)
    #expect(rows[0].method?.rawValue == "wilson, 2019-2021 pooled")
    #expect(rows[0].period == 2021)
    #expect(rows[0].benchmarkValue == Double(66 + 600) / 3300)
  }

  @Test func gapsAndBreaksAreNotPooled() throws {
    let whole = try world()
    #expect(FigureSeries(pooling: [whole.series(2019), whole.series(2021)]) == nil)
    let broken = try world(breaks: [2021])
    #expect(FigureSeries(pooling: (2019...2021).map { broken.series($0) }) == nil)
    #expect(FigureSeries(pooling: (2018...2020).map { broken.series($0) }) != nil)
  }

  @Test func yearWithheldIsWithheldInTheSum() throws {
    var world = try world()
    try world.put(.suppressed, "outside", "0101", year: 2020)
    let pooled = try #require(FigureSeries(pooling: (2019...2021).map { world.series($0) }))
    #expect(pooled[try world.code("0101")] == .none(.suppressed, .suppressedBySource))
  }

  /// The label comes from the slope, and lower is better.
  @Test func trendIsToldFromFiveYears() throws {
    var world = try world()
    for (year, x) in zip(2017...2021, [100, 140, 180, 220, 260]) {
      try world.put(x, of: 1000, "0101", year: year)
    }
    let trend = try #require(
      Trend(world.unit("0101"), in: (2017...2021).map { world.series($0) }))
    #expect(trend.label == .worse)
    #expect(trend.points == 5)
    #expect(trend.test?.slopeSign == .rising)
    #expect(trend.reason.isEmpty)
  }

  @Test func trendNeedsFiveUnbrokenYears() throws {
    let world = try world()
    let short = try #require(
      Trend(world.unit("0101"), in: (2018...2021).map { world.series($0) }))
    #expect(short.label == nil)
    #expect(short.status == .notComputable)
    #expect(short.reason.hasPrefix("cannot be computed: 4 annual points"))
    let broken = try self.world(breaks: [2019])
    let across = try #require(
      Trend(broken.unit("0101"), in: (2017...2021).map { broken.series($0) }))
    #expect(across.test == nil)
    #expect(across.reason.hasPrefix("cannot be computed"))
  }
}
