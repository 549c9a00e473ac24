import Foundation

/// Finds the maximum likelihood of a binomial regression without one of its units, starting from the fit
/// of all.
///
/// With the weighted columns W^½X = QR, coefficients are moved by R⁻¹γ, so that unit j's logit moves
/// by εⱼ = zⱼ·γ, Z = W^−½Q, and the information of all is the unit matrix. Without unit i, of residual
/// rᵢ = xᵢ − nᵢpᵢ and leverage hᵢ:
///
/// 1. the linear answer γ = −zᵢrᵢ/(1 − hᵢ), and what the likelihood's third derivatives add to it;
/// 2. Newton's steps with the exact gradient and information of the others, until the next would
///    not show. Mostly one or two.
///
/// A share's move needs no new exponential: with u = tanh(ε/2), p moves by 2p(1 − p)u/(1 + (2p − 1)u).
struct LeaveOneOut {
  private typealias Lanes = SIMD4<Double>

  private let columns: Int
  private let groups: Int
  /// zⱼ, group by group of four units, column by column.
  private let basis: [Lanes]
  /// w = np(1 − p), 2p − 1, and x − np, each times the prior weight where it counts persons.
  private var variances: [Lanes]
  private let tilts: [Lanes]
  private var residuals: [Lanes]
  /// Σ w(2p − 1)z⊗z⊗z.
  private let third: [Double]
  /// The longest z.
  private let reach: Double
  private var sums: [Lanes]

  init(_ factors: QRFactorization, variances: [Double], tilts: [Double], residuals: [Double]) {
    let (columns, groups) = (factors.columns, (factors.rows + 3) / 4)
    var basis = Array(repeating: Lanes.zero, count: groups * columns)
    var third = Array(repeating: 0.0, count: columns * columns * columns)
    var row = Array(repeating: 0.0, count: columns)
    var longest = 0.0
    for unit in variances.indices {
      let root = variances[unit].squareRoot()
      var length = 0.0
      for column in 0..<columns {
        row[column] = factors.q[column * factors.rows + unit] / root
        length += row[column] * row[column]
        basis[unit / 4 * columns + column][unit % 4] = row[column]
      }
      longest = max(longest, length)
      let size = variances[unit] * tilts[unit]
      for a in 0..<columns {
        for b in 0..<columns {
          let both = size * row[a] * row[b]
          for c in 0..<columns { third[(a * columns + b) * columns + c] += both * row[c] }
        }
      }
    }
    func grouped(_ values: [Double]) -> [Lanes] {
      var lanes = Array(repeating: Lanes.zero, count: groups)
      for (unit, value) in values.enumerated() { lanes[unit / 4][unit % 4] = value }
      return lanes
    }
    (self.columns, self.groups, self.basis, self.third) = (columns, groups, basis, third)
    (self.variances, self.tilts) = (grouped(variances), grouped(tilts))
    self.residuals = grouped(residuals)
    reach = longest.squareRoot()
    sums = Array(repeating: .zero, count: columns + columns * columns)
  }

  /// The change of the unit's logit when the regression is fitted without it; nil where the iteration
  /// does not converge.
  /// - Parameter leverage: the unit's, below 1.
  mutating func shift(withoutUnit unit: Int, leverage: Double) -> Double? {
    let (group, lane) = (unit / 4, unit % 4)
    let (variance, residual) = (variances[group][lane], residuals[group][lane])
    variances[group][lane] = 0
    residuals[group][lane] = 0
    defer {
      variances[group][lane] = variance
      residuals[group][lane] = residual
    }
    let row = (0..<columns).map { basis[group * columns + $0][lane] }
    var move = start(
      row, variance: variance, tilt: tilts[group][lane], residual: residual, leverage: leverage)
    var last = Double.infinity
    for _ in 0..<20 {
      guard let step = newtonStep(at: move) else { return nil }
      var length = 0.0
      for column in 0..<columns {
        move[column] += step[column]
        length += step[column] * step[column]
      }
      // The farthest that a logit may have moved. The error of the next step is below its square.
      let farthest = length.squareRoot() * reach / (1 - leverage)
      if farthest <= 1e-6 { return dot(row, move) }
      guard farthest < 0.5 * last else { return nil }
      last = farthest
    }
    return nil
  }

