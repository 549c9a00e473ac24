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

  private func surveyed(
    _ share: Double, _ answered: CellValue, _ invited: CellValue? = nil, year: Int = 2021
  ) throws -> MadeWorld {
    var world = world
    try world.put(.number(share), "printed", "1001", year: year)
    try world.put(answered, "printed.n_answered", "1001", year: year)
    if let invited { try world.put(invited, "printed.n_invited", "1001", year: year) }
    return world
  }

  /// 29 percent of 210 who answered, of 260 asked: by mpmath, of p = 0.29 and not of 61 among 210.
  @Test func answeredAndInvitedGiveASurveysInterval() throws {
    let world = try surveyed(0.29, .number(210), .number(260))
    let estimate = try #require(try world.estimates("1001").first)
    #expect(estimate.value == 0.29 && estimate.numerator == nil && estimate.denominator == 210)
    #expect(estimate.method?.rawValue == "wilson, finite population")
    #expect(estimate.status == .ok)
    let interval = try #require(estimate.interval)
    #expect((interval.at95.lower - 0.263811247777).magnitude < 1e-11)
    #expect((interval.at95.upper - 0.317666721653).magnitude < 1e-11)
    #expect((interval.at998.lower - 0.249458208081).magnitude < 1e-11)
    #expect((interval.at998.upper - 0.334196785033).magnitude < 1e-11)
    // The difference is told and not tested: nobody knows the counts.
    #expect(estimate.reasons == [.surveyWithoutCounts])
    #expect(estimate.comparison?.test == nil)
    #expect(((estimate.comparison?.difference ?? 0) - 0.08).magnitude < 1e-15)
    #expect(estimate.verdict == AtBothLevels { _ in .notCompared })
  }

  @Test func answeredAloneGiveAWiderInterval() throws {
    let estimate = try #require(try surveyed(0.29, .number(210)).estimates("1001").first)
    #expect(estimate.method == .wilson)
    let interval = try #require(estimate.interval)
    #expect((interval.at95.lower - 0.232837818181).magnitude < 1e-11)
    #expect((interval.at95.upper - 0.354707083138).magnitude < 1e-11)
  }

  @Test func invitedAloneGiveNone() throws {
    var world = world
    try world.put(.number(260), "printed.n_invited", "1001")
    let estimate = try #require(try world.estimates("1001").first)
    #expect(estimate.reasons == [.publishedWithoutCounts])
  }

  @Test(arguments: [
    (CellValue.number(261), CellValue.number(260)), (.number(210.5), .number(260)),
    (.number(0), .number(260)), (.number(210), .number(260.5)),
  ])
  func numbersThatDoNotFitAreToldOf(_ answered: CellValue, _ invited: CellValue) throws {
    let world = try surveyed(0.29, answered, invited)
    #expect(try world.figure("1001") == .none(.notComputable, .inconsistentAnswers))
  }

  @Test(arguments: [
    (CellValue.suppressed, CellValue.number(260)), (.number(210), .suppressed),
  ])
  func withheldAnswersWithholdTheShare(_ answered: CellValue, _ invited: CellValue) throws {
    let world = try surveyed(0.29, answered, invited)
    #expect(try world.figure("1001") == .none(.suppressed, .suppressedBySource))
  }

  /// 2021 was a year of infection control; and no survey's years are added up.
  @Test func surveysAreNotPooled() throws {
    var world = try surveyed(0.29, .number(210), .number(260))
    for year in [2019, 2020] {
      try world.put(.number(0.25), "printed", "1001", year: year)
      try world.put(.number(200), "printed.n_answered", "1001", year: year)
    }
    #expect(FigureSeries(pooling: (2019...2021).map { world.series($0) }) == nil)
  }

  @Test func surveyIsFollowedFromItsZeroPointWithoutATest() throws {
    var world = try surveyed(0.29, .number(210), .number(260))
    let zeroPoint = world.zeroPoint()
    #expect(zeroPoint.estimates.first { $0.unit.code.description == "1001" }?.value == 0.29)
    try world.put(.number(0.33), "printed", "1001", year: 2022)
    try world.put(.number(220), "printed.n_answered", "1001", year: 2022)
    let engine = world.changes(since: zeroPoint)
    let row = engine.estimate(try world.unit("1001"), in: world.series(2022))
    #expect(((row.comparison?.difference ?? 0) - 0.04).magnitude < 1e-15)
    #expect(row.comparison?.test == nil && row.reasons == [.surveyWithoutCounts])
    let changes = engine.relativeChanges(try world.unit("1001"), in: world.series(2022))
    #expect(changes.first?.reasons == [.onlyForCountsAndMeans])
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
