import MadeFigures
import Observations
import Statistics
import Testing

@testable import Indicators

/// Shares that the source prints ready-made.
struct PublishedShareTests {
  private var world: MadeWorld

  init() throws {
    world = try MadeWorld(
      ["1001", "1002"], indicator: .made(source: "report", measure: .published))
    try world.put(.number(0.228), "printed", "1001")
    try world.put(.number(0.208), "printed", "10")
    try world.put(.number(0.21), "printed", "0")
  }

  @Test func withoutCountsThereIsNoIntervalAndNoTest() throws {
    let estimate = try #require(try world.estimates("1001").first)
    #expect(estimate.value == 0.228)
    #expect(estimate.interval == nil)
    #expect(estimate.status == .noInterval)
    #expect(estimate.reasons == [.publishedWithoutCounts])
    #expect(estimate.verdict == AtBothLevels { _ in .notCompared })
    let comparison = try #require(estimate.comparison)
    #expect((comparison.difference - 0.018).magnitude < 1e-15)
    #expect(comparison.test == nil)
  }

  @Test func ownTotalIsTheOnePrintedAndNeverAMean() throws {
    let estimate = try #require(try world.estimates("1001").first { $0.benchmark == .county })
    #expect(estimate.benchmarkValue == 0.208)
  }

  @Test func countsBehindTheShareGiveAnInterval() throws {
    var world = world
    try world.put(.number(30), "printed.numerator", "1001")
    try world.put(.number(200), "printed.denominator", "1001")
    let estimate = try #require(try world.estimates("1001").first)
    #expect(estimate.numerator == 30)
    #expect(estimate.denominator == 200)
    #expect(estimate.value == 0.15)
    #expect(estimate.status == .ok)
    let interval = try #require(estimate.interval)
    #expect((interval.at95.lower - 0.107135935622).magnitude < 1e-11)
    #expect((interval.at95.upper - 0.206055792842).magnitude < 1e-11)
    #expect((interval.at998.lower - 0.0880732682562).magnitude < 1e-11)
    #expect((interval.at998.upper - 0.243826945561).magnitude < 1e-11)
  }

  @Test func countsAgainstABenchmarkWithoutCountsAreNotTested() throws {
    var world = world
    try world.put(.number(30), "printed.numerator", "1001")
    try world.put(.number(200), "printed.denominator", "1001")
    let estimate = try #require(try world.estimates("1001").first)
    #expect(estimate.reasons == [.benchmarkWithoutCounts])
    #expect(estimate.verdict == AtBothLevels { _ in .notCompared })
    #expect(estimate.comparison?.test == nil)
    #expect(((estimate.comparison?.difference ?? 0) + 0.06).magnitude < 1e-15)
  }

  @Test func withheldCountsWithholdTheShare() throws {
    var world = world
    try world.put(.suppressed, "printed.numerator", "1001")
    try world.put(.number(200), "printed.denominator", "1001")
    #expect(try world.figure("1001") == .none(.suppressed, .suppressedBySource))
  }

  @Test func unitThatIsNotPrintedIsMissing() throws {
    let estimates = try world.estimates("1002")
    #expect(estimates.map(\.status) == [.missing, .missing])
    #expect(estimates.map(\.reasons) == [[.noFigure], [.noFigure]])
  }

  @Test func benchmarkThatIsNotPrintedIsToldOf() throws {
    var world = try MadeWorld(["1001"], indicator: .made(measure: .published))
    world.indicator = try .made(measure: .published)
    try world.put(.number(0.228), "printed", "1001")
    let estimate = try #require(try world.estimates("1001").first { $0.benchmark == .country })
    #expect(estimate.benchmarkValue == nil)
    #expect(estimate.comparison == nil)
  }
}
