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

  /// 29 percent of 210 who answered, of 260 asked, are 60 or 61 persons: from the lower limit of 60 to the upper
  /// of 61.
  @Test func answeredAndInvitedGiveASurveysInterval() throws {
    let world = try surveyed(0.29, .number(210), .number(260))
    let estimate = try #require(try world.estimates("1001").first)
    #expect(estimate.value == 0.29 && estimate.numerator == nil && estimate.denominator == 210)
    #expect(estimate.method?.rawValue == "wilson, finite population")
    #expect(estimate.status == .ok)
    let interval = try #require(estimate.interval)
    #expect((interval.at95.lower - 0.259659272227).magnitude < 1e-11)
    #expect((interval.at95.upper - 0.318154240752).magnitude < 1e-11)
    #expect((interval.at998.lower - 0.245395310893).magnitude < 1e-11)
    #expect((interval.at998.upper - 0.334689164144).magnitude < 1e-11)
    #expect(estimate.numerators == 60...61 && estimate.denominators == nil)
    // The benchmark's share is printed without the number who answered: no test.
    #expect(estimate.reasons == [.surveyWithoutCounts])
    #expect(estimate.comparison?.test == nil)
    #expect(((estimate.comparison?.difference ?? 0) - 0.08).magnitude < 1e-15)
    #expect(estimate.verdict == AtBothLevels { _ in .notCompared })
  }

  @Test func answeredAloneGiveAWiderInterval() throws {
    let estimate = try #require(try surveyed(0.29, .number(210)).estimates("1001").first)
    #expect(estimate.method == .wilson)
    let interval = try #require(estimate.interval)
    #expect((interval.at95.lower - 0.228892883796).magnitude < 1e-11)
    #expect((interval.at95.upper - 0.355203630881).magnitude < 1e-11)
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

  /// With the country's number who answered the difference is that of every pair of counts possible, and a
  /// verdict is given where all give it.
  @Test func surveyIsComparedWithTheCountrysOverAllCountsPossible() throws {
    func row(_ share: Double, of answered: Int) throws -> Estimate {
      var world = try surveyed(share, .number(Double(answered)))
      try world.put(.number(100_000), "printed.n_answered", "0")
      return try #require(try world.estimates("1001").first)
    }
    let worse = try row(0.29, of: 210)
    #expect(worse.verdict.at95 == .worse)
    #expect(((worse.comparison?.difference ?? 0) - 0.08).magnitude < 1e-15)
    let (part, whole) = (
      try ShareRange(60...61, of: 210...210), try ShareRange(20_500...21_500, of: 100_000...100_000)
    )
    let expected = try DifferenceOverRange(part, in: whole)
    #expect(worse.comparison?.test?.interval95 == expected.interval(.percent95))
    #expect(worse.comparison?.test?.z == expected.z)
    // 26.5 % of 200 with 20.5 % in the country differs; 25.5 % with 21.5 % does not.
    #expect(try row(0.26, of: 200).verdict.at95 == .notDifferent)
    #expect(try row(0.21, of: 200).verdict.at95 == .notDifferent)
    #expect(try row(0.15, of: 300).verdict.at95 == .better)
  }

  @Test func surveyIsFollowedFromItsZeroPoint() throws {
    var world = try surveyed(0.29, .number(210), .number(260))
    let zeroPoint = world.zeroPoint()
    #expect(zeroPoint.estimates.first { $0.unit.code.description == "1001" }?.value == 0.29)
    try world.put(.number(0.33), "printed", "1001", year: 2022)
    try world.put(.number(220), "printed.n_answered", "1001", year: 2022)
    let engine = world.changes(since: zeroPoint)
    let row = engine.estimate(try world.unit("1001"), in: world.series(2022))
    #expect(((row.comparison?.difference ?? 0) - 0.04).magnitude < 1e-15)
    let test = try #require(row.comparison?.test)
    let expected = DifferenceOverRange(
      try ShareRange(share: 0.33, of: 220, roundedTo: 0.01),
      minus: try ShareRange(share: 0.29, of: 210, roundedTo: 0.01))
    #expect(test.interval95 == expected.interval(.percent95) && test.z == expected.z)
    #expect(row.verdict.at95 == .notDifferent && row.reasons.isEmpty)
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
