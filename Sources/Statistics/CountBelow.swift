/// The distribution of how many of independent events happen, each with its own probability, and what
/// it is without one of them.
struct CountBelow {
  private let units: Int
  /// P(count = certain + k) for k in `low..<high`, 0 outside; one place before and after is spare.
  private var probabilities: [Double]
  private var scratch: [Double]
  private var certain = 0
  private var low = 0
  private var high = 1
  /// Unit by unit, mass times the distribution without the unit.
  private var sums: [Double]

  /// Smaller probabilities at the ends are let go.
  private static let negligible = 1e-14

  init(units: Int) {
    self.units = units
    probabilities = Array(repeating: 0, count: units + 3)
    scratch = probabilities
    sums = Array(repeating: 0, count: units * units)
  }

  /// No events yet, beside those that happen for certain.
  mutating func start(certain: Int) {
    self.certain = certain
    (low, high) = (0, 1)
    probabilities[0] = 0
    probabilities[1] = 1
    probabilities[2] = 0
  }

  /// One more event.
  mutating func add(_ probability: Double) {
    let (low, high) = (low, high)
    probabilities.withUnsafeBufferPointer { old in
      scratch.withUnsafeMutableBufferPointer { new in
        new[low] = 0
        for k in low...high {
          new[k + 1] = old[k + 1] + probability * (old[k] - old[k + 1])
        }
        new[high + 2] = 0
      }
    }
    swap(&probabilities, &scratch)
    self.high += 1
    while self.high - self.low > 1, probabilities[self.high] < Self.negligible {
      probabilities[self.high] = 0
      self.high -= 1
    }
    while self.high - self.low > 1, probabilities[self.low + 1] < Self.negligible {
      probabilities[self.low + 1] = 0
      self.low += 1
    }
  }

  /// Adds mass times the distribution without the event, which must be one of those added.
  ///
  /// P(k) = (1 − p)R(k) + pR(k − 1) is solved for R upwards or downwards, so that each step makes the
  /// error of the last smaller.
  mutating func collect(_ unit: Int, probability p: Double, mass: Double) {
    let offset = unit * units + certain
    probabilities.withUnsafeBufferPointer { total in
      sums.withUnsafeMutableBufferPointer { sums in
        if p <= 0.5 {
          let (scale, ratio) = (mass / (1 - p), p / (1 - p))
          var rest = 0.0
          for k in low..<min(high, units - certain) {
            rest = total[k + 1] * scale - rest * ratio
            sums[offset + k] += rest
          }
        } else {
          let (scale, ratio) = (mass / p, (1 - p) / p)
          var rest = 0.0
          for k in stride(from: high - 1, to: max(low - 1, 0), by: -1) {
            rest = total[k + 1] * scale - rest * ratio
            sums[offset + k - 1] += rest
          }
        }
      }
    }
  }

  func collected() -> [[Double]] {
    (0..<units).map { Array(sums[($0 * units)..<(($0 + 1) * units)]) }
  }
}
