import Foundation

/// Maps values to places along a line of a picture.
package struct Scale: Sendable {
  private let from: Double
  private let to: Double
  private let start: Double
  private let end: Double
  private let isLogarithmic: Bool

  /// - Parameters:
  ///   - values: the first and the last value; the first may be the larger.
  ///   - places: where these are.
  ///   - isLogarithmic: whether equal ratios are equally long; the values must then be above 0.
  package init(
    _ values: (Double, Double), on places: (Double, Double), logarithmic isLogarithmic: Bool = false
  ) {
    (from, to) = isLogarithmic ? (log(values.0), log(values.1)) : values
    (start, end) = places
    self.isLogarithmic = isLogarithmic
  }

  /// The place of a value; the middle where all values are the same.
  package subscript(value: Double) -> Double {
    let value = isLogarithmic ? log(value) : value
    guard to != from else { return (start + end) / 2 }
    return start + (end - start) * (value - from) / (to - from)
  }

  /// Round numbers that divide the way to a value: 0, 5, 10, 15 for 17.
  /// - Parameters:
  ///   - top: above 0.
  ///   - steps: the largest number of steps.
  package static func ticks(to top: Double, steps: Int) -> [Double] {
    guard top > 0, top.isFinite, steps > 0 else { return [0] }
    let rough = top / Double(steps)
    let power = pow(10, log10(rough).rounded(.down))
    let step = [1.0, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= rough } ?? 10 * power
    return (0...steps).map { Double($0) * step }.filter { $0 <= top * (1 + 1e-9) }
  }

  /// Round numbers between two values, ascending: 38, 40, 42, 44 for 37.2 to 44.9.
  package static func ticks(from bottom: Double, to top: Double, steps: Int) -> [Double] {
    guard top > bottom, let step = ticks(to: top - bottom, steps: steps).dropFirst().first else {
      return [bottom]
    }
    let first = (bottom / step).rounded(.up)
    return (0...steps).map { (first + Double($0)) * step }.filter { $0 <= top * (1 + 1e-9) }
  }
}
