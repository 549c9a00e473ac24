import Checks
import Foundation
import Testing

@testable import Statistics

/// A count whose probability varies, against mpmath by `scripts/reference/logit_normal.py`, and what must hold
/// of it.
struct LogitNormalBinomialTests {
  @Test func tails() throws {
    var tails = WorstCase("logit_normal_binomial, tails", relative: 1e-10)
    var centres = WorstCase("logit_normal_binomial, centres", relative: 1e-12)
    for row in try Fixture("logit_normal_binomial").rows {
      let counts = try LogitNormalBinomial(
        trials: row.count("n"), mean: row.number("mean"), variance: row.number("variance"))
      let found = try counts.midTails(row.count("x"))
      tails.take(found.lower, try row.number("lower"), row)
      tails.take(found.upper, try row.number("upper"), row)
      centres.take(counts.centre, try row.number("centre"), beside: 1, row)
    }
    tails.expectSmall()
    centres.expectSmall()
  }

  /// Sizes, means and variances on both sides of what divides the ways of integrating.
  static let counts: [LogitNormalBinomial] = {
    var all: [LogitNormalBinomial] = []
    for trials in [1, 2, 7, 60, 999, 250_000] {
      for mean in [0.0004, 0.09, 0.5, 0.83] {
        for variance in [0, 1e-7, 0.002, 0.02, 0.15, 0.6, 5] {
          if let counts = try? LogitNormalBinomial(trials: trials, mean: mean, variance: variance) {
            all.append(counts)
          }
        }
      }
    }
    return all
  }()

  /// No more than the ends and some between.
  private func events(of trials: Int) -> [Int] {
    let step = max(1, trials / 40)
    return Array(stride(from: 0, to: trials, by: step)) + [trials]
  }

  @Test func bothTailsAreEverything() throws {
    for counts in Self.counts {
      for x in events(of: counts.trials) {
        let tails = try counts.midTails(x)
        #expect((tails.lower + tails.upper - 1).magnitude < 1e-11, "\(x) of \(counts)")
      }
    }
  }

  @Test func moreEventsAreFartherUp() throws {
    for counts in Self.counts {
      var last = -Double.infinity
      for x in events(of: counts.trials) {
        guard let z = try? counts.z(x) else { continue }
        #expect(z > last, "\(x) of \(counts)")
        last = z
      }
    }
  }

  @Test func otherOutcomesMirrorIt() throws {
    for counts in Self.counts {
      let mirror = try LogitNormalBinomial(
        trials: counts.trials, mean: 1 - counts.mean, variance: counts.variance)
      for x in events(of: counts.trials) {
        let (one, other) = (try counts.midTails(x), try mirror.midTails(counts.trials - x))
        #expect(
          isClose(one.lower, other.upper, relative: 1e-9, absolute: 1e-290), "\(x), \(counts)")
        #expect(
          isClose(one.upper, other.lower, relative: 1e-9, absolute: 1e-290), "\(x), \(counts)")
      }
    }
  }

  @Test func withoutVarianceItIsTheBinomial() throws {
    for counts in Self.counts where counts.variance == 0 {
      let binomial = try BinomialDistribution(trials: counts.trials, probability: counts.mean)
      let almost = try LogitNormalBinomial(
        trials: counts.trials, mean: counts.mean, variance: 1e-18)
      for x in events(of: counts.trials) {
        let half = try binomial.pmf(x) / 2
        let (lower, upper) = (try binomial.cdf(x) - half, try binomial.upperTail(x) + half)
        for tails in [try counts.midTails(x), try almost.midTails(x)]
        where min(lower, upper) > 1e-280 {
          #expect(isClose(tails.lower, lower, relative: 1e-9), "\(x), \(counts)")
          #expect(isClose(tails.upper, upper, relative: 1e-9), "\(x), \(counts)")
        }
      }
    }
  }

  /// The mean of the shares is the one asked for: Σ P(X > x) over x, as half of X = x is on each side.
  @Test func expectedShareIsTheMean() throws {
    for counts in Self.counts where counts.trials < 100 {
      var sum = -0.5
      for x in 0...counts.trials { sum += try counts.midTails(x).upper }
      #expect(
        isClose(sum, Double(counts.trials) * counts.mean, relative: 1e-11, absolute: 1e-13),
        "\(counts)")
    }
  }

  @Test func refusesWhatIsOutside() {
    #expect(throws: StatisticsError.self) {
      try LogitNormalBinomial(trials: 0, mean: 0.1, variance: 1)
    }
    for mean in [0, 1, Double.nan] {
      #expect(throws: StatisticsError.self) {
        try LogitNormalBinomial(trials: 9, mean: mean, variance: 1)
      }
    }
    for variance in [-1e-9, 25.1, .nan] {
      #expect(throws: StatisticsError.self) {
        try LogitNormalBinomial(trials: 9, mean: 0.1, variance: variance)
      }
    }
    for x in [-1, 10] {
      #expect(throws: StatisticsError.self) {
        try LogitNormalBinomial(trials: 9, mean: 0.1, variance: 1).midTails(x)
      }
    }
  }
}
