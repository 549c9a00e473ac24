/// The distribution of how many of independent events happen, each with its own probability, and what
/// it is without one of them; eight units side by side, since each step waits for the last.
struct CountBelow {
  private let units: Int
  /// P(count = certain + k) at k + `margin` for k in `low..<high`, 0 beside them.
  private var probabilities: [Double]
  private var certain = 0
  private var low = 0
  private var high = 1
  /// Group by group of eight units, mass times the distribution without the unit.
  private var sums: [SIMD8<Double>]
  /// The units whose probability is neither 0 nor 1.
  private var uncertain: [Double] = []

  /// Smaller probabilities are let go.
  static let negligible = 1e-11
  /// Padding, so that loops over four elements at a time stay within the array.
  private static let margin = 8

  static func groups(_ units: Int) -> Int { (units + 7) / 8 }

  init(units: Int) {
    self.units = units
    probabilities = Array(repeating: 0, count: units + 2 * Self.margin)
    sums = Array(repeating: .zero, count: Self.groups(units) * units)
    uncertain.reserveCapacity(units)
  }

  /// The number of events with these probabilities, eight by eight.
  mutating func count(_ events: UnsafeBufferPointer<SIMD8<Double>>) {
    for k in low..<high { probabilities[k + Self.margin] = 0 }
    (certain, low, high) = (0, 0, 1)
    probabilities[Self.margin] = 1
    uncertain.removeAll(keepingCapacity: true)
    for index in 0..<units {
      let probability = events[index / 8][index % 8]
      if probability >= 1 - Self.negligible {
        certain += 1
      } else if probability > Self.negligible {
        uncertain.append(probability)
      }
    }
    var index = 0
    while index < uncertain.count {
      add(uncertain[index], index + 1 < uncertain.count ? uncertain[index + 1] : 0)
      index += 2
    }
  }

  /// Two more events at once. From the highest count downwards, so that none is overwritten that is
  /// still needed.
  private mutating func add(_ first: Double, _ second: Double) {
    let neither = (1 - first) * (1 - second)
    let both = first * second
    let one = first * (1 - second) + second * (1 - first)
    high += 2
    let (low, high) = (low + Self.margin, high + Self.margin)
    probabilities.withUnsafeMutableBytes { bytes in
      let size = MemoryLayout<Double>.size
      func four(_ index: Int) -> SIMD4<Double> {
        bytes.loadUnaligned(fromByteOffset: index * size, as: SIMD4<Double>.self)
      }
      var index = high - 4
      while index > low - 4 {
        let sum = neither * four(index) + one * four(index - 1) + both * four(index - 2)
        bytes.storeBytes(of: sum, toByteOffset: index * size, as: SIMD4<Double>.self)
        index -= 4
      }
    }
    while self.high - self.low > 1,
      probabilities[self.high - 1 + Self.margin] < Self.negligible
    {
      self.high -= 1
      probabilities[self.high + Self.margin] = 0
    }
    while self.high - self.low > 1, probabilities[self.low + Self.margin] < Self.negligible {
      probabilities[self.low + Self.margin] = 0
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
        if any(below .> 0) {
          let p = probability.replacing(with: 0, where: .!upwards)
          let (scale, ratio) = (below / (1 - p), p / (1 - p))
          var rest = SIMD8<Double>.zero
          for k in low..<last {
            rest = scale * total[k + Self.margin] - rest * ratio
            sums[offset + k] += rest
          }
        }
        if any(above .> 0) {
          let p = probability.replacing(with: 1, where: upwards)
          let (scale, ratio) = (above / p, (1 - p) / p)
          var rest = SIMD8<Double>.zero
          for k in stride(from: high - 1, to: max(low - 1, 0), by: -1) {
            rest = scale * total[k + Self.margin] - rest * ratio
            sums[offset + k - 1] += rest
          }
        }
      }
    }
  }

  /// Unit after unit, each at its place.
  func collected(_ places: [Int]) -> [Double] {
    var all = Array(repeating: 0.0, count: units * units)
    for (unit, place) in places.enumerated() {
      let (group, lane) = (unit / 8 * units, unit % 8)
      for count in 0..<units { all[place * units + count] = sums[group + count][lane] }
    }
    return all
  }
}
