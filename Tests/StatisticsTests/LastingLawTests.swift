import Chance
import Checks
import Testing

@testable import Statistics

/// Laws that what lasts of repeated figures obeys.
struct LastingLawTests {
  private let covariance = RepeatedCovariance(
    lasting: 0.03, lastingInSmall: 0.5, persistence: 0.95, passing: 0.004, chance: 1.1,
    carriedOver: 0.3)

  /// With the covariance held, a period more of the same makes no unit less certain.
  @Test func morePeriodsNeverLowerCertainty() throws {
    var last = Double.infinity
    for periods in 1...10 {
      let row = (0..<periods).map { _ in
        Optional(RepeatedDistances.Value(distance: -0.3, variance: 0.01))
      }
      let estimate = try #require(
        LastingEstimate.all(try RepeatedDistances([row]), covariance, at: periods - 1)[0])
      #expect(estimate.variance <= last * (1 + 1e-12))
      #expect(isClose(estimate.value, -0.3, relative: 0.35))
      last = estimate.variance
    }
  }

  @Test func slopesAreThoseOfTheLikelihood() throws {
    var random = SplitMix64(seed: 3)
    let rows = (0..<20).map { unit in
      (0..<6).map { period -> RepeatedDistances.Value? in
        (unit + period) % 5 == 0
          ? nil
          : RepeatedDistances.Value(
            distance: Double.random(in: -0.4...0.4, using: &random),
            variance: Double.random(in: 0.002...0.05, using: &random))
      }
    }
    let likelihood = RepeatedLikelihood(try RepeatedDistances(rows))
    let found = try #require(likelihood(covariance))
    let parameters: [WritableKeyPath<RepeatedCovariance, Double> & Sendable] = [
      \.lasting, \.lastingInSmall, \.persistence, \.passing, \.chance, \.carriedOver,
    ]
    for (slope, parameter) in zip(found.slope, parameters) {
      let step = 1e-5 * covariance[keyPath: parameter]
      var (below, above) = (covariance, covariance)
      below[keyPath: parameter] -= step
      above[keyPath: parameter] += step
      let change = try #require(likelihood(above)).value - #require(likelihood(below)).value
      #expect(isClose(slope, change / (2 * step), relative: 1e-5, absolute: 1e-5))
    }
  }

  /// From where the fit of other figures ended, the same covariance is found.
  @Test func startOfTheFitDoesNotMatter() throws {
    var random = SplitMix64(seed: 5)
    func figures(_ moved: Double) -> [[LastingDifferences.Figure?]] {
      (0..<70).map { _ in
        let lasting = Double.random(in: -0.05...0.05, using: &random)
        return (0..<5).map { _ in
          LastingDifferences.Figure(
            value: 0.12 + lasting + Double.random(in: -0.02...0.02, using: &random) + moved,
            count: Int.random(in: 300...5000, using: &random), expected: 0.12, uncertainty: 0)
        }
      }
    }
    let own = figures(0)
    let plain = try LastingDifferences(shares: own)
    let started = try LastingDifferences(
      shares: own, from: try LastingDifferences(shares: figures(0.02)).place)
    for unit in own.indices {
      let (one, other) = (try #require(plain.units[unit]), try #require(started.units[unit]))
      #expect(
        isClose(
          one.probability(.lowerIsBetter, by: 0.02), other.probability(.lowerIsBetter, by: 0.02),
          relative: 1e-6, absolute: 1e-7))
    }
  }

  @Test func falseDiscoverySetIsLargestAndWhole() throws {
    let probabilities = [0.99, 0.5, 0.95, 0.85, 0.85, 0.2]
    #expect(
      try bayesianFalseDiscovery(probabilities, q: 0.1) == [true, false, true, true, true, false])
    // Of two equally probable, one alone would still do: neither is named.
    #expect(
      try bayesianFalseDiscovery(probabilities, q: 0.075)
        == [true, false, true, false, false, false])
    #expect(try bayesianFalseDiscovery([], q: 0.1).isEmpty)
    #expect(try bayesianFalseDiscovery([0.3], q: 0.1) == [false])
    #expect(throws: StatisticsError.self) { try bayesianFalseDiscovery([1.1], q: 0.1) }
    #expect(throws: StatisticsError.self) { try bayesianFalseDiscovery([0.5], q: 1) }
  }

  @Test(arguments: [
    [LastingDifferences.Figure(value: 0.1, count: 0, expected: 0.1, uncertainty: 0)],
    [LastingDifferences.Figure(value: 1.1, count: 9, expected: 0.1, uncertainty: 0)],
    [LastingDifferences.Figure(value: 0.1, count: 9, expected: 0, uncertainty: 0)],
    [LastingDifferences.Figure(value: 0.1, count: 9, expected: 0.1, uncertainty: -1)], [nil],
  ]) func impossibleFiguresAreRefused(_ row: [LastingDifferences.Figure?]) {
    #expect(throws: StatisticsError.self) { try LastingDifferences(shares: [row]) }
  }
}
