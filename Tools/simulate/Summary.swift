import Foundation
import Statistics

/// A non-negative figure estimated from many worlds, with the 95 % interval of its simulation error.
struct Summary: Sendable {
  let value: Double
  let lower: Double
  let upper: Double

  private init(_ value: Double, distance: Double) {
    (self.value, lower, upper) = (value, max(0, value - distance), value + distance)
  }

  /// The mean over worlds ∓ 1.96 standard errors; Wilson's interval where all values are 0; nil without
  /// values.
  init?(means values: [Double]) {
    guard !values.isEmpty else { return nil }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    if mean == 0, let none = try? Summary(0, of: values.count) {
      self = none
      return
    }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    self.init(mean, distance: ConfidenceLevel.percent95.z * error)
  }

  /// A proportion with Wilson's interval.
  init(_ count: Int, of total: Int) throws(StatisticsError) {
    let share = try Share(count, of: total)
    let interval = share.wilsonInterval(.percent95)
    (value, lower, upper) = (share.value, interval.lower, interval.upper)
  }

  /// The ratio Σx/Σn with its standard error over worlds; Wilson's interval where it is 0 or 1; nil where
  /// nothing was counted.
  init?(ratioOf counts: [Int], to totals: [Int]) {
    let (count, total) = (counts.reduce(0, +), totals.reduce(0, +))
    guard total > 0 else { return nil }
    if count == 0 || count == total, let all = try? Summary(count, of: total) {
      self = all
      return
    }
    let ratio = Double(count) / Double(total)
    let worlds = Double(counts.count)
    let squares = zip(counts, totals).reduce(0) { sum, pair in
      let rest = Double(pair.0) - ratio * Double(pair.1)
      return sum + rest * rest
    }
    let error = worlds > 1 ? (squares * worlds / (worlds - 1)).squareRoot() / Double(total) : 0
    self.init(ratio, distance: ConfidenceLevel.percent95.z * error)
  }
}
