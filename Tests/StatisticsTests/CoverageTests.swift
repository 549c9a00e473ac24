import Testing

@testable import Statistics

/// How often intervals cover the truth, by enumerating every count there can be.
struct CoverageTests {
  private static let shares = (1...49).map { Double($0) / 50 }

  /// The probability that the interval holds p, for each n and p; their least and their mean.
  private func coverage(_ method: ShareIntervalMethod, sizes: [Int]) throws -> (
    least: Double, mean: Double
  ) {
    var all: [Double] = []
    for n in sizes {
      let intervals = try (0...n).map { try Share($0, of: n).interval(.percent95, method) }
      for p in Self.shares {
        let counts = try BinomialDistribution(trials: n, probability: p)
        all.append(
          try (0...n).filter { !intervals[$0].excludes(p) }
            .reduce(0) { $0 + (try counts.pmf($1)) })
      }
    }
    return (all.min() ?? 0, all.reduce(0, +) / Double(all.count))
  }

  @Test func clopperPearsonNeverCoversTooSeldom() throws {
    #expect(try coverage(.clopperPearson, sizes: Array(1...60)).least >= 0.95 - 1e-12)
  }

  /// Means of about 95 %, with dips that are known: Brown, Cai and DasGupta 2001.
  @Test(arguments: [
    (ShareIntervalMethod.wilson, 0.83), (.midP, 0.88), (.jeffreys, 0.80),
  ])
  func approximateIntervalsCoverAboutAsOftenAsTheySay(
    _ method: ShareIntervalMethod, _ least: Double
  ) throws {
    let coverage = try coverage(method, sizes: Array(5...60))
    #expect(coverage.least > least)
    #expect((0.945...0.97).contains(coverage.mean), "\(coverage)")
  }

  @Test func intervalsOfDifferencesCoverAboutAsOftenAsTheySay() throws {
    for (n1, n2) in [(10, 10), (20, 40), (60, 15), (60, 60)] {
      let table = try (0...n1).map { x1 in
        try (0...n2).map { x2 -> (Interval, Interval) in
          let difference = ShareDifference(try Share(x1, of: n1), minus: try Share(x2, of: n2))
          return (
            difference.interval(.percent95), difference.newcombeInterval(.percent95)
          )
        }
      }
      var (score, newcombe): ([Double], [Double]) = ([], [])
      for (p1, p2) in [(0.05, 0.05), (0.1, 0.2), (0.5, 0.5), (0.5, 0.3), (0.9, 0.6), (0.97, 0.1)] {
        let own = try BinomialDistribution(trials: n1, probability: p1)
        let other = try BinomialDistribution(trials: n2, probability: p2)
        var covered = (score: 0.0, newcombe: 0.0)
        for x1 in 0...n1 {
          for x2 in 0...n2 {
            let probability = try own.pmf(x1) * other.pmf(x2)
            if !table[x1][x2].0.excludes(p1 - p2) { covered.score += probability }
            if !table[x1][x2].1.excludes(p1 - p2) { covered.newcombe += probability }
          }
        }
        score.append(covered.score)
        newcombe.append(covered.newcombe)
      }
      for coverage in score + newcombe { #expect(coverage > 0.90, "\(n1), \(n2): \(coverage)") }
      for all in [score, newcombe] {
        #expect((0.94...0.98).contains(all.reduce(0, +) / Double(all.count)), "\(n1), \(n2)")
      }
    }
  }
}
