import Foundation
import Statistics

/// The random numbers of one world: the same whatever worlds were made before it, and on whichever
/// thread.
/// Source: Steele, Lea and Flood 2014, OOPSLA (SplitMix64).
struct WorldRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Of one stream in one world; streams of a world do not run into each other.
  init(seed: UInt64, world: Int, stream: UInt64) {
    state = Self.mixed(seed &+ Self.mixed(UInt64(world) &+ Self.mixed(stream &+ Self.step)))
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }

  /// In (0, 1), both excluded.
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// A standard normal. Source: Box and Muller 1958, Annals of Mathematical Statistics 29:610.
  mutating func normal() -> Double {
    let radius = (-2 * log(uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// χ² with four degrees of freedom: twice the sum of two exponentials.
  mutating func chiSquareFour() -> Double { -2 * log(uniform() * uniform()) }

  /// How many of n have an event of probability p: the counts are tried from the likeliest outwards
  /// until their probabilities add up to a uniform.
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
