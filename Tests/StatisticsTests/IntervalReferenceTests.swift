import Checks
import Testing

@testable import Statistics

/// Exact intervals, counts, means, fixed benchmarks and funnels against numerical integration at 40
/// digits: closed forms within 1e-10, iterative ones within 1e-8. Each prints its worst case.
struct IntervalReferenceTests {
  @Test func distributions() throws {
    var worst = WorstCase("distributions", relative: 1e-10)
    for row in try Fixture("distributions").rows {
      let (x, a, b) = (try row.number("argument"), try row.number("a"), try row.number("b"))
      let actual: Double
      switch try #require(row["function"]) {
      case "beta_cdf": actual = try BetaDistribution(a: a, b: b).cdf(x)
      case "beta_upper_tail": actual = try BetaDistribution(a: a, b: b).upperTail(x)
      case "beta_quantile": actual = try BetaDistribution(a: a, b: b).quantile(x)
      case "beta_upper_quantile": actual = try BetaDistribution(a: a, b: b).upperQuantile(x)
      case "chi_square_cdf": actual = try ChiSquareDistribution(degrees: a).cdf(x)
      case "chi_square_upper_tail": actual = try ChiSquareDistribution(degrees: a).upperTail(x)
      case "chi_square_quantile": actual = try ChiSquareDistribution(degrees: a).quantile(x)
      case "chi_square_upper_quantile":
        actual = try ChiSquareDistribution(degrees: a).upperQuantile(x)
      case "student_cdf": actual = try StudentDistribution(degrees: a).cdf(x)
      case "student_upper_tail": actual = try StudentDistribution(degrees: a).upperTail(x)
      case "student_quantile": actual = try StudentDistribution(degrees: a).quantile(x)
      case "binomial_pmf": actual = try binomial(a, b).pmf(Int(x))
      case "binomial_cdf": actual = try binomial(a, b).cdf(Int(x))
      case "binomial_upper_tail": actual = try binomial(a, b).upperTail(Int(x))
      case let unknown:
        actual = .nan
        Issue.record("\(unknown)")
      }
      worst.take(actual, try row.number("value"), row)
    }
    worst.expectSmall()
  }

  private func binomial(_ n: Double, _ p: Double) throws -> BinomialDistribution {
    try BinomialDistribution(trials: Int(n), probability: p)
  }

  @Test(arguments: [
    ("clopper_pearson", ShareIntervalMethod.clopperPearson), ("mid_p", .midP),
    ("jeffreys", .jeffreys),
  ])
  func intervalsOfShares(_ name: String, _ method: ShareIntervalMethod) throws {
    try compareIntervals(name, relative: 1e-10) { row in
      try row.share().interval(row.level, method)
    }
  }

  @Test func finitePopulation() throws {
    try compareIntervals("finite_population", relative: 1e-10) { row in
      try row.share().wilsonInterval(row.level, population: row.count("population"))
    }
  }

  /// A printed share that happens to be x/n has the interval of the counts.
  @Test func surveyShares() throws {
    try compareIntervals("finite_population", relative: 1e-10) { row in
      try SurveyShare(
        row.share().value, answered: row.count("n"), invited: row.count("population")
      ).wilsonInterval(row.level)
    }
  }

  @Test func garwood() throws {
    try compareIntervals("garwood", relative: 1e-10) { row in
      try EventCount(row.count("x")).garwoodInterval(row.level)
    }
  }

  @Test func byar() throws {
    try compareIntervals("byar", relative: 1e-12) { row in
      try EventCount(row.count("x")).byarInterval(row.level)
    }
  }

  @Test func meanWithKnownSpread() throws {
    let mean = { (row: [String: String]) throws -> Double in try row.number("mean") }
    try compareIntervals("t_interval", relative: 1e-10, scale: mean) { row in
      try MeasuredMean(
        mean: row.number("mean"), standardDeviation: row.number("deviation"),
        count: row.count("n")
      ).tInterval(row.level)
    }
  }

  @Test func newcombe() throws {
    try compareIntervals("newcombe", relative: 1e-10, scale: Self.largerShare) { row in
      ShareDifference(try row.share("x1", of: "n1"), minus: try row.share("x2", of: "n2"))
        .newcombeInterval(try row.level)
    }
  }

  private static func largerShare(_ row: [String: String]) throws -> Double {
    max(try row.share("x1", of: "n1").value, try row.share("x2", of: "n2").value)
  }

  @Test func katz() throws {
    var values = WorstCase("katz, ratio", relative: 1e-12)
    try compareIntervals("katz", relative: 1e-10) { row in
      let ratio = try ShareRatio(
        try row.share("x1", of: "n1"), over: try row.share("x2", of: "n2"))
      values.take(ratio.value, try row.number("ratio"), row)
      return try #require(ratio.katzInterval(row.level))
    }
    values.expectSmall()
  }

  @Test func fixedBenchmark() throws {
    var tests = WorstCase("fixed_benchmark, p-values", relative: 1e-8)
    var scores = WorstCase("fixed_benchmark, z", relative: 1e-10)
    let larger = { (row: [String: String]) throws -> Double in
      max(try row.share().value, try row.number("benchmark"))
    }
    try compareIntervals("fixed_benchmark", relative: 1e-10, scale: larger) { row in
      let comparison = try FixedBenchmark(row.share(), against: row.number("benchmark"))
      let inStandardErrors = try larger(row) / comparison.standardError
      scores.take(comparison.z, try row.number("z"), scale: inStandardErrors, row)
      tests.take(comparison.pValue, try row.number("p_value"), row)
      tests.take(try comparison.exactPValue(), try row.number("exact"), row)
      tests.take(try comparison.midPValue(), try row.number("mid_p"), row)
      return comparison.interval(try row.level)
    }
    scores.expectSmall()
    tests.expectSmall()
  }

  @Test func funnel() throws {
    let centre = { (row: [String: String]) throws -> Double in try row.number("benchmark") }
    try compareIntervals("funnel", relative: 1e-10, scale: centre) { row in
      let population = try row.count("population")
      return try Funnel(
        benchmark: row.number("benchmark"), population: population == 0 ? nil : population,
        tauSquared: row.number("tau2")
      ).limits(total: row.count("n"), row.level)
    }
  }

  @Test func exactFunnel() throws {
    try compareIntervals("exact_funnel", relative: 1e-8) { row in
      try Funnel(benchmark: row.number("benchmark"))
        .exactLimits(total: row.count("n"), row.level)
    }
  }

  @Test func ratioFunnel() throws {
    try compareIntervals("ratio_funnel", relative: 1e-10) { row in
      try RatioFunnel(benchmark: row.number("benchmark"), tauSquared: row.number("tau2"))
        .limits(expected: row.number("expected"), row.level)
    }
  }

  @Test func exactRatioFunnel() throws {
    try compareIntervals("exact_ratio_funnel", relative: 1e-8) { row in
      try RatioFunnel(benchmark: row.number("benchmark"))
        .exactLimits(expected: row.number("expected"), row.level)
    }
  }

  @Test func benjaminiYekutieliQValues() throws {
    var worst = WorstCase("benjamini_yekutieli", relative: 1e-12)
    let sets = Dictionary(grouping: try Fixture("benjamini_yekutieli").rows) { $0["set"] ?? "" }
    for rows in sets.values {
      let qValues = try benjaminiYekutieli(rows.map { try $0.number("p_value") })
      for (actual, row) in zip(qValues, rows) {
        worst.take(actual, try row.number("q_value"), row)
      }
    }
    worst.expectSmall()
  }

  private func compareIntervals(
    _ name: String, relative: Double, scale: ([String: String]) throws -> Double = { _ in 0 },
    _ interval: ([String: String]) throws -> Interval
  ) throws {
    var worst = WorstCase(name, relative: relative)
    for row in try Fixture(name).rows {
      let (actual, scale) = (try interval(row), try scale(row))
      worst.take(actual.lower, try row.number("lower"), scale: scale, row)
      worst.take(actual.upper, try row.number("upper"), scale: scale, row)
    }
    worst.expectSmall()
  }
}
