import Chance
import Checks
import Testing

@testable import Statistics

/// What must hold of a trend, and of years pooled before it.
struct TrendLawTests {
  private static func trend(_ x: [Int], of n: [Int]) throws -> TrendTest {
    try TrendTest(
      zip(x, n).enumerated().map {
        TrendTest.Point(year: 2015 + $0, share: try Share($1.0, of: $1.1))
      })
  }

  /// χ² alone does not know up from down: the label comes from the slope.
  @Test func aSeriesReadBackwardsHasTheOppositeLabel() throws {
    let (x, n) = ([120, 110, 104, 95, 80, 71], [1000, 1010, 990, 1005, 1000, 995])
    let (falling, rising) = (
      try Self.trend(x, of: n), try Self.trend(x.reversed(), of: n.reversed())
    )
    #expect(isClose(falling.chiSquare, rising.chiSquare, relative: 1e-12))
    #expect((falling.label(), rising.label()) == (.falling, .rising))
    #expect(falling.label(.lowerIsBetter) == .better)
    #expect(falling.label(.higherIsBetter) == .worse)
    #expect(rising.label(.lowerIsBetter) == .worse)
    #expect(rising.label(.higherIsBetter) == .better)
  }

  @Test func countingThoseWithoutTheEventTurnsTheLabelAround() throws {
    let (x, n) = ([120, 110, 104, 95, 80, 71], [1000, 1010, 990, 1005, 1000, 995])
    let others = try Self.trend(zip(n, x).map { $0 - $1 }, of: n)
    #expect(others.label() == .rising)
    #expect(isClose(others.chiSquare, try Self.trend(x, of: n).chiSquare, relative: 1e-12))
  }

  /// One year far off gives a large χ², but the slope of the others does not agree.
  @Test func oneFarYearIsNoTrend() throws {
    let bump = try Self.trend([52, 51, 50, 50, 160], of: [1000, 1000, 1000, 1000, 1000])
    #expect(bump.chiSquare > 60 && bump.slopeSign == .rising)
    #expect(!bump.isStableLeavingOneOut && bump.label() == .noTrend)
  }

  @Test func aFlatSeriesIsFlatAtAnySize() throws {
    for n in [10, 1_000_000, 1_000_000_000_000_000] {
      let flat = try Self.trend(
        Array(repeating: n / 10, count: 7), of: Array(repeating: n, count: 7))
      #expect(flat.chiSquare == 0 && flat.slopeSign == .flat && !flat.isStableLeavingOneOut)
      #expect(flat.label() == .noTrend && flat.pValue == 1)
    }
  }

  @Test func orderAndCalendarChangeNothing() throws {
    var random = SplitMix64(seed: 11)
    let shares = try (0..<8).map { try Share(100 + 9 * $0, of: 1000 + $0) }
    func points(from year: Int) -> [TrendTest.Point] {
      shares.enumerated().map { TrendTest.Point(year: year + $0, share: $1) }
    }
    let trend = try TrendTest(points(from: 2015))
    #expect(try TrendTest(points(from: 2015).shuffled(using: &random)) == trend)
    let moved = try TrendTest(points(from: -40))
    #expect(moved.years == -40 ... -33)
    #expect(moved.chiSquare == trend.chiSquare && moved.slopeSign == trend.slopeSign)
    #expect(moved.isStableLeavingOneOut == trend.isStableLeavingOneOut)
  }

  @Test(arguments: [
    ([2015, 2016, 2017, 2018], "4 annual points, but a trend needs at least 5"),
    ([2015, 2016, 2017, 2018, 2018], "the year 2018 stands twice, but points may not overlap"),
    ([2015, 2016, 2017, 2019, 2020], "no point between 2017 and 2019, but points must be annual"),
    (
      [2015, 2016, 2017, 2018, 2019, 2020, 2021],
      "the series is broken in 2020, and a trend may not cross a break"
    ),
  ])
  func aTrendThatCannotBeComputedSaysWhy(_ years: [Int], _ reason: String) throws {
    let points = try years.map { TrendTest.Point(year: $0, share: try Share($0 - 2000, of: 100)) }
    let error = #expect(throws: TrendError.self) { try TrendTest(points, breaks: [2020]) }
    #expect(error?.description == "cannot be computed: \(reason)")
  }

  @Test(arguments: [(0, "no events in any year"), (100, "everybody has the event in every year")])
  func aSeriesThatCannotVaryHasNoTrend(_ x: Int, _ reason: String) throws {
    let error = #expect(throws: TrendError.self) {
      try Self.trend(Array(repeating: x, count: 5), of: Array(repeating: 100, count: 5))
    }
    #expect(error?.description == "cannot be computed: \(reason), so no share varies")
  }

  /// A break before the first year or in it parts nothing.
  @Test func aBreakOutsideTheSeriesIsNone() throws {
    let points = try (2015...2019).map {
      TrendTest.Point(year: $0, share: try Share($0 - 2000, of: 100))
    }
    #expect(try TrendTest(points, breaks: [2015, 2020]) == TrendTest(points))
  }
}
