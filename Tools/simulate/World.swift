import Chance
import Flagging
import Foundation
import Statistics

/// A simulated country over ten years: the true values of its units, and the observed counts.
///
/// logit p = intercept + context + lasting + yearly + planted. The lasting and the yearly effect
/// together have the variance τ²; the yearly one is autoregressive. Those who are outside one year are
/// likelier to be so the next, since most are the same people: each person is a two-state Markov
/// chain with the correlation `persistence` between years, so that each year's count is still
/// binomial.
struct World: Sendable {
  let sizes: [Int]
  /// The measured context, standardised: `marks`, and `size`, the logarithm of n.
  let context: [Context]
  /// Whether each unit is planted to do better than its other effects imply.
  let planted: [Bool]
  /// The true share of each unit in the tested year.
  let shares: [Double]
  /// The share truly expected from a unit's context in any year.
  let expected: [Double]
  /// The share that lasts of each unit: what passes is left out, and so is a shift of one year.
  let lastingShares: [Double]
  /// The mean share of units in a unit's circumstances, over how units differ.
  let meanExpected: [Double]
  /// The counts by year, the tested one last, and by unit.
  let counts: [[Share]]

  static let years = 10
  /// Calibrated to real figures; see docs/validation.md.
  static let intercept = -2.0
  static let marksEffect = -0.10
  static let sizeEffect = 0.05

  init(_ scenario: Scenario, sizes: [Int], floor: Int, seed: UInt64, world: Int)
    throws(StatisticsError)
  {
    func stream(_ number: UInt64) -> WorldRandom {
      WorldRandom(seed: seed, world: world, stream: number)
    }
    let units = sizes.indices
    var random = stream(1)
    let logSizes = Self.standardised(sizes.map { log(Double($0)) })
    let marks = units.map { _ in random.normal() }
    random = stream(2)
    let reliable = scenario.reliability
    let measured = marks.map {
      reliable.squareRoot() * $0 + (1 - reliable).squareRoot() * random.normal()
    }
    random = stream(7)
    let predictor = units.map {
      Self.intercept + Self.marksEffect * marks[$0] + Self.sizeEffect * logSizes[$0]
        + (scenario.omitted > 0 ? scenario.omitted * random.normal() : 0)
    }
    let expected = predictor.map(Self.logistic)
    random = stream(3)
    let planted = Self.chosen(scenario.plantedShare, of: sizes, floor: floor, &random)
    let spreads = units.map { unit in
      let chance = 1 / (Double(sizes[unit]) * expected[unit] * (1 - expected[unit]))
      return (scenario.tau * scenario.tau + scenario.excess * chance).squareRoot()
    }
    random = stream(4)
    let lasting = spreads.map {
      $0 * scenario.lastingPart.squareRoot() * Self.draw(scenario.differences, &random)
    }
    random = stream(5)
    var counted = stream(6)
    var yearly = units.map { _ in random.normal() }
    var counts: [[Share]] = []
    var shares: [Double] = []
    for year in 0..<Self.years {
      if year > 0 {
        let rest = (1 - scenario.yearlyCorrelation * scenario.yearlyCorrelation).squareRoot()
        yearly = yearly.map { scenario.yearlyCorrelation * $0 + rest * random.normal() }
      }
      let isMoved = !scenario.isOnce || year == Self.years - 1
      let before = shares
      shares = units.map { unit in
        Self.logistic(
          predictor[unit] + lasting[unit]
            + spreads[unit] * (1 - scenario.lastingPart).squareRoot() * yearly[unit]
            + (planted[unit] && isMoved ? scenario.strength : 0))
      }
      var row: [Share] = []
      for unit in units {
        let last = counts.last?[unit].events
        row.append(
          try Share(
            Self.count(
              sizes[unit], shares[unit], after: last.map { ($0, before[unit]) },
              persistence: scenario.persistence, &counted),
            of: sizes[unit]))
      }
      counts.append(row)
    }
    self.sizes = sizes
    self.planted = planted
    self.shares = shares
    self.expected = expected
    self.counts = counts
    lastingShares = units.map { unit in
      Self.logistic(
        predictor[unit] + lasting[unit]
          + (planted[unit] && !scenario.isOnce ? scenario.strength : 0))
    }
    meanExpected = units.map { unit in
      let places = (-40...40).map { Double($0) / 8 }
      let densities = places.map { exp(-0.5 * $0 * $0) }
      let sum = zip(places, densities).reduce(0) {
        $0 + $1.1 * Self.logistic(predictor[unit] + spreads[unit] * $1.0)
      }
      return sum / densities.reduce(0, +)
    }
    context = [Context("marks", measured), Context("size", logSizes)]
  }

  /// The count of a year, given the previous year's count and both shares.
  private static func count(
    _ n: Int, _ p: Double, after last: (events: Int, share: Double)?, persistence: Double,
    _ random: inout WorldRandom
  ) throws(StatisticsError) -> Int {
    guard let last else { return try random.binomial(n, p) }
    let variance = p * (1 - p)
    let odds = last.share / (1 - last.share)
    let stay = min(1, p + persistence * (variance / odds).squareRoot())
    let enter = max(0, p - persistence * (variance * odds).squareRoot())
    return try random.binomial(last.events, stay) + random.binomial(n - last.events, enter)
  }

  private static func chosen(
    _ share: Double, of sizes: [Int], floor: Int, _ random: inout WorldRandom
  ) -> [Bool] {
    let lots = sizes.map { _ in random.uniform() }
    let eligible = sizes.indices.filter { sizes[$0] >= floor }.sorted { lots[$0] < lots[$1] }
    let chosen = Set(eligible.prefix(Int((share * Double(eligible.count)).rounded())))
    return sizes.indices.map(chosen.contains)
  }

  private static func draw(_ kind: Scenario.Differences, _ random: inout WorldRandom) -> Double {
    switch kind {
    case .normal: random.normal()
    // Variances before scaling: 4/(4 − 2), and 2·4.
    case .heavyTailed:
      random.normal() / (random.chiSquareFour() / 4).squareRoot() / 2.0.squareRoot()
    case .skewed: -(random.chiSquareFour() - 4) / 8.0.squareRoot()
    }
  }

  private static func standardised(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count)).squareRoot()
    return values.map { ($0 - mean) / deviation }
  }

  private static func logistic(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
}
