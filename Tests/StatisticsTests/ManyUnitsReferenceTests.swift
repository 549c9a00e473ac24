import Checks
import Testing

@testable import Statistics

/// Standardised rates, means, spreads, shrinkage and ranks against mpmath and SciPy, by
/// `scripts/reference/models.py`.
struct ManyUnitsReferenceTests {
  @Test func standardisedRates() throws {
    var direct = WorstCase("direct standardisation", relative: 1e-10)
    var indirect = WorstCase("indirect standardisation", relative: 1e-10)
    for row in try Fixture("standardised").rows {
      let (x, n) = (try row.list("events"), try row.list("populations"))
      let (weights, standard) = (try row.list("weights"), try row.list("standard_events"))
      let level = try ConfidenceLevel(row.number("level"))
      let rate = try DirectlyStandardisedRate(
        x.indices.map {
          try .init(events: Int(x[$0]), population: n[$0], weight: weights[$0])
        })
      direct.take(rate.value, try row.number("rate"), row)
      direct.take(rate.variance, try row.number("variance"), row)
      if let interval = try rate.interval(level) {
        direct.take(interval.lower, try row.number("rate_lower"), beside: rate.value, row)
        direct.take(interval.upper, try row.number("rate_upper"), row)
      } else {
        #expect(row["rate_lower"] == "" && row["rate_upper"] == "")
      }
      // The fixture's standard has one person more than it weighs in each stratum, so that none is
      // empty.
      let ratio = try StandardisedRatio(
        x.indices.map {
          try .init(
            events: Int(x[$0]), population: n[$0], standardEvents: standard[$0],
            standardPopulation: weights[$0] + 1)
        })
      let interval = try ratio.interval(level)
      indirect.take(ratio.expected, try row.number("expected"), row)
      indirect.take(ratio.value, try row.number("ratio"), row)
      indirect.take(interval.lower, try row.number("ratio_lower"), row)
      indirect.take(interval.upper, try row.number("ratio_upper"), row)
    }
    direct.expectSmall()
    indirect.expectSmall()
  }

  @Test func meanComparisons() throws {
    var family = WorstCase("comparison of means", relative: 1e-10)
    for row in try Fixture("mean_comparison").rows {
      let (mean, spread) = (try row.number("mean"), try row.number("spread"))
      let level = try ConfidenceLevel(row.number("level"))
      let unit = try Mean(mean, of: row.count("n"), spread: spread)
      let comparison = try MeanComparison(
        unit, in: Mean(row.number("benchmark"), of: row.count("benchmark_n")))
      // Differences of the two means hold no more digits than the means do.
      let means = mean.magnitude * 1e-5
      let interval = comparison.interval(level)
      family.take(interval.lower, try row.number("lower"), beside: means, row)
      family.take(interval.upper, try row.number("upper"), beside: means, row)
      family.take(
        comparison.z, try row.number("z"), beside: means / comparison.standardError, row)
      let own = try #require(unit.interval(level))
      family.take(own.lower, try row.number("own_lower"), beside: mean.magnitude, row)
      family.take(own.upper, try row.number("own_upper"), beside: mean.magnitude, row)
    }
    family.expectSmall()
  }

  @Test func estimatedSpread() throws {
    var within = WorstCase("estimated spread, σ²", relative: 1e-8)
    var between = WorstCase("estimated spread, τ²", relative: 1e-8)
    var mean = WorstCase("estimated spread, μ", relative: 1e-10)
    for row in try Fixture("estimated_spread").rows {
      let spread = try EstimatedSpread(
        means: row.list("means"), counts: row.list("counts").map { Int($0) })
      within.take(spread.withinVariance, try row.number("within"), row)
      between.take(spread.betweenVariance, try row.number("between"), row)
      mean.take(spread.commonMean, try row.number("mean"), beside: spread.spread, row)
    }
    within.expectSmall()
    between.expectSmall()
    mean.expectSmall()
  }

  @Test func betaBinomialMaximum() throws {
    var mean = WorstCase("beta-binomial, μ", relative: 1e-8)
    var overdispersion = WorstCase("beta-binomial, θ", relative: 1e-8)
    var pooled = 0
    for row in try Fixture("beta_binomial").rows {
      let model = try BetaBinomial(
        zip(row.list("x"), row.list("n")).map { try Share(Int($0), of: Int($1)) })
      mean.take(model.mean, try row.number("mean"), row)
      overdispersion.take(
        model.overdispersion, try row.number("overdispersion"), row)
      if model.isPooled { pooled += 1 }
    }
    #expect(pooled > 5, "units that differ by chance alone are among the cases")
    mean.expectSmall()
    overdispersion.expectSmall()
  }

  @Test func ranks() throws {
    var family = WorstCase("ranks, cumulative probability", relative: 1e-6)
    try compareRanks("ranks", &family) {
      .beta(try BetaDistribution(a: $0.number("a"), b: $0.number("b")))
    }
    family.expectSmall()
  }

  @Test func ranksOfMeans() throws {
    var family = WorstCase("ranks of means, cumulative probability", relative: 1e-6)
    try compareRanks("mean_ranks", &family) {
      .normal(mean: try $0.number("mean"), standardDeviation: try $0.number("deviation"))
    }
    family.expectSmall()
  }

  private func compareRanks(
    _ fixture: String, _ family: inout WorstCase,
    _ density: ([String: String]) throws -> PosteriorDensity
  ) throws {
    let sets = Dictionary(grouping: try Fixture(fixture).rows) { $0["set"] ?? "" }
    for rows in sets.values {
      let below = RankIntegration(try rows.map(density)).numberBelow()
      for (unit, row) in rows.enumerated() {
        var (sum, reference) = (0.0, 0.0)
        for (actual, expected) in zip(
          below[(unit * rows.count)...], try row.list("number_below"))
        {
          sum += actual
          reference += expected
          family.take(sum, reference, beside: 1, row)
        }
      }
    }
  }

  @Test func shrunkenMeans() throws {
    var family = WorstCase("shrunken mean", relative: 1e-10)
    for row in try Fixture("shrunken_mean").rows {
      let shrunken = try ShrunkenMean(
        mean: row.number("mean"), variance: row.number("variance"),
        commonMean: row.number("common"), betweenVariance: row.number("between"))
      let deviation = try row.number("deviation")
      family.take(shrunken.value, try row.number("value"), beside: 1, row)
      family.take(try #require(shrunken.standardDeviation), deviation, row)
      let distance = 1.959963984540054 * deviation
      let interval = try #require(shrunken.interval(.percent95))
      family.take(interval.lower, try row.number("value") - distance, beside: 1, row)
      family.take(interval.upper, try row.number("value") + distance, beside: 1, row)
      let (benchmark, high) = (try row.number("benchmark"), try row.number("exceedance_high"))
      family.take(
        try #require(shrunken.exceedance(of: benchmark, .higherIsBetter)), high,
        beside: 1e-3, row)
      family.take(
        try #require(shrunken.exceedance(of: benchmark, .lowerIsBetter)), 1 - high,
        beside: 1e-3, row)
    }
    family.expectSmall()
  }
}
