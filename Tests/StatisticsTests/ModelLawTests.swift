import Testing

@testable import Statistics

/// What must hold of trends, regressions, shrinkage, ranks and pooled years.
struct ModelLawTests {
  /// Units of many sizes whose shares vary round a common one, and two circumstances.
  static func units(_ count: Int, seed: UInt64) throws -> ([Share], [Covariate]) {
    var random = SplitMix64(seed: seed)
    let shares = try (0..<count).map { _ in
      let n = Int.random(in: 20...3000, using: &random)
      return try Share(Int(Double(n) * Double.random(in: 0.05...0.25, using: &random)), of: n)
    }
    let columns = ["grades", "unemployment"].map { name in
      Covariate(name, (0..<count).map { _ in Double.random(in: 0...10, using: &random) })
    }
    return (shares, columns)
  }

  // MARK: Trend

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
    #expect(falling.label(higherIsBetter: false) == .better)
    #expect(falling.label(higherIsBetter: true) == .worse)
    #expect(rising.label(higherIsBetter: false) == .worse)
    #expect(rising.label(higherIsBetter: true) == .better)
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
    #expect(try TrendTest(points(from: -40)) == trend)
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

  // MARK: Pooled years

  private static func counts(_ years: ClosedRange<Int>) throws -> [Int: Share] {
    try Dictionary(uniqueKeysWithValues: years.map { ($0, try Share($0 - 2000, of: 100)) })
  }

  @Test func windowsEndWithTheNewestYearAndDoNotOverlap() throws {
    let pooled = try PooledYears.windows(over: Self.counts(2015...2022))
    #expect(pooled.map(\.window) == [2017...2019, 2020...2022])
    #expect(pooled.map(\.share) == [try Share(17 + 18 + 19, of: 300), try Share(63, of: 300)])
  }

