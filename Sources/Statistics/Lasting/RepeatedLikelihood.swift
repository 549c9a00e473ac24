/// The Gaussian likelihood of repeated distances with zero mean, unit by unit, and its derivatives.
///
/// With y = S⁻¹d, the derivative of ½(ln|S| + d′S⁻¹d) is half of Σ (S⁻¹ − yy′)ₐᵦ dSₐᵦ; since S depends on
/// the lag alone, these sums over the pairs of one lag are all that is gathered from a unit. Units with figures
/// of the same periods are reckoned four at a time.
struct RepeatedLikelihood {
  private typealias Lanes = SIMD4<Double>

  private let groups: [UnitGroup]
  private let count: Double
  private let periods: Int

  init(_ distances: RepeatedDistances) {
    let units = distances.units.filter { !$0.periods.isEmpty }
    var (places, alike): ([[Int]: Int], [[RepeatedDistances.Unit]]) = ([:], [])
    for unit in units {
      let place = places[unit.periods, default: alike.count]
      if place == alike.count {
        places[unit.periods] = place
        alike.append([])
      }
      alike[place].append(unit)
    }
    groups = alike.flatMap { units in
      stride(from: 0, to: units.count, by: 4).map { first in
        UnitGroup(units[first..<min(first + 4, units.count)])
      }
    }
    count = Double(units.count)
    periods = distances.periods
  }

  /// −ln L without its constant, and its derivatives by σ², κ, φ, ω², c and r; nil where a covariance is not
  /// positive definite.
  func callAsFunction(_ covariance: RepeatedCovariance) -> (value: Double, slope: [Double])? {
    let slopes = LagSlopes(covariance, periods: periods)
    var (value, sums) = (Lanes.zero, LagSums(periods: periods))
    let isPositive = eachGroup(slopes) { half, own in
      value += half
      sums.add(own)
    }
    let total = value.sum()
    return isPositive && total.isFinite ? (total, slopes(sums).map { $0.sum() }) : nil
  }

  /// The second derivatives of −ln L nearly, row by row: what the units' own slopes come to, squared about their
  /// mean. nil where a covariance is not positive definite.
  ///
  /// Source: Berndt, Hall, Hall and Hausman 1974, Annals of Economic and Social Measurement 3:653.
  func information(_ covariance: RepeatedCovariance) -> [Double]? {
    let slopes = LagSlopes(covariance, periods: periods)
    let count = LagSlopes.count
    var sums = Array(repeating: Lanes.zero, count: count)
    var squares = Array(repeating: Lanes.zero, count: count * count)
    let isPositive = eachGroup(slopes) { _, own in
      let slope = slopes(own)
      for a in 0..<count {
        sums[a] += slope[a]
        for b in 0..<count { squares[a * count + b] += slope[a] * slope[b] }
      }
    }
    guard isPositive else { return nil }
    let means = sums.map { $0.sum() / self.count }
    return squares.indices.map { place in
      squares[place].sum() - self.count * means[place / count] * means[place % count]
    }
  }

  /// Takes each group's parts of −ln L and what its units tell by lag.
  /// - Returns: false where a covariance is not positive definite.
  private func eachGroup(_ slopes: LagSlopes, _ take: (Lanes, LagSums) -> Void) -> Bool {
    var own = LagSums(periods: periods)
    var work = Array(repeating: Lanes.zero, count: periods * (2 * periods + 1))
    return work.withUnsafeMutableBufferPointer { work in
      let square = periods * periods
      let (lower, inverse, solved) = (
        UnsafeMutableBufferPointer(rebasing: work[..<square]),
        UnsafeMutableBufferPointer(rebasing: work[square..<(2 * square)]),
        UnsafeMutableBufferPointer(rebasing: work[(2 * square)...])
      )
      for group in groups {
        own.clear()
        guard let half = group.add(slopes, lower, inverse, solved, &own) else { return false }
        take(half, own)
      }
      return true
    }
  }
}