  /// γ = −zr/(1 − h), and half of what the third derivatives of the others answer to it.
  private func start(
    _ row: [Double], variance: Double, tilt: Double, residual: Double, leverage: Double
  ) -> [Double] {
    let linear = row.map { -$0 * residual / (1 - leverage) }
    let shift = dot(row, linear)
    let own = variance * tilt * shift * shift
    var bend = row.map { -0.5 * own * $0 }
    for a in 0..<columns {
      for b in 0..<columns {
        let both = 0.5 * linear[a] * linear[b]
        for c in 0..<columns { bend[c] += both * third[(a * columns + b) * columns + c] }
      }
    }
    // (I − wzzᵀ)⁻¹v = v + z·w(z·v)/(1 − h).
    let along = variance * dot(row, bend) / (1 - leverage)
    for c in 0..<columns { bend[c] += along * row[c] }
    // A correction larger than what it corrects is none.
    guard dot(bend, bend) < dot(linear, linear) else { return linear }
    return zip(linear, bend).map { $0 + $1 }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  /// The gradient over the information of all units that have weight; nil where it is singular.
  private mutating func newtonStep(at move: [Double]) -> [Double]? {
    sumUp(at: move)
    var step = (0..<columns).map { sums[$0].sum() }
    var lower = Array(repeating: 0.0, count: columns * columns)
    for a in 0..<columns {
      for b in 0...a {
        var rest = sums[columns + a * columns + b].sum()
        for c in 0..<b { rest -= lower[a * columns + c] * lower[b * columns + c] }
        if a == b {
          guard rest > 0 else { return nil }
          lower[a * columns + a] = rest.squareRoot()
        } else {
          lower[a * columns + b] = rest / lower[b * columns + b]
        }
      }
    }
    for a in 0..<columns {
      for b in 0..<a { step[a] -= lower[a * columns + b] * step[b] }
      step[a] /= lower[a * columns + a]
    }
    for a in (0..<columns).reversed() {
      for b in (a + 1)..<max(columns, a + 1) { step[a] -= lower[b * columns + a] * step[b] }
      step[a] /= lower[a * columns + a]
    }
    return step
  }

  /// The gradient, and the lower half of the information after it.
  private mutating func sumUp(at move: [Double]) {
    let (columns, groups) = (columns, groups)
    sums.withUnsafeMutableBufferPointer { sums in
      for index in sums.indices { sums[index] = .zero }
      basis.withUnsafeBufferPointer { basis in
        for group in 0..<groups {
          let offset = group * columns
          var shift = Lanes.zero
          for column in 0..<columns { shift += basis[offset + column] * move[column] }
          let u = halfTanh(shift)
          let scale = 1 / (1 + tilts[group] * u)
          let gained = 2 * variances[group] * u * scale
          let residual = residuals[group] - gained
          let variance = variances[group] * (1 - u * u) * scale * scale
          for a in 0..<columns {
            let z = basis[offset + a]
            sums[a] += z * residual
            let weighted = z * variance
            for b in 0...a { sums[columns + a * columns + b] += weighted * basis[offset + b] }
          }
        }
      }
    }
  }
}

/// tanh(ε/2), by its series where all are small.
@inline(__always)
private func halfTanh(_ shift: SIMD4<Double>) -> SIMD4<Double> {
  let half = 0.5 * shift
  let square = half * half
  guard all(square .<= 1.0 / 256) else {
    return SIMD4(tanh(half.x), tanh(half.y), tanh(half.z), tanh(half.w))
  }
  var series = SIMD4(repeating: -1382.0 / 155925)
  series = series * square + 62.0 / 2835
  series = series * square - 17.0 / 315
  series = series * square + 2.0 / 15
  series = series * square - 1.0 / 3
  return half + half * square * series
}
