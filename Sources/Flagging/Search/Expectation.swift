import Statistics

/// The expected value of each unit given its context, predicted from all other units.
///
/// Units differ by more than context and chance explain. That variance, τ², is estimated from the
/// errors of the predictions, in which each unit is weighed by its inverse total variance: the τ² that the
/// predictions made with it give back. Source: Williams 1982, Applied Statistics 31:144 (model III);
/// Spiegelhalter and others 2012, JRSS A 175:1, for the additive variance.
struct Expectation: Sendable {
  let basis: Basis
  /// φ, the dispersion of the first predictions' errors: their variance relative to chance.
  let phi: Double
  /// τ², the variance between units on the working scale: squared logits, or squared points.
  let tauSquared: Double
  let fit: Fit

  /// The predictions at one value of τ², by member.
  struct Fit: Sendable {
    /// The predictions; nil where the other units permit none.
    let predictions: [Prediction?]
    /// The coefficients; empty without a regression.
    var coefficients: [Coefficient] = []
    /// The studentised residuals; nil without a regression, or where the unit alone determines a
    /// coefficient.
    var studentisedResiduals: [Double?]
  }

  /// The relative tolerance of the iteration for τ².
  private static let tolerance = 1e-10
  private static let mostRounds = 60

  /// Solves for the τ² that its own predictions reproduce. Taking one after the other would swing between
  /// two values where large units decide the fit: so by the secant, inside what brackets the answer.
  /// Where the units' distances tell no spread, none is assumed.
  private init(
    _ basis: Basis, _ values: [Double], _ estimator: Overdispersion.Estimator,
    _ fit: (_ tauSquared: Double) throws(RegressionError) -> Fit
  ) throws(RegressionError) {
    func dispersion(_ fit: Fit) -> Overdispersion? {
      let known = zip(fit.predictions, values).compactMap { prediction, value in
        prediction.map { (z: $0.distance(value) / $0.standardError, error: $0.standardError) }
      }
      return try? Overdispersion(
        zScores: known.map(\.z), standardErrors: known.map(\.error), estimator: estimator)
    }
    var current = try fit(0)
    let first = dispersion(current)
    var tauSquared = first?.tauSquared ?? 0
    /// The bracket of the root: at `below` the predictions imply more variance than assumed, at `above`
    /// less.
    var below = (at: 0.0, excess: tauSquared)
    var above: (at: Double, excess: Double)?
    var last = below
    for _ in 0..<Self.mostRounds where tauSquared > 0 {
      current = try fit(tauSquared)
      let excess = (dispersion(current)?.tauSquared ?? 0) - tauSquared
      if excess.magnitude <= Self.tolerance * tauSquared { break }
      let slope = (excess - last.excess) / (tauSquared - last.at)
      last = (tauSquared, excess)
      if excess > 0 { below = last } else { above = last }
      let secant = tauSquared - excess / slope
      if let above {
        let isInside = secant > below.at && secant < above.at
        tauSquared = isInside ? secant : (below.at + above.at) / 2
      } else {
        tauSquared += excess
      }
    }
    self.basis = basis
    phi = first?.phi ?? 1
    self.tauSquared = tauSquared
    self.fit = current
  }

  /// Predicts shares by regression on context; without context, by the pooled share of all other units.
  /// - Throws: `RegressionError` naming the invalid column.
  init(_ shares: [Share], on context: [Covariate], _ estimator: Overdispersion.Estimator)
    throws(RegressionError)
  {
    var last: BinomialRegression?
    try self.init(context.isEmpty ? .common : .regression, shares.map(\.value), estimator) {
      tauSquared throws(RegressionError) in
      // A unit's variance beside the binomial one: 1 + τ²np(1 − p) times as much.
      let weights = zip(shares, last?.fitted ?? []).map { share, p in
        1 / (1 + tauSquared * Double(share.total) * p * (1 - p))
      }
      let regression: BinomialRegression
      if let last {
        regression = try last.reweighted(by: weights)
      } else {
        regression = try BinomialRegression(shares, on: context)
      }
      last = regression
      return Fit(regression, shares, weights: weights)
    }
  }

