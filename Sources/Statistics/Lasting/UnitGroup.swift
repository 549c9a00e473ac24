import Foundation

/// Up to four units with figures of the same periods.
struct UnitGroup {
  typealias Lanes = SIMD4<Double>

  let periods: [Int]
  var distances: [Lanes]
  var roots: [Lanes]
  /// v̄ of each.
  var means: Lanes
  /// 1 for a unit, 0 for a place without one.
  var present: Lanes

  /// - Parameter units: one to four.
  init(_ units: ArraySlice<RepeatedDistances.Unit>) {
    periods = units.first?.periods ?? []
    distances = periods.map { _ in .zero }
    // A place without a unit has distances of 0 and a variance that can be.
    roots = periods.map { _ in .one }
    (means, present) = (.zero, .zero)
    for (lane, unit) in units.enumerated() {
      for place in periods.indices {
        distances[place][lane] = unit.distances[place]
        roots[place][lane] = unit.roots[place]
      }
      means[lane] = unit.meanChance
      present[lane] = 1
    }
  }

  /// Adds the units' sums by lag, and returns their parts of −ln L; nil where one's covariance is not positive
  /// definite.
  func add(
    _ slopes: LagSlopes, _ lower: UnsafeMutableBufferPointer<Lanes>,
    _ inverse: UnsafeMutableBufferPointer<Lanes>, _ solved: UnsafeMutableBufferPointer<Lanes>,
    _ own: inout LagSums
  ) -> Lanes? {
    let count = periods.count
    let covariance = slopes.covariance
    let (passing, chance) = (covariance.passing, covariance.chance)
    let lasting = covariance.lasting + covariance.lastingInSmall * means
    return periods.withUnsafeBufferPointer { periods in
      roots.withUnsafeBufferPointer { roots in
        slopes.stays.withUnsafeBufferPointer { stays in
          slopes.carried.withUnsafeBufferPointer { carried -> Lanes? in
            var (determinant, square) = (Lanes.one, Lanes.zero)
            // S = LL′, and z = L⁻¹d on the way; of the diagonal the inverse is kept.
            for a in 0..<count {
              let root = chance * roots[a]
              for b in 0...a {
                let lag = periods[a] - periods[b]
                var rest = lasting * stays[lag] + (passing + root * roots[b]) * carried[lag]
                for c in 0..<b { rest -= lower[a * count + c] * lower[b * count + c] }
                if a == b {
                  guard all(rest .> 0) else { return nil }
                  determinant *= rest
                  lower[a * count + a] = 1 / rest.squareRoot()
                } else {
                  lower[a * count + b] = rest * lower[b * count + b]
                }
              }
              var rest = distances[a]
              for c in 0..<a { rest -= lower[a * count + c] * solved[c] }
              solved[a] = rest * lower[a * count + a]
              square += solved[a] * solved[a]
            }
            // L⁻¹ column by column, and y = L⁻¹′z.
            for b in 0..<count {
              inverse[b * count + b] = lower[b * count + b]
              for a in (b + 1)..<max(count, b + 1) {
                var rest = Lanes.zero
                for c in b..<a { rest -= lower[a * count + c] * inverse[c * count + b] }
                inverse[a * count + b] = rest * lower[a * count + a]
              }
            }
            for b in 0..<count {
              var sum = Lanes.zero
              for a in b..<count { sum += inverse[a * count + b] * solved[a] }
              solved[b] = sum
            }
            for a in 0..<count {
              for b in 0...a {
                var weight = -solved[a] * solved[b]
                for c in a..<count { weight += inverse[c * count + a] * inverse[c * count + b] }
                weight *= a == b ? present : 2 * present
                let lag = periods[a] - periods[b]
                own.all[lag] += weight
                own.small[lag] += means * weight
                own.chance[lag] += weight * roots[a] * roots[b]
              }
            }
            var half = 0.5 * square
            for lane in 0..<4 { half[lane] += 0.5 * log(determinant[lane]) }
            return half * present
          }
        }
      }
    }
  }
}

/// What units tell by lag: Σ W, Σ v̄W and Σ √(vₐvᵦ)W over the pairs, W = S⁻¹ − yy′.
struct LagSums {
  var all: [SIMD4<Double>]
  var small: [SIMD4<Double>]
  var chance: [SIMD4<Double>]

  init(periods: Int) {
    all = Array(repeating: .zero, count: periods)
    (small, chance) = (all, all)
  }

  mutating func clear() {
    for lag in all.indices { (all[lag], small[lag], chance[lag]) = (.zero, .zero, .zero) }
  }

  mutating func add(_ other: LagSums) {
    for lag in all.indices {
      all[lag] += other.all[lag]
      small[lag] += other.small[lag]
      chance[lag] += other.chance[lag]
    }
  }
}

/// The derivatives of −ln L by σ², κ, φ, ω², c and r that follow from what is told by lag.
struct LagSlopes {
  static let count = 6

  let covariance: RepeatedCovariance
  /// φ and r to the power of each lag.
  let stays: [Double]
  let carried: [Double]

  init(_ covariance: RepeatedCovariance, periods: Int) {
    func powers(of base: Double) -> [Double] {
      var powers = Array(repeating: 1.0, count: periods)
      for lag in 1..<max(1, periods) { powers[lag] = powers[lag - 1] * base }
      return powers
    }
    self.covariance = covariance
    stays = powers(of: covariance.persistence)
    carried = powers(of: covariance.carriedOver)
  }

  func callAsFunction(_ sums: LagSums) -> [SIMD4<Double>] {
    var slope = Array(repeating: SIMD4<Double>.zero, count: Self.count)
    for lag in stays.indices {
      let (all, small, chance) = (sums.all[lag], sums.small[lag], sums.chance[lag])
      slope[0] += 0.5 * stays[lag] * all
      slope[1] += 0.5 * stays[lag] * small
      slope[3] += 0.5 * carried[lag] * all
      slope[4] += 0.5 * carried[lag] * chance
      guard lag > 0 else { continue }
      let half = 0.5 * Double(lag)
      slope[2] +=
        half * stays[lag - 1] * (covariance.lasting * all + covariance.lastingInSmall * small)
      slope[5] +=
        half * carried[lag - 1] * (covariance.passing * all + covariance.chance * chance)
    }
    return slope
  }
}
