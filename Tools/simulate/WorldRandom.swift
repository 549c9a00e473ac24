import Chance
import Foundation
import Statistics

/// The random generator of simulated worlds.
typealias WorldRandom = SplitMix64

extension WorldRandom {
  /// A standard normal variate. Source: Box and Muller 1958, Annals of Mathematical Statistics 29:610.
  mutating func normal() -> Double {
    let radius = (-2 * log(uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// A χ² variate with four degrees of freedom: twice the sum of two exponential ones.
  mutating func chiSquareFour() -> Double { -2 * log(uniform() * uniform()) }

  /// A binomial variate: the number of events among n with probability p.
  mutating func binomial(_ n: Int, _ p: Double) throws(StatisticsError) -> Int {
    guard n > 0, p > 0 else { return 0 }
    guard p < 1 else { return n }
    let mode = min(n, Int(Double(n + 1) * p))
    let odds = p / (1 - p)
    var (low, high) = (mode, mode)
    let atMode = try BinomialDistribution(trials: n, probability: p).pmf(mode)
    var (atLow, atHigh) = (atMode, atMode)
    var left = uniform() - atMode
    while left > 0, low > 0 || high < n {
      if high < n {
        atHigh *= Double(n - high) / Double(high + 1) * odds
        high += 1
        left -= atHigh
        if left <= 0 { return high }
      }
      if low > 0 {
        atLow *= Double(low) / Double(n - low + 1) / odds
        low -= 1
        left -= atLow
        if left <= 0 { return low }
      }
    }
    return mode
  }
}
