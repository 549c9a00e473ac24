/// The variance between units that makes them differ as much as chance says they should:
/// the τ² with Σ W(d/√(s² + τ²))² = mκ, d the distances, s their standard errors.
///
/// W winsorises at the 10 % and 90 % quantiles (type 7) of the same m values, anew for each τ², so that
/// a few extraordinary units do not set the yardstick they are held against; κ is what winsorising
/// leaves of a standard normal's variance. Paule and Mandel's equation is the one without W, with
/// m − 1; winsorising it, and κ with it, is ours.
///
/// The sum is continuous and tends to 0, so there is a solution. It falls all the way, and the
/// solution is the only one, unless a quantile lies between a distance below 0 and one above. Then
/// it may rise a little on its way; the answer is where it first falls to mκ, looked for by steps
/// that double from a thousandth of the likely answer.
///
/// Source: Paule and Mandel 1982, Journal of Research of the National Bureau of Standards 87:377.
struct RobustPauleMandel {
  /// mκ.
  let expected: Double
  /// Sorted by z and s, so that the order of the units cannot change the last bit.
  private let distances: [Double]
  private let variances: [Double]
  private var scores: [Double]
  private var scratch: [Double]
  private let low: (rank: Int, fraction: Double)
  private let high: (rank: Int, fraction: Double)

  /// - Parameters: as `Overdispersion` has checked them.
  init(zScores: [Double], standardErrors: [Double], expected: Double) {
    let units = zip(zScores, standardErrors).sorted { $0 < $1 }
    self.expected = expected
    distances = units.map { $0.0 * $0.1 }
    variances = units.map { $0.1 * $0.1 }
    scores = distances
    scratch = distances
    func position(_ probability: Double) -> (Int, Double) {
      let position = probability * Double(units.count - 1)
      return (Int(position), position - Double(Int(position)))
    }
    (low, high) = (position(0.1), position(0.9))
  }

  /// - Parameter sumAtZero: the winsorised sum without τ², above mκ.
  mutating func solution(sumAtZero: Double) -> Double {
    // What it would be were all s² their harmonic mean.
    let mean = Double(variances.count) / variances.reduce(0) { $0 + 1 / $1 }
    let likely = mean * (sumAtZero / expected - 1)
    var (above, below) = (0.0, likely)
    if isFalling {
      while sum(below) <= expected {
        below /= 2
        // The sum exceeds mκ by rounding alone.
        guard below > 0 else { return 0 }
      }
      above = below
      below *= 2
    } else {
      below /= 1024
    }
    while sum(below) > expected { (above, below) = (below, 2 * below) }
    // 1/Σ is a straight line in τ² where all s are equal.
    return root(between: above, and: below) { 1 / sum($0) - 1 / expected }
  }

  /// Whether neither quantile lies between a distance below 0 and one above.
  private var isFalling: Bool {
    [low, high].allSatisfy { quantile in
      quantile.fraction == 0
        || (distances[quantile.rank] < 0) == (distances[quantile.rank + 1] < 0)
    }
  }

  /// Σ W(d/√(s² + τ²))².
  private mutating func sum(_ tauSquared: Double) -> Double {
    for unit in scores.indices {
      scores[unit] = distances[unit] / (variances[unit] + tauSquared).squareRoot()
      scratch[unit] = scores[unit]
    }
    let (lowest, highest) = (quantile(low), quantile(high))
    return scores.reduce(0) { sum, z in
      let winsorised = min(max(z, lowest), highest)
      return sum + winsorised * winsorised
    }
  }

  /// The type 7 quantile of the scratch, which is put partly in order.
  private mutating func quantile(_ place: (rank: Int, fraction: Double)) -> Double {
    scratch.withUnsafeMutableBufferPointer { values in
      select(place.rank, in: values)
      let value = values[place.rank]
      guard place.fraction > 0 else { return value }
      var next = values[place.rank + 1]
      for index in (place.rank + 2)..<max(values.count, place.rank + 2) {
        next = min(next, values[index])
      }
      return value + place.fraction * (next - value)
    }
  }
}

/// Brings the value of a rank to its place, with none larger before and none smaller after it.
///
/// Source: Hoare 1961, Communications of the ACM 4:321.
private func select(_ rank: Int, in values: UnsafeMutableBufferPointer<Double>) {
  var (first, last) = (0, values.count - 1)
  while first < last {
    let pivot = values[first + (last - first) / 2]
    var (i, j) = (first, last)
    while i <= j {
      while values[i] < pivot { i += 1 }
      while values[j] > pivot { j -= 1 }
      if i <= j {
        values.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    if rank <= j { last = j } else if rank >= i { first = i } else { return }
  }
}