  /// Predicts means by weighted least squares.
  /// - Parameter spread: the standard deviation between persons.
  /// - Throws: `RegressionError` naming the invalid column.
  init(
    means: [Double], counts: [Int], spread: Double, on context: [Covariate],
    _ estimator: Overdispersion.Estimator
  ) throws(RegressionError) {
    let chance = counts.map { spread * spread / Double($0) }
    try self.init(context.isEmpty ? .common : .regression, means, estimator) {
      tauSquared throws(RegressionError) in
      let regression = try LinearRegression(
        means, weights: chance.map { 1 / ($0 + tauSquared) }, on: context)
      return Fit(regression, chance: chance, tauSquared: tauSquared)
    }
  }

  /// Predicts shares by regression on context at a known variance between units.
  /// - Throws: `RegressionError` naming the invalid column.
  static func fit(_ shares: [Share], on context: [Covariate], tauSquared: Double)
    throws(RegressionError) -> Fit
  {
    var regression = try BinomialRegression(shares, on: context)
    var weights: [Double] = []
    // The weights hang on the fitted shares, which hardly move after the first time.
    for _ in 0..<2 {
      weights = zip(shares, regression.fitted).map { share, p in
        1 / (1 + tauSquared * Double(share.total) * p * (1 - p))
      }
      regression = try regression.reweighted(by: weights)
    }
    return Fit(regression, shares, weights: weights)
  }

  /// Predicts means by weighted least squares at known variances between persons and units.
  /// - Throws: `RegressionError` naming the invalid column.
  static func fit(
    means: [Double], counts: [Int], variance: Double, on context: [Covariate], tauSquared: Double
  ) throws(RegressionError) -> Fit {
    let chance = counts.map { variance / Double($0) }
    return Fit(
      try LinearRegression(means, weights: chance.map { 1 / ($0 + tauSquared) }, on: context),
      chance: chance, tauSquared: tauSquared)
  }

  /// Predicts each unit from its peers.
  /// - Parameter prediction: the peers' prediction for a member at a τ²; nil where it has too few.
  init(
    values: [Double], _ estimator: Overdispersion.Estimator,
    peers prediction: (_ member: Int, _ tauSquared: Double) -> Prediction?
  ) throws(RegressionError) {
    try self.init(.peers, values, estimator) { tauSquared in
      Fit(
        predictions: values.indices.map { prediction($0, tauSquared) },
        studentisedResiduals: values.map { _ in nil })
    }
  }
}

extension Expectation.Fit {
  /// - Parameter weights: what the regression weighs each unit by beside its n; empty for 1.
  fileprivate init(_ regression: BinomialRegression, _ shares: [Share], weights: [Double]) {
    let expected = regression.leaveOneOut()
    self.init(
      predictions: shares.indices.map { unit in
        let (n, p) = (Double(shares[unit].total), regression.fitted[unit])
        let information = (weights.isEmpty ? 1 : weights[unit]) * n * p * (1 - p)
        let leverage = regression.leverages[unit]
        return expected[unit].flatMap {
          Prediction(
            share: $0, total: shares[unit].total,
            uncertainty: leverage / (1 - leverage) / information)
        }
      },
      coefficients: regression.coefficients,
      studentisedResiduals: regression.studentisedResiduals)
  }

  fileprivate init(_ regression: LinearRegression, chance: [Double], tauSquared: Double) {
    self.init(
      predictions: chance.indices.map { unit in
        let leverage = regression.leverages[unit]
        return regression.leaveOneOut[unit].map {
          Prediction(
            mean: $0, chance: chance[unit],
            uncertainty: leverage / (1 - leverage) * (chance[unit] + tauSquared))
        }
      },
      coefficients: regression.coefficients,
      studentisedResiduals: regression.studentisedResiduals)
  }
}

/// The basis of the expectations.
public enum Basis: String, Sendable {
  /// Regression on the declared context.
  case regression
  /// The peers, since there are too few units for a regression.
  case peers
  /// All other units pooled, since no context is declared.
  case common
}
