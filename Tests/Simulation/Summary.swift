import Foundation
import Statistics

/// A figure from many worlds, with the error that comes from their number.
struct Summary: Sendable {
  let value: Double
  let lower: Double
  let upper: Double

  /// The mean of one value a world, ∓ 1.96 standard errors; nil without values.
  init?(means values: [Double]) {
    guard !values.isEmpty else { return nil }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    let distance = ConfidenceLevel.percent95.z * error
    (value, lower, upper) = (mean, mean - distance, mean + distance)
  }

  /// The share of worlds of which something is so, with Wilson's interval.
  init(worlds count: Int, of total: Int) throws(StatisticsError) {
    let share = try Share(count, of: total)
    let interval = share.wilsonInterval(.percent95)
    (value, lower, upper) = (share.value, interval.lower, interval.upper)
  }

  /// Σx/Σn with the error of a ratio of sums over worlds; nil where nothing was counted.
  init?(ratioOf counts: [Int], to totals: [Int]) {
    let total = Double(totals.reduce(0, +))
    guard total > 0 else { return nil }
    let ratio = Double(counts.reduce(0, +)) / total
    let worlds = Double(counts.count)
    let squares = zip(counts, totals).reduce(0) { sum, pair in
      let rest = Double(pair.0) - ratio * Double(pair.1)
      return sum + rest * rest
    }
    let error = worlds > 1 ? (squares * worlds / (worlds - 1)).squareRoot() / total : 0
    let distance = ConfidenceLevel.percent95.z * error
    (value, lower, upper) = (ratio, ratio - distance, ratio + distance)
  }
}
