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

  @Test(arguments: [Overdispersion.Estimator.winsorised, .consistent])
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
}
