import Foundation

/// The maximum likelihood fit behind `BinomialRegression`, by iteratively reweighted least squares.
struct BinomialFit: Sendable {
  let design: DesignMatrix
  private let shares: [Share]
  private let events: [Double]
  private let others: [Double]
  private let weights: [Double]
  /// Coefficients on the scaled columns.
  private(set) var scaled: [Double]
  private(set) var logits: [Double]
  /// Of the columns, weighted by w = n·p(1 − p) at the fit.
  private(set) var factors: QRFactorization

  /// e³⁰ to one: no counts reach so far unless the likelihood has no end there.
  private static let farthestLogit = 30.0
  private static let mostIterations = 100

  init(_ design: DesignMatrix, _ shares: [Share], _ weights: [Double]) throws(RegressionError) {
    self.design = design
    self.shares = shares
    self.weights = weights
    events = shares.map { Double($0.events) }
    others = shares.map { Double($0.total - $0.events) }
    logits = zip(events, others).map { log(($0 + 0.5) / ($1 + 0.5)) }
    factors = design.factored(weights: weights)
    scaled = []
    var last = Double.infinity
    for _ in 0..<Self.mostIterations {
      let next = reweighted()
      guard !scaled.isEmpty else {
        move(to: next)
        last = deviance
        continue
      }
      let (start, goal) = (scaled, next)
      var fraction = 1.0
      move(to: goal)
      // A step that makes the fit worse went too far.
      while !(deviance <= last + 1e-9 * (last + 1)), fraction > 1e-6 {
        fraction /= 2
        move(to: zip(start, goal).map { $0 + fraction * ($1 - $0) })
      }
      last = deviance
      guard logits.allSatisfy({ $0.magnitude < Self.farthestLogit }) else {
        throw .separated(by: separatingColumn)
      }
      // Each step squares the error: after a step this small the next would not show.
      let size = scaled.reduce(1) { max($0, $1.magnitude) }
      if zip(start, scaled).allSatisfy({ ($0 - $1).magnitude <= 1e-9 * size }) {
        factors = design.factored(weights: workingWeights)
        return
      }
    }
    throw .notConverged(iterations: Self.mostIterations)
  }

  /// The column that moves the fit farthest, nil where there is only the intercept to do so.
  private var separatingColumn: String? {
    let strongest = scaled.indices.max { scaled[$0].magnitude < scaled[$1].magnitude }
    return strongest == 0 || strongest == nil ? nil : design.names[strongest ?? 0]
  }

  private mutating func move(to coefficients: [Double]) {
    scaled = coefficients
    logits = design.predict(coefficients)
  }

  private func variance(_ unit: Int) -> Double {
    logistic(logits[unit]) * logistic(-logits[unit]) * (events[unit] + others[unit])
  }

  private var workingWeights: [Double] { logits.indices.map { weights[$0] * variance($0) } }

  /// x − np, through both outcomes, so that neither a share near 0 nor one near 1 loses digits.
  private func raw(_ unit: Int, logit: Double) -> Double {
    events[unit] * logistic(-logit) - others[unit] * logistic(logit)
  }

  /// The coefficients of least squares for the linearised response.
  private mutating func reweighted() -> [Double] {
    let working = workingWeights
    factors = design.factored(weights: working)
    return factors.leastSquares(
      logits.indices.map { unit in
        let step = raw(unit, logit: logits[unit]) / variance(unit)
        return (logits[unit] + step) * working[unit].squareRoot()
      })
  }

  private var deviance: Double {
    logits.indices.reduce(0) { $0 + unitDeviance($1) }
  }

  /// 2(x ln(x/np) + (n − x) ln((n − x)/(n(1 − p)))), times the weight.
  private func unitDeviance(_ unit: Int) -> Double {
    let n = events[unit] + others[unit]
    let (p, q) = (logistic(logits[unit]), logistic(-logits[unit]))
    return 2 * weights[unit]
      * (poissonDeviance(events[unit], n * p) + poissonDeviance(others[unit], n * q))
  }

  func devianceResidual(_ unit: Int) -> Double {
    let size = unitDeviance(unit).squareRoot()
    return raw(unit, logit: logits[unit]) < 0 ? -size : size
  }

  func pearsonResidual(_ unit: Int) -> Double {
    raw(unit, logit: logits[unit]) * (weights[unit] / variance(unit)).squareRoot()
  }

  /// The logit the others predict: their own maximum likelihood, found from the common fit by steps
  /// with the common information less the unit's, while the gradient is exact. Each step leaves a
  /// few hundredths of the error. Where that is too slow the fit is made again from the start.
  func logitLeavingOut(_ left: Int, leverage: Double) -> Double? {
    guard leverage < Leverage.limit else { return nil }
    let row = design.row(left)
    let towardsRow = factors.solveR(factors.solveRTransposed(row))
    // (H − w xxᵀ)⁻¹g = H⁻¹g + H⁻¹x·w·(xᵀH⁻¹g)/(1 − h).
    let share = weights[left] * variance(left) / (1 - leverage)
    var coefficients = scaled
    var lastMove = Double.infinity
    for _ in 0..<40 {
      let gradient = self.gradient(at: coefficients, without: left)
      var step = factors.solveR(factors.solveRTransposed(gradient))
      let along = share * zip(row, step).reduce(0) { $0 + $1.0 * $1.1 }
      for column in step.indices { step[column] += along * towardsRow[column] }
      for column in step.indices { coefficients[column] += step[column] }
      let move = step.reduce(0) { max($0, $1.magnitude) }
      if move <= 1e-11 * coefficients.reduce(1, { max($0, $1.magnitude) }) {
        return zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      }
      guard move < 0.5 * lastMove else { break }
      lastMove = move
    }
    return refitted(without: left)
  }

  private func gradient(at coefficients: [Double], without left: Int) -> [Double] {
    let logits = design.predict(coefficients)
    var residuals = logits.indices.map { weights[$0] * raw($0, logit: logits[$0]) }
    residuals[left] = 0
    return (0..<design.columns).map { column in
      var sum = 0.0
      for unit in residuals.indices {
        sum += design.values[column * design.units + unit] * residuals[unit]
      }
      return sum
    }
  }

  private func refitted(without left: Int) -> Double? {
    var (shares, weights) = (shares, weights)
    shares.remove(at: left)
    weights.remove(at: left)
    guard let fit = try? BinomialFit(design.without(left), shares, weights) else { return nil }
    return zip(design.row(left), fit.scaled).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// x ln(x/m) + m − x, the half deviance of a count, without the cancellation when x is near m.
///
/// Near m by the series of artanh: with v = (x − m)/(x + m), ln(x/m) = 2(v + v³/3 + v⁵/5 + …).
func poissonDeviance(_ x: Double, _ mean: Double) -> Double {
  guard x > 0 else { return mean }
  let distance = x - mean
  guard distance.magnitude < 0.1 * (x + mean) else { return x * log(x / mean) - distance }
  let v = distance / (x + mean)
  // 2xv − (x − m) = (x − m)v exactly, so that the first terms need no subtraction.
  var (sum, power) = (distance * v, 2 * x * v)
  for odd in stride(from: 3.0, through: 99, by: 2) {
    power *= v * v
    let next = sum + power / odd
    if next == sum { break }
    sum = next
  }
  return sum
}
