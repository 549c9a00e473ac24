import Foundation

/// The maximum likelihood fit behind `BinomialRegression`, by iteratively reweighted least squares.
struct BinomialFit: Sendable {
  let design: DesignMatrix
  private let events: [Double]
  private let others: [Double]
  private let weights: [Double]
  /// Coefficients on the scaled columns.
  private(set) var scaled: [Double]
  private(set) var logits: [Double]
  /// p and 1 − p, each with all its digits.
  private(set) var shares: [Double]
  private var rests: [Double]
  /// The QR factors of the columns, weighted by w = n·p(1 − p) at the fit.
  private(set) var factors: QRFactorization

  /// e³⁰ to one: no counts reach so far unless the likelihood has no end there.
  private static let farthestLogit = 30.0
  private static let mostIterations = 100

  /// - Parameter start: scaled coefficients near the likeliest, nil where none are known.
  init(
    _ design: DesignMatrix, events: [Double], others: [Double], weights: [Double],
    startingFrom start: [Double]? = nil
  ) throws(RegressionError) {
    self.design = design
    self.events = events
    self.others = others
    self.weights = weights
    factors = QRFactorization([], rows: 0, columns: 0)
    (scaled, logits) = ([], zip(events, others).map { log(($0 + 0.5) / ($1 + 0.5)) })
    (shares, rests) = (logits, logits)
    if let start { move(to: start) } else { setShares() }
    var last = scaled.isEmpty ? Double.infinity : deviance
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
      var reached = deviance
      // A step that makes the fit worse went too far.
      while !(reached <= last + 1e-9 * (last + 1)), fraction > 1e-6 {
        fraction /= 2
        move(to: zip(start, goal).map { $0 + fraction * ($1 - $0) })
        reached = deviance
      }
      last = reached
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

  /// Fits the same counts with other weights, starting from this fit.
  func reweighted(by weights: [Double]) throws(RegressionError) -> BinomialFit {
    try BinomialFit(
      design, events: events, others: others, weights: weights, startingFrom: scaled)
  }

  /// The column that moves the fit farthest, nil where there is only the intercept to do so.
  private var separatingColumn: String? {
    let strongest = scaled.indices.max { scaled[$0].magnitude < scaled[$1].magnitude }
    return strongest == 0 || strongest == nil ? nil : design.names[strongest ?? 0]
  }

  private mutating func move(to coefficients: [Double]) {
    scaled = coefficients
    logits = design.predict(coefficients)
    setShares()
  }

  private mutating func setShares() {
    for unit in logits.indices {
      let small = exp(-logits[unit].magnitude)
      let (large, rest) = (1 / (1 + small), small / (1 + small))
      (shares[unit], rests[unit]) = logits[unit] < 0 ? (rest, large) : (large, rest)
    }
  }

  private func variance(_ unit: Int) -> Double {
    shares[unit] * rests[unit] * (events[unit] + others[unit])
  }

  private var workingWeights: [Double] { logits.indices.map { weights[$0] * variance($0) } }

  /// x − np, through both outcomes, so that neither a share near 0 nor one near 1 loses digits.
  private func raw(_ unit: Int) -> Double {
    events[unit] * rests[unit] - others[unit] * shares[unit]
  }

  /// The coefficients of least squares for the linearised response.
  private mutating func reweighted() -> [Double] {
    let working = workingWeights
    factors = design.factored(weights: working)
    return factors.leastSquares(
      logits.indices.map { unit in
        (logits[unit] + raw(unit) / variance(unit)) * working[unit].squareRoot()
      })
  }

  private var deviance: Double {
    logits.indices.reduce(0) { $0 + unitDeviance($1) }
  }

  /// 2(x ln(x/np) + (n − x) ln((n − x)/(n(1 − p)))), times the weight.
  private func unitDeviance(_ unit: Int) -> Double {
    let n = events[unit] + others[unit]
    return 2 * weights[unit]
      * (poissonDeviance(events[unit], n * shares[unit])
        + poissonDeviance(others[unit], n * rests[unit]))
  }

  func devianceResidual(_ unit: Int) -> Double {
    let size = unitDeviance(unit).squareRoot()
    return raw(unit) < 0 ? -size : size
  }

  func pearsonResidual(_ unit: Int) -> Double {
    raw(unit) * (weights[unit] / variance(unit)).squareRoot()
  }

  /// The logit the others predict for each unit: their own maximum likelihood. nil where the others
  /// alone allow no fit.
  func logitsLeavingOneOut(leverages: [Double]) -> [Double?] {
    var others = LeaveOneOut(
      factors, variances: workingWeights,
      tilts: zip(shares, rests).map { $0 - $1 },
      residuals: logits.indices.map { weights[$0] * raw($0) })
    return logits.indices.map { unit in
      guard leverages[unit] < Leverage.limit else { return nil }
      if let shift = others.shift(withoutUnit: unit, leverage: leverages[unit]) {
        return logits[unit] + shift
      }
      return refitted(without: unit)
    }
  }

  /// Where steps from the common fit do not arrive.
  private func refitted(without left: Int) -> Double? {
    func others(_ column: [Double]) -> [Double] {
      Array(column[..<left] + column[(left + 1)...])
    }
    guard
      let fit = try? BinomialFit(
        design.without(left), events: others(events), others: others(self.others),
        weights: others(weights))
    else { return nil }
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
