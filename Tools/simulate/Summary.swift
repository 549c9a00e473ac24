import Foundation
import Statistics

/// A figure from many worlds, none below zero, with the 95 % interval of the error that comes from
/// their number.
struct Summary: Sendable {
  let value: Double
  let lower: Double
  let upper: Double

  private init(_ value: Double, distance: Double) {
    (self.value, lower, upper) = (value, max(0, value - distance), value + distance)
  }

  /// The mean of one value a world, ∓ 1.96 standard errors; where it is 0 in all worlds, Wilson's for
  /// none of so many; nil without values.
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

  /// The share of something, with Wilson's interval.
  init(_ count: Int, of total: Int) throws(StatisticsError) {
    let share = try Share(count, of: total)
    let interval = share.wilsonInterval(.percent95)
    (value, lower, upper) = (share.value, interval.lower, interval.upper)
  }

  /// Σx/Σn with the error of a ratio of sums over worlds; where it is 0 or 1, Wilson's, since sums over
  /// worlds tell nothing then; nil where nothing was counted.
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
