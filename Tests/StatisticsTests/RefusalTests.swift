import Testing

@testable import Statistics

/// A refused argument is named, with its value and what would have been right.
struct RefusalTests {
  private static let dispersionRefusals: [([Double], [Double], String)] = [
    ([], [], "units is 0, but must be at least 2"),
    ([1.5], [0.1], "units is 1, but must be at least 2"),
    ([1, 2], [0.1], "standardErrors is 1, but must be as many as z-scores, 2"),
    ([1, .nan], [0.1, 0.1], "z is nan, but must be a finite number, at most 1e50"),
    ([-.infinity, 2], [0.1, 0.1], "z is -inf, but must be a finite number, at most 1e50"),
    ([1, 2], [0.1, 0], "standard error is 0.0, but must be positive, from 1e-50 to 1e50"),
    ([1, 2], [-0.1, 0.1], "standard error is -0.1, but must be positive, from 1e-50 to 1e50"),
    ([1, 2], [0.1, .infinity], "standard error is inf, but must be positive, from 1e-50 to 1e50"),
  ]

  @Test(arguments: [
    (0, 0, "n is 0, but must be at least 1"),
    (3, -5, "n is -5, but must be at least 1"),
    (1, 9_007_199_254_740_993, "n is 9007199254740993, but must be at most 9007199254740992"),
    (-1, 10, "x is -1, but must be from 0 to n = 10"),
    (11, 10, "x is 11, but must be from 0 to n = 10"),
  ])
  func shareOfNobodyOrOfMoreThanThereAre(_ x: Int, _ n: Int, _ message: String) {
    let error = #expect(throws: StatisticsError.self) { try Share(x, of: n) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    (29.0, 210, 260, "share is 29.0, but must be from 0 to 1"),
    (.nan, 210, 260, "share is nan, but must be from 0 to 1"),
    (0.29, 0, 260, "answered is 0, but must be from 1 to 9007199254740992"),
    (0.29, 261, 260, "invited is 260, but must be at least the answered, 261"),
  ])
  func surveyWhoseNumbersDoNotFit(
    _ share: Double, _ answered: Int, _ invited: Int, _ message: String
  ) {
    let error = #expect(throws: StatisticsError.self) {
      try SurveyShare(share, answered: answered, invited: invited)
    }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    (0.0, "0.0"), (1, "1.0"), (-0.1, "-0.1"), (95, "95.0"), (.nan, "nan"), (.infinity, "inf"),
  ])
  func levelThatIsNoShareBetweenZeroAndOne(_ level: Double, _ shown: String) {
    let error = #expect(throws: StatisticsError.self) { try ConfidenceLevel(level) }
    #expect(
      error?.description == "level is \(shown), but must be between 0 and 1, both excluded")
  }

  @Test(arguments: [
    (0.0, "0.0"), (1, "1.0"), (1.5, "1.5"), (-0.1, "-0.1"), (.nan, "nan"), (-.infinity, "-inf"),
  ])
  func probabilityWithoutANormalQuantile(_ probability: Double, _ shown: String) {
    let error = #expect(throws: StatisticsError.self) {
      try NormalDistribution.quantile(probability)
    }
    #expect(
      error?.description == "probability is \(shown), but must be between 0 and 1, both excluded")
  }

  @Test(arguments: [(-0.01, "-0.01"), (1.01, "1.01"), (.nan, "nan")])
  func probabilityOutsideTheSortedValues(_ probability: Double, _ shown: String) {
    let error = #expect(throws: StatisticsError.self) {
      try quantile(probability, ofSorted: [1, 2, 3])
    }
    #expect(error?.description == "probability is \(shown), but must be from 0 to 1")
  }

  @Test func quantileOfNoValues() {
    let error = #expect(throws: StatisticsError.self) { try quantile(0.5, ofSorted: []) }
    #expect(error?.description == "values is empty, but must be at least one")
  }

  @Test(arguments: [(-0.01, "-0.01"), (1.01, "1.01"), (.nan, "nan")])
  func pValueThatIsNoProbability(_ p: Double, _ shown: String) {
    let error = #expect(throws: StatisticsError.self) { try benjaminiHochberg([0.2, p, 0.4]) }
    #expect(error?.description == "p-value is \(shown), but must be from 0 to 1")
  }

  /// Oslo in Oslo: nobody is left to compare with.
  @Test(arguments: [100, 101])
  func unitThatIsItsWholeBenchmark(_ n: Int) throws {
    let (part, whole) = (try Share(10, of: n), try Share(10, of: 100))
    let error = #expect(throws: StatisticsError.self) { try PartOfWhole(part, in: whole) }
    #expect(error?.description == "n is \(n), but must be below the benchmark's N = 100")
  }

  /// Eleven of ten events, or so few others that they cannot hold the other events.
  @Test(arguments: [(11, 50, 10, 100), (10, 95, 20, 100)])
  func unitWhoseEventsDoNotFitItsBenchmark(_ x: Int, _ n: Int, _ wholeX: Int, _ wholeN: Int) throws
  {
    let (part, whole) = (try Share(x, of: n), try Share(wholeX, of: wholeN))
    #expect(throws: StatisticsError.self) { try PartOfWhole(part, in: whole) }
  }

  @Test(arguments: dispersionRefusals)
  func unitsWithoutAMeasureOfDispersion(
    _ zScores: [Double], _ standardErrors: [Double], _ message: String
  ) {
    let error = #expect(throws: StatisticsError.self) {
      try Overdispersion(zScores: zScores, standardErrors: standardErrors)
    }
    #expect(error?.description == message)
  }

  private static let refusals: [(String, @Sendable () throws -> Double)] = [
    ("a is 0.0, but must be a positive number", { try BetaDistribution(a: 0, b: 1).cdf(0.5) }),
    (
      "b is nan, but must be a positive number", { try BetaDistribution(a: 1, b: .nan).cdf(0.5) }
    ),
    ("x is nan, but must be a number", { try BetaDistribution(a: 1, b: 1).upperTail(.nan) }),
    (
      "probability is 1.5, but must be from 0 to 1",
      { try BetaDistribution(a: 1, b: 1).quantile(1.5) }
    ),
    (
      "degrees is -1.0, but must be a positive number",
      { try ChiSquareDistribution(degrees: -1).cdf(1) }
    ),
    (
      "probability is 1.0, but must be between 0 and 1, both excluded",
      { try ChiSquareDistribution(degrees: 3).quantile(1) }
    ),
    (
      "probability is 0.025, but must be where the distribution can be computed",
      { try ChiSquareDistribution(degrees: 2e15).upperQuantile(0.025) }
    ),
    (
      "degrees is inf, but must be a positive number",
      { try StudentDistribution(degrees: .infinity).cdf(1) }
    ),
    (
      "t is nan, but must be a number", { try StudentDistribution(degrees: 3).twoSidedPValue(.nan) }
    ),
    (
      "n is 0, but must be from 1 to 9007199254740992",
      { try BinomialDistribution(trials: 0, probability: 0.5).cdf(0) }
    ),
    (
      "probability is -0.1, but must be from 0 to 1",
      { try BinomialDistribution(trials: 3, probability: -0.1).cdf(0) }
    ),
    (
      "x is 4, but must be from 0 to n = 3",
      { try BinomialDistribution(trials: 3, probability: 0.1).pmf(4) }
    ),
    (
      "x is 9, but must be at least 10 for Byar's interval",
      { try EventCount(9).byarInterval(.percent95).lower }
    ),
    (
      "n is 1, but must be at least 2",
      { try MeasuredMean(mean: 1, standardDeviation: 1, count: 1).mean }
    ),
    (
      "standard deviation is -1.0, but must be a finite number, not negative",
      { try MeasuredMean(mean: 1, standardDeviation: -1, count: 3).mean }
    ),
    (
      "benchmark is 1.0, but must be between 0 and 1, both excluded",
      { try FixedBenchmark(Share(1, of: 3), against: 1).z }
    ),
    (
      "tau2 is -1.0, but must be a finite number, not negative",
      { try Funnel(benchmark: 0.5, tauSquared: -1).benchmark }
    ),
    (
      "n is 11, but must be at most the benchmark's N = 10",
      { try Funnel(benchmark: 0.5, population: 10).standardError(total: 11) }
    ),
    ("n is 0, but must be at least 1", { try Funnel(benchmark: 0.5).standardError(total: 0) }),
    (
      "p-value is nan, but must be from 0 to 1", { try benjaminiYekutieli([.nan])[0] }
    ),
  ]

  @Test(arguments: refusals.indices)
  func everyArgumentIsRefusedByName(_ index: Int) {
    let (message, compute) = Self.refusals[index]
    let error = #expect(throws: StatisticsError.self) { try compute() }
    #expect(error?.description == message)
  }

  /// Beyond where Boost.Math finds quantiles, an error and never a NaN.
  @Test func shareTooLargeForAnExactInterval() throws {
    let share = try Share(900_000_000_000_000, of: 9_000_000_000_000_000)
    #expect(throws: StatisticsError.self) { try share.clopperPearsonInterval(.percent95) }
    #expect(!share.wilsonInterval(.percent95).lower.isNaN)
  }
}
