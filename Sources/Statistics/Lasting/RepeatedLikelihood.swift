import Foundation

/// The Gaussian likelihood of repeated distances with zero mean, unit by unit, and its derivatives.
///
/// With y = S⁻¹d, the derivative of ½(ln|S| + d′S⁻¹d) is half of Σ (S⁻¹ − yy′)ₐᵦ dSₐᵦ; since S depends on
/// the lag alone, these sums over the pairs of one lag are all that is gathered from a unit.
struct RepeatedLikelihood {
  private let units: [RepeatedDistances.Unit]
  private let means: [Double]
  private let periods: Int

  init(_ distances: RepeatedDistances) {
    units = distances.units.filter { !$0.periods.isEmpty }
    means = units.map(\.meanChance)
    periods = distances.periods
  }

  /// −ln L without its constant, and its derivatives by σ², κ, φ, ω², c and r; nil where a covariance is not
  /// positive definite.
  func callAsFunction(_ covariance: RepeatedCovariance) -> (value: Double, slope: [Double])? {
    let (stays, carried) = (
      powers(of: covariance.persistence), powers(of: covariance.carriedOver)
    )
    // Of each lag: Σ W, Σ v̄W and Σ √(vₐvᵦ)W over units and pairs.
    var sums = Array(repeating: 0.0, count: 3 * periods)
    var own = Array(repeating: 0.0, count: 2 * periods)
    var lower = Array(repeating: 0.0, count: periods * periods)
    var inverse = lower
    var solved = Array(repeating: 0.0, count: periods)
    var value = 0.0
    let isPositive = sums.withUnsafeMutableBufferPointer { sums in
      own.withUnsafeMutableBufferPointer { own in
        lower.withUnsafeMutableBufferPointer { lower in
          inverse.withUnsafeMutableBufferPointer { inverse in
            solved.withUnsafeMutableBufferPointer { solved in
              for (unit, mean) in zip(units, means) {
                for lag in own.indices { own[lag] = 0 }
                guard
                  let half = Self.add(
                    unit, covariance, lasting: covariance.lastingVariance(meanChance: mean), stays,
                    carried, lower, inverse, solved, own)
                else { return false }
                value += half
                for lag in 0..<periods {
                  sums[lag] += own[lag]
                  sums[periods + lag] += mean * own[lag]
                  sums[2 * periods + lag] += own[periods + lag]
                }
              }
              return true
            }
          }
        }
      }
    }
    guard isPositive, value.isFinite else { return nil }
    var slope = Array(repeating: 0.0, count: 6)
    for lag in 0..<periods {
      let (all, small, chance) = (sums[lag], sums[periods + lag], sums[2 * periods + lag])
      slope[0] += 0.5 * all * stays[lag]
      slope[1] += 0.5 * small * stays[lag]
      slope[3] += 0.5 * all * carried[lag]
      slope[4] += 0.5 * chance * carried[lag]
      guard lag > 0 else { continue }
      let lasting = covariance.lasting * all + covariance.lastingInSmall * small
      slope[2] += 0.5 * lasting * Double(lag) * stays[lag - 1]
      slope[5] +=
        0.5 * (covariance.passing * all + covariance.chance * chance) * Double(lag)
        * carried[lag - 1]
    }
    return (value, slope)
  }

  private func powers(of base: Double) -> [Double] {
    var powers = Array(repeating: 1.0, count: periods)
    for lag in 1..<max(1, periods) { powers[lag] = powers[lag - 1] * base }
    return powers
  }

  /// Adds a unit's sums by lag, and returns its part of −ln L.
  private static func add(
    _ unit: RepeatedDistances.Unit, _ covariance: RepeatedCovariance, lasting: Double,
    _ stays: [Double], _ carried: [Double], _ lower: UnsafeMutableBufferPointer<Double>,
    _ inverse: UnsafeMutableBufferPointer<Double>, _ solved: UnsafeMutableBufferPointer<Double>,
    _ own: UnsafeMutableBufferPointer<Double>
  ) -> Double? {
    let count = unit.periods.count
    let lags = own.count / 2
    let (passing, chance) = (covariance.passing, covariance.chance)
    return unit.periods.withUnsafeBufferPointer { periods in
      unit.roots.withUnsafeBufferPointer { roots in
        unit.distances.withUnsafeBufferPointer { distances in
          stays.withUnsafeBufferPointer { stays in
            carried.withUnsafeBufferPointer { carried -> Double? in
              var (determinant, square) = (1.0, 0.0)
              // S = LL′, and z = L⁻¹d on the way.
              for a in 0..<count {
                for b in 0...a {
                  let lag = periods[a] - periods[b]
                  var rest =
                    lasting * stays[lag] + (passing + chance * roots[a] * roots[b]) * carried[lag]
                  for c in 0..<b { rest -= lower[a * count + c] * lower[b * count + c] }
                  if a == b {
                    guard rest > 0 else { return nil }
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
                  var rest = 0.0
                  for c in b..<a { rest -= lower[a * count + c] * inverse[c * count + b] }
                  inverse[a * count + b] = rest * lower[a * count + a]
                }
              }
              for b in 0..<count {
                var sum = 0.0
                for a in b..<count { sum += inverse[a * count + b] * solved[a] }
                solved[b] = sum
              }
              for a in 0..<count {
                for b in 0...a {
                  var weight = -solved[a] * solved[b]
                  for c in a..<count { weight += inverse[c * count + a] * inverse[c * count + b] }
                  if a != b { weight *= 2 }
                  let lag = periods[a] - periods[b]
                  own[lag] += weight
                  own[lags + lag] += weight * roots[a] * roots[b]
                }
              }
              return 0.5 * (log(determinant) + square)
            }
          }
        }
      }
    }
  }
}
