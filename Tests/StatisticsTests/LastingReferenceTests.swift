import Checks
import Foundation
import Testing

@testable import Statistics

/// What lasts of units, held against scripts/reference/lasting.py.
@Suite struct LastingReferenceTests {
  @Test func likelihood() throws {
    var worst = WorstCase("likelihood of repeated distances", relative: 1e-9)
    for row in try Fixture("lasting_likelihood").rows {
      func numbers(_ column: String) throws -> [Double] {
        try #require(row[column]).split(separator: " ").compactMap { Double($0) }
      }
      let values = try zip(numbers("distances"), numbers("variances")).map {
        Optional(RepeatedDistances.Value(distance: $0, variance: $1))
      }
      let likelihood = RepeatedLikelihood(try RepeatedDistances([values]))
      let value = try #require(likelihood(row.covariance()))
      worst.take(value.value, try row.number("value"), beside: 1, row)
    }
    worst.expectSmall()
  }

  @Test func covariancesAndUnits() throws {
    let figures = Dictionary(grouping: try Fixture("lasting_figures").rows) { $0["case"] ?? "" }
    let units = Dictionary(grouping: try Fixture("lasting_units").rows) { $0["case"] ?? "" }
    var parameters = WorstCase("fitted covariance", relative: 1e-3)
    var scales = WorstCase("estimates", relative: 1e-4)
    var probabilities = WorstCase("probabilities and differences", relative: 1e-4)
    for row in try Fixture("lasting_covariance").rows {
      let number = try #require(row["case"])
      let found = try LastingDifferences(
        shares: #require(figures[number]).byUnit(periods: row.count("periods")))
      let fitted = try row.covariance()
      for (own, expected) in [
        (found.covariance.lasting, fitted.lasting),
        (found.covariance.lastingInSmall, fitted.lastingInSmall),
        (found.covariance.persistence, fitted.persistence),
        (found.covariance.passing, fitted.passing), (found.covariance.chance, fitted.chance),
        (found.covariance.carriedOver, fitted.carriedOver),
      ] { parameters.take(own, expected, row) }
      let better: Polarity = row["better"] == "1" ? .higherIsBetter : .lowerIsBetter
      let delta = try row.number("delta")
      for row in try #require(units[number]) {
        let unit = try #require(found.units[row.count("unit")])
        scales.take(unit.estimate.value, try row.number("estimate"), beside: 1, row)
        scales.take(
          unit.estimate.variance.squareRoot(), try row.number("standard_error"), beside: 1, row)
        scales.take(
          unit.estimate.priorVariance.squareRoot(), try row.number("prior_sd"), beside: 1, row)
        let before = unit.probabilityBefore(better, by: delta)
        let interval = unit.interval(0.9)
        for (own, column) in [
          (unit.probability(better, by: delta), "probability"),
          (unit.probability(better, by: 2 * delta), "probability_twice"),
          (unit.probability(better, by: 0), "better_at_all"), (unit.difference, "difference"),
          (interval.lower, "lower"), (interval.upper, "upper"),
        ] { probabilities.take(own, try row.number(column), beside: 1, row) }
        let reference = try row.number("probability_without_period")
        #expect((before == nil) == reference.isNaN)
        if let before { probabilities.take(before, reference, beside: 1, row) }
      }
    }
    parameters.expectSmall()
    scales.expectSmall()
    probabilities.expectSmall()
  }
}

extension [String: String] {
  func covariance() throws -> RepeatedCovariance {
    RepeatedCovariance(
      lasting: try number("lasting"), lastingInSmall: try number("lasting_in_small"),
      persistence: try number("persistence"), passing: try number("passing"),
      chance: try number("chance"), carriedOver: try number("carried_over"))
  }
}

extension [[String: String]] {
  func byUnit(periods: Int) throws -> [[LastingDifferences.Figure?]] {
    let units = try (map { try $0.count("unit") }.max() ?? -1) + 1
    var figures: [[LastingDifferences.Figure?]] = [[LastingDifferences.Figure?]](
      repeating: [LastingDifferences.Figure?](repeating: nil, count: periods), count: units)
    for row in self {
      let n = try row.count("n")
      figures[try row.count("unit")][try row.count("period")] = LastingDifferences.Figure(
        value: Double(try row.count("x")) / Double(n), count: n,
        expected: try row.number("expected"), uncertainty: try row.number("uncertainty"))
    }
    return figures
  }
}
