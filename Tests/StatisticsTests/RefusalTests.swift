import Testing

@testable import Statistics

/// A refused argument is named, with its value and what would have been right.
struct RefusalTests {
  private static let dispersionRefusals: [([Double], [Double], String)] = [
    ([], [], "units is 0, but must be at least 2"),
    ([1.5], [0.1], "units is 1, but must be at least 2"),
    ([1, 2], [0.1], "standardErrors is 1, but must be as many as z-scores, 2"),
    ([1, .nan], [0.1, 0.1], "z is nan, but must be a finite number"),
    ([-.infinity, 2], [0.1, 0.1], "z is -inf, but must be a finite number"),
    ([1, 2], [0.1, 0], "standard error is 0.0, but must be a positive number"),
    ([1, 2], [-0.1, 0.1], "standard error is -0.1, but must be a positive number"),
    ([1, 2], [0.1, .infinity], "standard error is inf, but must be a positive number"),
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
}
