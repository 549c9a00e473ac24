/// The distribution of how many of independent events happen, each with its own probability, and what
/// it is without one of them; eight units side by side, since each step waits for the last.
struct CountBelow {
  private let units: Int
  /// P(count = certain + k) at k + 1 for k in `low..<high`, 0 beside them.
  private var probabilities: [Double]
  private var scratch: [Double]
  private var certain = 0
  private var low = 0
  private var high = 1
  /// Group by group of eight units, mass times the distribution without the unit.
  private var sums: [SIMD8<Double>]

  /// Smaller probabilities are let go.
  static let negligible = 1e-13

  static func groups(_ units: Int) -> Int { (units + 7) / 8 }

  init(units: Int) {
    self.units = units
    probabilities = Array(repeating: 0, count: units + 3)
    scratch = probabilities
    sums = Array(repeating: .zero, count: Self.groups(units) * units)
  }

  /// No events yet.
  mutating func start() {
    (certain, low, high) = (0, 0, 1)
    probabilities[0] = 0
    probabilities[1] = 1
    probabilities[2] = 0
  }

  /// One more event.
  mutating func add(_ probability: Double) {
    guard probability > Self.negligible else { return }
    guard probability < 1 - Self.negligible else {
      certain += 1
      return
    }
    let (low, high) = (low, high)
    probabilities.withUnsafeBufferPointer { old in
      scratch.withUnsafeMutableBufferPointer { new in
        new[low] = 0
        for k in low...high { new[k + 1] = old[k + 1] + probability * (old[k] - old[k + 1]) }
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

  /// For each of eight units, adds its mass times the distribution without its event, which must be
  /// among those added; a unit without mass takes no part.
  ///
  /// P(k) = (1 − p)R(k) + pR(k − 1) is solved for R upwards or downwards, so that each step makes the
  /// error of the last smaller.
  mutating func collect(group: Int, probability: SIMD8<Double>, mass: SIMD8<Double>) {
    let certainOrNot = probability .<= Self.negligible .| (probability .>= 1 - Self.negligible)
    let mass = mass.replacing(with: 0, where: certainOrNot)
    let upwards = probability .<= 0.5
    let offset = group * units + certain
    let (below, above) = (
      mass.replacing(with: 0, where: .!upwards), mass.replacing(with: 0, where: upwards)
    )
    let last = min(high, units - certain)
    probabilities.withUnsafeBufferPointer { total in
      sums.withUnsafeMutableBufferPointer { sums in
        if below.max() > 0 {
          let p = probability.replacing(with: 0, where: .!upwards)
          let (scale, ratio) = (below / (1 - p), p / (1 - p))
          var rest = SIMD8<Double>.zero
          for k in low..<last {
            rest = scale * total[k + 1] - rest * ratio
            sums[offset + k] += rest
          }
        }
        if above.max() > 0 {
          let p = probability.replacing(with: 1, where: upwards)
          let (scale, ratio) = (above / p, (1 - p) / p)
          var rest = SIMD8<Double>.zero
          for k in stride(from: high - 1, to: max(low - 1, 0), by: -1) {
            rest = scale * total[k + 1] - rest * ratio
            sums[offset + k - 1] += rest
          }
        }
      }
    }
  }

  /// Unit by unit.
  func collected() -> [[Double]] {
    (0..<units).map { unit in (0..<units).map { sums[unit / 8 * units + $0][unit % 8] } }
  }
}
