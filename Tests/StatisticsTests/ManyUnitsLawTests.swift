import Chance
import Checks
import Testing

@testable import Statistics

/// What must hold of the statistics that look at many units together.
struct ManyUnitsLawTests {
  /// Sets of p-values of many sizes, with ties, zeros and ones among them.
  private static func sets() -> [[Double]] {
    var random = SplitMix64(seed: 4)
    let drawn = (1...60).map { size -> [Double] in
      (0..<size).map { _ -> Double in
        switch Int.random(in: 0..<10, using: &random) {
        case 0: 0
        case 1: 1
        case 2, 3: 0.05
        default: Double.random(in: 0...1, using: &random)
        }
      }
    }
    return [[], [0], [1]] + drawn
  }

  @Test func qIsNeverBelowItsPNorAboveOne() throws {
    for pValues in Self.sets() {
      for (p, q) in zip(pValues, try benjaminiHochberg(pValues)) {
        #expect(p <= q && q <= 1)
      }
    }
  }

  @Test func smallerPNeverHasTheLargerQ() throws {
    for pValues in Self.sets() {
      let ordered = zip(pValues, try benjaminiHochberg(pValues)).sorted { $0.0 < $1.0 }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        #expect(earlier.1 <= later.1)
        #expect(earlier.0 < later.0 || earlier.1 == later.1, "equal p, unequal q")
      }
    }
  }

  @Test func orderOfThePValuesChangesNothing() throws {
    var random = SplitMix64(seed: 5)
    for pValues in Self.sets() {
      let order = pValues.indices.shuffled(using: &random)
      let qValues = try benjaminiHochberg(pValues)
      #expect(try benjaminiHochberg(order.map { pValues[$0] }) == order.map { qValues[$0] })
    }
  }

  /// The rule itself, from the definition: with k the largest rank whose p is at most kα/m, the k
  /// smallest are rejected. The α are such that no kα/m is a p of the sets, where rounding decides.
  @Test(arguments: [0.0437, 0.0919])
  func qIsAtMostAlphaExactlyForThoseTheStepUpRuleRejects(_ alpha: Double) throws {
    for pValues in Self.sets() {
      let m = Double(pValues.count)
      let sorted = pValues.sorted()
      let last = sorted.indices.last { sorted[$0] <= Double($0 + 1) * alpha / m }
      for (p, q) in zip(pValues, try benjaminiHochberg(pValues)) {
        let isRejected = last.map { p <= sorted[$0] } ?? false
        #expect((q <= alpha) == isRejected, "p \(p) among \(pValues)")
      }
    }
  }

  @Test(arguments: [Overdispersion.Estimator.winsorised, .consistent, .robustPauleMandel])
  func orderOfTheUnitsChangesNoBitOfTheOverdispersion(
    _ estimator: Overdispersion.Estimator
  ) throws {
    var random = SplitMix64(seed: 6)
    for size in [2, 3, 10, 11, 356] {
      let units = (0..<size).map { _ in
        (
          z: Double.random(in: -9...9, using: &random),
          error: Double.random(in: 0.001...0.2, using: &random)
        )
      }
      let shuffled = units.shuffled(using: &random)
      #expect(
        try Overdispersion(
          zScores: units.map(\.z), standardErrors: units.map(\.error), estimator: estimator)
          == Overdispersion(
            zScores: shuffled.map(\.z), standardErrors: shuffled.map(\.error), estimator: estimator)
      )
    }
  }

  /// Forty z-scores spread as a standard normal is: no variance between units is needed.
  @Test func unitsThatDifferByChanceAloneAreNotOverdispersed() throws {
    let zScores = try (1...40).map { try NormalDistribution.quantile((Double($0) - 0.5) / 40) }
    let none = try Overdispersion(
      zScores: zScores, standardErrors: Array(repeating: 0.02, count: 40), estimator: .winsorised)
    #expect(none.tauSquared == 0)
    #expect(none.z(difference: 0.03, standardError: 0.02) == 1.5)
  }

  /// What winsorising leaves of a standard normal's variance is divided out again, so that many
  /// such z-scores have φ = 1. κ = 0.6787 by SciPy's quadrature of the winsorised normal.
  @Test func consistentPhiOfAStandardNormalIsOne() throws {
    let count = 20_000
    let zScores = try (1...count).map {
      try NormalDistribution.quantile((Double($0) - 0.5) / Double(count))
    }
    let errors = Array(repeating: 0.02, count: count)
    #expect(
      isClose(
        try Overdispersion(zScores: zScores, standardErrors: errors).phi, 1, relative: 1e-3))
    #expect(
      isClose(
        try Overdispersion(zScores: zScores, standardErrors: errors, estimator: .winsorised).phi,
        0.6787, relative: 1e-3))
  }

  @Test func allowingForOverdispersionNeverMakesAZScoreLarger() throws {
    let dispersed = try Overdispersion(
      zScores: [-6, -3, 0, 2, 5, 7], standardErrors: [0.01, 0.02, 0.03, 0.01, 0.02, 0.03])
    #expect(dispersed.tauSquared > 0)
    for error in [0.001, 0.02, 0.5] {
      let z = dispersed.z(difference: -0.06, standardError: error)
      #expect(-0.06 / error < z && z < 0)
    }
  }

  /// Units of many sizes with a variance of 0.04 between them.
  private static func dispersed(_ count: Int, seed: UInt64) throws -> (z: [Double], s: [Double]) {
    var random = SplitMix64(seed: seed)
    let errors = (0..<count).map { _ in Double.random(in: 0.05...0.6, using: &random) }
    return (
      try errors.map { error in
        let width = (error * error + 0.04).squareRoot() / error
        return try width * NormalDistribution.quantile(Double.random(in: 1e-9..<1, using: &random))
      }, errors
    )
  }

  private static func tauSquared(_ units: (z: [Double], s: [Double])) throws -> Double {
    try Overdispersion(
      zScores: units.z, standardErrors: units.s, estimator: .robustPauleMandel
    ).tauSquared
  }

  /// With the τ² that was found the z-scores are as wide as chance alone makes them; allowing for
  /// more makes them narrower.
  @Test(arguments: [3, 11, 40, 357])
  func robustTauSquaredIsWhereTheZScoresHaveTheWidthOfChance(_ count: Int) throws {
    let units = try Self.dispersed(count, seed: UInt64(30 + count))
    let tauSquared = try Self.tauSquared(units)
    #expect(tauSquared > 0)
    func width(_ tauSquared: Double) throws -> Double {
      try Overdispersion(
        zScores: zip(units.z, units.s).map { $0 * $1 / ($1 * $1 + tauSquared).squareRoot() },
        standardErrors: units.s
      ).phi
    }
    #expect(isClose(try width(tauSquared), 1, relative: 1e-12))
    #expect(try width(tauSquared * 1.001) < 1 && width(tauSquared * 0.999) > 1)
  }

  @Test func robustTauSquaredFindsTheVarianceBetweenUnits() throws {
    let many = try Self.dispersed(20_000, seed: 31)
    #expect(isClose(try Self.tauSquared(many), 0.04, relative: 0.03))
  }

  @Test func robustTauSquaredFollowsTheUnitOfMeasurementAndNotTheSide() throws {
    let units = try Self.dispersed(50, seed: 32)
    let tauSquared = try Self.tauSquared(units)
    let percent = try Self.tauSquared((units.z, units.s.map { 100 * $0 }))
    #expect(isClose(percent, 1e4 * tauSquared, relative: 1e-12))
    #expect(isClose(try Self.tauSquared((units.z.map(-), units.s)), tauSquared, relative: 1e-12))
  }

  /// How far the tenth part that lies farthest lies is all the same.
  @Test func extraordinaryUnitsDoNotMoveTheRobustTauSquared() throws {
    var units = try Self.dispersed(101, seed: 33)
    units.s = Array(repeating: 0.3, count: 101)
    let farthest = units.z.indices.sorted { units.z[$0] < units.z[$1] }.suffix(10)
    let tauSquared = try Self.tauSquared(units)
    for unit in farthest { units.z[unit] += 1000 }
    #expect(isClose(try Self.tauSquared(units), tauSquared, relative: 1e-12))
  }

  @Test func withoutMoreThanChanceTheRobustTauSquaredIsZero() throws {
    let zScores = try (1...40).map { try NormalDistribution.quantile((Double($0) - 0.5) / 40) }
    #expect(try Self.tauSquared((zScores.map { $0 * 0.9 }, Array(repeating: 0.1, count: 40))) == 0)
    #expect(try Self.tauSquared(([0, 0], [0.1, 7])) == 0)
  }

  /// Numbers of any size end the search.
  @Test(arguments: [1e-50, 1e50], [2.0, 1e50])
  func robustTauSquaredIsANumber(_ error: Double, _ z: Double) throws {
    for errors in [[error, error, error], [error, 1, 1], [1, 1, error]] {
      let tauSquared = try Self.tauSquared(([z, -z, z], errors))
      #expect(tauSquared.isFinite && tauSquared > 0)
    }
  }
}
