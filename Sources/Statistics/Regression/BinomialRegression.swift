import Foundation

/// What a share is expected to be, given its context: binomial regression on the logit,
/// ln(p/(1 − p)) = b₀ + b₁c₁ + …, by maximum likelihood.
///
/// Units differ by more than their context and chance explain: that is φ, Pearson's
/// Σ(x − np)²/(np(1 − p)) over m − k, for m units and k coefficients, which widens standard errors and
/// residuals (the quasi-binomial model). Everything is as R's `glm(family = quasibinomial)` has it:
/// `hatvalues`, `rstudent`, standard errors.
///
/// Source: McCullagh and Nelder 1989, Generalized Linear Models, chapter 4; Williams 1987, Applied
/// Statistics 36:181, for the studentised residuals.
public struct BinomialRegression: Sendable {
  public let coefficients: [Coefficient]
  /// The share that each unit's context predicts, from a fit that has the unit in it.
  public let fitted: [Double]
  /// The leverage of each unit, in [0, 1].
  public let leverages: [Double]
  /// φ; 1 where chance explains everything that context does not.
  public let dispersion: Double
  /// The deviance, 2Σ of each unit's log likelihood at its own share less that at the fitted one.
  public let deviance: Double
  /// Each unit's distance to what is fitted, over its standard error with the unit left out:
  /// sign·√(d² + h·r²/(1 − h))/σ₍ᵢ₎, d deviance and r Pearson residual, σ₍ᵢ₎² = (Σd² − d²/(1 − h))/(m − k − 1).
  /// nil where the unit alone decides a coefficient, or nothing is left of the others' spread.
  public let studentisedResiduals: [Double?]
  private let fit: BinomialFit

  /// - Parameters:
  ///   - shares: each unit's events and total.
  ///   - weights: positive, what a unit counts beside its n; nil for 1. R's prior weights divided by n.
  ///   - covariates: a column of numbers each, one for each unit; none for the common share alone.
  /// - Throws: `RegressionError` by name of the column that is wrong.
  public init(
    _ shares: some Collection<Share>, weights: [Double]? = nil, on covariates: [Covariate] = []
  ) throws(RegressionError) {
    let design = try DesignMatrix(covariates, units: shares.count)
    try weights?.requireWeights(units: shares.count)
    self.init(
      try BinomialFit(
        design, events: shares.map { Double($0.events) },
        others: shares.map { Double($0.total - $0.events) },
        weights: weights ?? Array(repeating: 1, count: shares.count)))
  }

  /// Fits the same shares and covariates with other weights, starting from this fit.
  ///
  /// - Throws: `RegressionError` as the first fit.
  public func reweighted(by weights: [Double]) throws(RegressionError) -> BinomialRegression {
    try weights.requireWeights(units: fitted.count)
    return BinomialRegression(try fit.reweighted(by: weights))
  }

  private init(_ fit: BinomialFit) {
    self.fit = fit
    let (design, units) = (fit.design, fit.logits.indices)
    let freedom = units.count - design.columns
    let leverages = fit.factors.leverages
    let pearson = units.map { fit.pearsonResidual($0) }
    let deviances = units.map { fit.devianceResidual($0) }
    let deviance = deviances.reduce(0) { $0 + $1 * $1 }
    let dispersion = pearson.reduce(0) { $0 + $1 * $1 } / Double(freedom)
    fitted = fit.shares
    self.leverages = leverages
    self.dispersion = dispersion
    self.deviance = deviance
    coefficients = design.coefficients(fit.scaled, fit.factors, dispersion: dispersion)
    studentisedResiduals = units.map { unit in
      let (h, d, r) = (leverages[unit], deviances[unit], pearson[unit])
      guard h < Leverage.limit else { return nil }
      let others = (deviance - d * d / (1 - h)) / Double(freedom - 1)
      guard others > 0 else { return nil }
      let size = ((d * d + h * r * r / (1 - h)) / others).squareRoot()
      return d < 0 ? -size : size
    }
  }

  /// The share the others predict for each unit: the regression made again without it, exactly, not
  /// by one step. nil where the others alone allow no fit.
  public func leaveOneOut() -> [Double?] {
    fit.logitsLeavingOneOut(leverages: leverages).map { $0.map(logistic) }
  }
}

/// 1/(1 + e⁻ˣ), with all its digits near 0; near 1 use the complement, logistic(−x).
func logistic(_ logit: Double) -> Double {
  logit < 0 ? exp(logit) / (1 + exp(logit)) : 1 / (1 + exp(-logit))
}