  @Test func noWindowCrossesABreakOrAMissingYear() throws {
    let windows = try PooledYears.windows(over: Self.counts(2012...2022), breaks: [2019]).map(
      \.window)
    #expect(windows == [2013...2015, 2016...2018, 2020...2022])
    var years = try Self.counts(2012...2022)
    years[2017] = nil
    #expect(
      try PooledYears.windows(over: years).map(\.window) == [2014...2016, 2020...2022])
    #expect(try PooledYears.windows(over: [:]) == [])
    #expect(throws: StatisticsError.self) { try PooledYears.windows(over: [:], length: 0) }
  }

  // MARK: Standardisation

  @Test func aStandardLikeTheUnitGivesItsOwnRate() throws {
    let strata = [(3, 1000.0), (40, 2500), (90, 800)].map {
      DirectlyStandardisedRate.Stratum(events: $0, population: $1, weight: $1)
    }
    #expect(isClose(try DirectlyStandardisedRate(strata).value, 133 / 4300, relative: 1e-14))
  }

  @Test func aUnitLikeTheStandardHasRatio100() throws {
    let ratio = try StandardisedRatio(
      [(3, 1000.0), (40, 2500), (90, 800)].map {
        .init(
          events: $0, population: $1, standardEvents: Double($0) * 7, standardPopulation: $1 * 7)
      })
    #expect(isClose(ratio.value, 100, relative: 1e-14))
  }

  @Test func fewEventsHaveNoStandardisedInterval() throws {
    let nine = DirectlyStandardisedRate.Stratum(events: 9, population: 100, weight: 1)
    let weightless = DirectlyStandardisedRate.Stratum(events: 50, population: 100, weight: 0)
    #expect(try DirectlyStandardisedRate([nine, weightless]).interval(.percent95) == nil)
    let ten = DirectlyStandardisedRate.Stratum(events: 10, population: 100, weight: 1)
    #expect(try DirectlyStandardisedRate([ten]).interval(.percent95) != nil)
  }

  // MARK: Means

  @Test func aMeansIntervalExcludesZeroExactlyWhenTheTestRejects() throws {
    var random = SplitMix64(seed: 12)
    var rejected = 0
    for _ in 0..<4000 {
      let n = Int.random(in: 1...500, using: &random)
      let mean = 40 + Double.random(in: -4...4, using: &random) * 10 / Double(n).squareRoot()
      let comparison = try MeanComparison(
        mean: mean, count: n, benchmark: 40, benchmarkCount: 60_000, spread: 10)
      for level in Cases.levels {
        let rejects = comparison.rejectsEquality(level)
        #expect(comparison.interval(level).excludes(0) == rejects)
        if rejects { rejected += 1 }
      }
    }
    #expect((1000...7000).contains(rejected))
    let equal = try MeanComparison(
      mean: 40, count: 59_999, benchmark: 40, benchmarkCount: 60_000, spread: 10)
    #expect(equal.z == 0 && !equal.rejectsEquality(.percent95))
  }

  @Test func orderAndOriginOfTheMeansChangeNoSpread() throws {
    var random = SplitMix64(seed: 13)
    let units = (0..<60).map { _ in
      (
        Double(Int.random(in: 3000...5000, using: &random)) / 128,
        Int.random(in: 5...900, using: &random)
      )
    }
    let spread = try EstimatedSpread(means: units.map(\.0), counts: units.map(\.1))
    let shuffled = units.shuffled(using: &random)
    #expect(
      try EstimatedSpread(means: shuffled.map(\.0), counts: shuffled.map(\.1)) == spread)
    let moved = try EstimatedSpread(means: units.map { $0.0 + 512 }, counts: units.map(\.1))
    #expect(isClose(moved.withinVariance, spread.withinVariance, relative: 1e-8))
    let larger = try EstimatedSpread(means: units.map { $0.0 * 8 }, counts: units.map(\.1))
    #expect(isClose(larger.withinVariance, 64 * spread.withinVariance, relative: 1e-8))
    #expect(isClose(larger.betweenVariance, 64 * spread.betweenVariance, relative: 1e-8))
  }

  // MARK: Regression

  @Test func orderAndNamesOfUnitsAndColumnsChangeNothing() throws {
    var random = SplitMix64(seed: 14)
    let (shares, columns) = try Self.units(40, seed: 15)
    let plain = try BinomialRegression(shares, on: columns)
    let order = shares.indices.shuffled(using: &random)
    let other = try BinomialRegression(
      order.map { shares[$0] },
      on: columns.reversed().map { column in
        Covariate("other " + column.name, order.map { column.values[$0] })
      })
    for (place, unit) in order.enumerated() {
      #expect(isClose(other.fitted[place], plain.fitted[unit], relative: 1e-11))
      #expect(
        isClose(
          try #require(other.leaveOneOut()[place]), try #require(plain.leaveOneOut()[unit]),
          relative: 1e-10))
    }
    #expect(isClose(other.dispersion, plain.dispersion, relative: 1e-11))
  }

  @Test func unitOfMeasurementOfAColumnChangesItsCoefficientAlone() throws {
    let (shares, columns) = try Self.units(40, seed: 16)
    let plain = try BinomialRegression(shares, on: columns)
    let scaled = try BinomialRegression(
      shares, on: [Covariate("grades", columns[0].values.map { $0 * 1e6 + 3e7 }), columns[1]])
    #expect(
      isClose(
        scaled.coefficients[1].estimate * 1e6, plain.coefficients[1].estimate, relative: 1e-9))
    for (a, b) in zip(scaled.studentisedResiduals, plain.studentisedResiduals) {
      #expect(isClose(try #require(a), try #require(b), relative: 1e-8, absolute: 1e-9))
    }
  }

  @Test func mirroringTheOutcomeMirrorsTheRegression() throws {
    let (shares, columns) = try Self.units(30, seed: 17)
    let plain = try BinomialRegression(shares, on: columns)
    let mirrored = try BinomialRegression(shares.map(\.complement), on: columns)
    for unit in shares.indices {
      #expect(isClose(mirrored.fitted[unit], 1 - plain.fitted[unit], relative: 1e-11))
      #expect(
        isClose(
          try #require(mirrored.studentisedResiduals[unit]),
          -(try #require(plain.studentisedResiduals[unit])), relative: 1e-7, absolute: 1e-9))
    }
  }

  /// The intercept alone expects of everybody the share of all.
  @Test func withoutCircumstancesTheFitIsThePooledShare() throws {
    let (shares, _) = try Self.units(25, seed: 18)
    let regression = try BinomialRegression(shares)
    let pooled = shares.dropFirst().reduce(shares[0]) { $0.pooled(with: $1) }
    #expect(regression.fitted.allSatisfy { isClose($0, pooled.value, relative: 1e-13) })
    let others = shares.dropFirst(2).reduce(shares[1]) { $0.pooled(with: $1) }
    #expect(isClose(try #require(regression.leaveOneOut()[0]), others.value, relative: 1e-12))
  }

  @Test func aUnitEqualToItsExpectationHasResidualZero() throws {
    let shares = try [(10, 100), (20, 200), (30, 300), (12, 100), (16, 200)].map {
      try Share($0, of: $1)
    }
    let regression = try BinomialRegression(shares)
    #expect(isClose(regression.fitted[0], 88 / 900, relative: 1e-14))
    let line = try LinearRegression(
      [1, 2, 3, 4, 6, 5], on: [Covariate("c", [1, 2, 3, 4, 5.5, 5.5])])
    #expect(line.studentisedResiduals[0].map { $0.magnitude < 1e-12 } == true)
    let equal = try BinomialRegression(
      [(11, 110), (33, 330), (5, 100), (15, 100)].map { try Share($0, of: $1) })
    #expect(equal.studentisedResiduals[0].map { $0.magnitude < 1e-7 } == true)
  }

  @Test func columnsThatExplainNothingAreRefusedByName() throws {
    let (shares, columns) = try Self.units(20, seed: 19)
    func error(_ columns: [Covariate]) -> RegressionError? {
      #expect(throws: RegressionError.self) { try BinomialRegression(shares, on: columns) }
    }
    let constant = Covariate("centrality", Array(repeating: 0.1 + 0.2, count: 20))
    #expect(error(columns + [constant]) == .constantColumn("centrality"))
    let sum = Covariate("both", zip(columns[0].values, columns[1].values).map { 2 * $0 - $1 + 7 })
    #expect(error(columns + [sum]) == .collinearColumn("both", with: ["grades", "unemployment"]))
    let copy = Covariate("copy", columns[1].values)
    #expect(error(columns + [copy]) == .collinearColumn("copy", with: ["unemployment"]))
    #expect(error([columns[0], columns[0]]) == .repeatedName("grades"))
    #expect(
      error([Covariate("short", [1, 2])])
        == .unequalLengths(column: "short", count: 2, units: 20))
    var broken = columns[0].values
    broken[3] = .infinity
    #expect(
      error([Covariate("grades", broken)])?.description
        == "grades of unit 4 is inf, but must be a finite number")
    let few = #expect(throws: RegressionError.self) {
      try BinomialRegression(
        Array(shares.prefix(4)), on: columns.map { Covariate($0.name, Array($0.values.prefix(4))) })
    }
    #expect(few == .tooFewUnits(4, coefficients: 3))
  }

  @Test func separationIsMetByName() throws {
    let shares = try [0, 0, 0, 0, 9, 9, 9].map { try Share($0, of: 9) }
    let grades = Covariate("grades", [1, 2, 3, 4, 5, 6, 7])
    let parted = #expect(throws: RegressionError.self) {
      try BinomialRegression(shares, on: [grades])
    }
    #expect(parted == .separated(by: "grades"))
    let nobody = try (0..<7).map { _ in try Share(0, of: 50) }
    let none = #expect(throws: RegressionError.self) { try BinomialRegression(nobody) }
    #expect(none == .separated(by: nil))
  }

  /// A column that only one unit has: the others say nothing of its coefficient.
  @Test func aUnitThatAloneDecidesACoefficientHasNoPrediction() throws {
    let (shares, columns) = try Self.units(20, seed: 20)
    let garrison = Covariate("garrison", [1] + Array(repeating: 0, count: 19))
    let binomial = try BinomialRegression(shares, on: [columns[0], garrison])
    #expect(binomial.leaveOneOut()[0] == nil && binomial.studentisedResiduals[0] == nil)
    #expect(binomial.leaveOneOut()[1] != nil && binomial.studentisedResiduals[1] != nil)
    #expect(isClose(binomial.fitted[0], shares[0].value, relative: 1e-10))
    let linear = try LinearRegression(shares.map(\.value), on: [columns[0], garrison])
    #expect(linear.leaveOneOut[0] == nil && linear.studentisedResiduals[0] == nil)
  }

  /// Without one of the two units where both happen, the column separates the rest.
  @Test func aPredictionTheOthersCannotMakeIsNone() throws {
    let shares = try [0, 0, 5, 3, 9, 9, 9].map { try Share($0, of: 9) }
    let regression = try BinomialRegression(
      shares, on: [Covariate("grades", [1, 2, 3, 4, 5, 6, 7])])
    let predictions = regression.leaveOneOut()
    #expect(predictions.map { $0 == nil } == [false, false, true, true, false, false, false])
  }

  // MARK: Shrinkage

  @Test func shrinkageLiesBetweenOwnAndCommonShare() throws {
    let (shares, _) = try Self.units(60, seed: 21)
    let edges = try [(0, 30), (30, 30), (0, 1), (1, 1)].map { try Share($0, of: $1) }
    let model = try BetaBinomial(shares + edges)
    #expect(!model.isPooled)
    for share in shares + edges {
      let shrunken = try model.shrunken(share)
      let between = min(share.value, model.mean)...max(share.value, model.mean)
      #expect(between.contains(shrunken.value))
      for level in Cases.levels {
        let interval = try shrunken.interval(level)
        #expect(0 <= interval.lower && interval.lower < shrunken.value)
        #expect(shrunken.value < interval.upper && interval.upper <= 1)
      }
      let up = try shrunken.exceedance(of: 0.12, higherIsBetter: true)
      let down = try shrunken.exceedance(of: 0.12, higherIsBetter: false)
      #expect(isClose(up + down, 1, relative: 1e-14))
    }
  }

  @Test func moreOfTheSamePullsLess() throws {
    let (shares, _) = try Self.units(60, seed: 22)
    let model = try BetaBinomial(shares)
    let distances = try [10, 100, 1000, 10_000].map {
      (try model.shrunken(Share($0 / 2, of: $0)).value - 0.5).magnitude
    }
    #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func unitsThatDifferByChanceAloneArePooled() throws {
    let alike = try BetaBinomial(
      [(10, 100), (11, 100), (20, 200), (9, 100)].map { try Share($0, of: $1) })
    #expect(alike.isPooled && isClose(alike.mean, 0.1, relative: 1e-15))
    let shrunken = try alike.shrunken(Share(9, of: 100))
    #expect(shrunken.value == alike.mean && shrunken.distribution == nil)
    #expect(try shrunken.interval(.percent95) == Interval(lower: alike.mean, upper: alike.mean))
    #expect(try shrunken.exceedance(of: 0.2, higherIsBetter: false) == 1)
    #expect(try shrunken.exceedance(of: 0.2, higherIsBetter: true) == 0)
    // One person a unit tells nothing of how units differ; nobody anywhere neither.
    #expect(try BetaBinomial([0, 1, 1, 0, 0].map { try Share($0, of: 1) }).isPooled)
    let nobody = try BetaBinomial([5, 8, 100].map { try Share(0, of: $0) })
    #expect(nobody.isPooled && nobody.mean == 0)
  }

  @Test func orderOfTheUnitsChangesNoBitOfTheShrinkage() throws {
    var random = SplitMix64(seed: 23)
    let (shares, _) = try Self.units(50, seed: 24)
    #expect(try BetaBinomial(shares.shuffled(using: &random)) == BetaBinomial(shares))
  }

  @Test func unitsOfAllOrNoneHaveNoGreatestLikelihood() throws {
    let error = #expect(throws: StatisticsError.self) {
      try BetaBinomial([(0, 20), (20, 20), (0, 5)].map { try Share($0, of: $1) })
    }
    #expect(error?.argument == "units")
  }

  // MARK: Ranks

  private static func shrunken(_ count: Int, seed: UInt64) throws -> [ShrunkenShare] {
    let (shares, _) = try units(count, seed: seed)
    let model = try BetaBinomial(shares)
    return try shares.map { try model.shrunken($0) }
  }

  @Test func ranksAddUpAndTheirIntervalsHoldThem() throws {
    let ranks = try RankDistributions(Self.shrunken(50, seed: 25), higherIsBetter: false)
    #expect(isClose(ranks.expected.reduce(0, +), 50 * 51 / 2, relative: 1e-7))
    let (narrow, wide) = (ranks.intervals(.percent95), ranks.intervals(.percent998))
    for unit in 0..<50 {
      #expect((1...50).contains(wide[unit].lowerBound) && (1...50).contains(wide[unit].upperBound))
      #expect(wide[unit].lowerBound <= narrow[unit].lowerBound)
      #expect(narrow[unit].upperBound <= wide[unit].upperBound)
      let mean = ranks.expected[unit]
      #expect(Double(narrow[unit].lowerBound) <= mean && mean <= Double(narrow[unit].upperBound))
    }
    #expect(ranks.order.sorted() == Array(1...50))
  }

  @Test func theBestByOneDirectionIsTheWorstByTheOther() throws {
    let shrunken = try Self.shrunken(21, seed: 26)
    let low = try RankDistributions(shrunken, higherIsBetter: false)
    let high = try RankDistributions(shrunken, higherIsBetter: true)
    for unit in 0..<21 {
      #expect(isClose(low.expected[unit], 22 - high.expected[unit], relative: 1e-9))
      let (a, b) = (low.intervals(.percent95)[unit], high.intervals(.percent95)[unit])
      #expect(a == (22 - b.upperBound)...(22 - b.lowerBound))
      #expect(low.order[unit] == 22 - high.order[unit])
    }
  }

  @Test func orderOfTheUnitsChangesNoRank() throws {
    var random = SplitMix64(seed: 27)
    let shrunken = try Self.shrunken(30, seed: 28)
    let ranks = try RankDistributions(shrunken, higherIsBetter: true)
    let order = shrunken.indices.shuffled(using: &random)
    let other = try RankDistributions(order.map { shrunken[$0] }, higherIsBetter: true)
    for (place, unit) in order.enumerated() {
      #expect(other.intervals(.percent95)[place] == ranks.intervals(.percent95)[unit])
      #expect(isClose(other.expected[place], ranks.expected[unit], relative: 1e-10))
    }
  }

  /// What sorting draws would come to: equals have every rank alike, and the far apart one each.
  @Test func equalsShareAllRanksAndTheFarApartHaveTheirOwn() throws {
    let model = try BetaBinomial(alpha: 20, beta: 180)
    let equal = try RankDistributions(
      Array(repeating: try model.shrunken(Share(30, of: 300)), count: 40), higherIsBetter: true)
    #expect(equal.expected.allSatisfy { isClose($0, 20.5, relative: 1e-7) })
    #expect(equal.order.allSatisfy { $0 == 1 })
    for interval in equal.intervals(.percent95) {
      #expect(interval.lowerBound <= 2 && interval.upperBound >= 39)
    }
    let apart = try RankDistributions(
      [70, 10, 50, 30].map { try model.shrunken(Share($0 * 1000, of: 100_000)) },
      higherIsBetter: false)
    #expect(apart.intervals(.percent998) == [4...4, 1...1, 3...3, 2...2])
    #expect(apart.order == [4, 1, 3, 2])
    let pooled = try BetaBinomial([(10, 100), (11, 100)].map { try Share($0, of: $1) })
    let alike = try RankDistributions(
      Array(repeating: try pooled.shrunken(Share(9, of: 100)), count: 40), higherIsBetter: true)
    #expect(alike.intervals(.percent95).allSatisfy { $0 == 1...39 })
  }

  // MARK: Robust z

  @Test func oneFarValueMovesNoOthersRobustZ() throws {
    let near = try #require(try robustZ([1, 2, 3, 4, 5, 6, 7]))
    let far = try #require(try robustZ([1, 2, 3, 4, 5, 6, 7e9]))
    #expect(near.prefix(6) == far.prefix(6))
    #expect(near[3] == 0)
    #expect(try robustZ([5, 5, 5, 9]) == nil)
    #expect(throws: StatisticsError.self) { try robustZ([1, .nan]) }
  }

  @Test func aWeightedMeanIsThatOfThePeople() throws {
    #expect(try weightedMean([40, 50], weights: [3, 1]) == 42.5)
    #expect(throws: StatisticsError.self) { try weightedMean([1, 2], weights: [0, 0]) }
    #expect(throws: StatisticsError.self) { try weightedMean([1, 2], weights: [1, -1]) }
    #expect(throws: StatisticsError.self) { try weightedMean([1, 2], weights: [1]) }
  }
}
