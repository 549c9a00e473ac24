/// Weighted least squares: the b of least Σw(y − Xb)², X the intercept and the covariates.
///
/// Where weights are inverse variances up to a common factor, that factor is estimated as
/// φ = Σw(y − Xb)²/(m − k), m units and k coefficients. Everything is as R's `lm` with weights has it:
/// standard errors, leverages (`hatvalues`) and externally studentised residuals (`rstudent`).
public struct LinearRegression: Sendable {
  public let coefficients: [Coefficient]
  /// The fitted values Xb.
  public let fitted: [Double]
  /// The leverage of each unit, in [0, 1].
  public let leverages: [Double]
  /// The dispersion φ: the residual variance at weight 1.
  public let dispersion: Double
  /// Each unit's distance to what is fitted, over its standard error with φ from the others:
  /// Student's t with m − k − 1 degrees of freedom for a unit like the others. nil where the unit
  /// alone decides a coefficient, or where nothing is left of the others' spread.
  public let studentisedResiduals: [Double?]
  /// The value that the other units predict for each unit, exactly: y − (y − Xb)/(1 − h).
  public let leaveOneOut: [Double?]

  /// - Parameters:
  ///   - values: the response, one for each unit.
  ///   - weights: positive, nil for equal.
  ///   - covariates: a column of numbers each, one for each unit; none for the mean alone.
  /// - Throws: `RegressionError` by name of the column that is wrong.
  public init(
    _ values: [Double], weights: [Double]? = nil, on covariates: [Covariate] = []
  ) throws(RegressionError) {
    let units = values.count
    let design = try DesignMatrix(covariates, units: units)
    try values.requireFinite(named: "response", units: units)
    let weights = weights ?? Array(repeating: 1, count: units)
    try weights.requireWeights(units: units)
    let factors = design.factored(weights: weights)
    let scaled = factors.leastSquares(zip(values, weights).map { $0 * $1.squareRoot() })
    let fitted = design.predict(scaled)
    let residuals = values.indices.map { (values[$0] - fitted[$0]) * weights[$0].squareRoot() }
    let freedom = units - design.columns
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    leverages = factors.leverages
    dispersion = squares / Double(freedom)
    coefficients = design.coefficients(scaled, factors, dispersion: dispersion)
    self.fitted = fitted
    studentisedResiduals = zip(residuals, leverages).map { residual, leverage in
      guard leverage < Leverage.limit else { return nil }
      let others = (squares - residual * residual / (1 - leverage)) / Double(freedom - 1)
      guard others > 0 else { return nil }
      return residual / (others * (1 - leverage)).squareRoot()
    }
    leaveOneOut = values.indices.map { [leverages] unit in
      guard leverages[unit] < Leverage.limit else { return nil }
      return values[unit] - (values[unit] - fitted[unit]) / (1 - leverages[unit])
    }
  }
}

enum Leverage {
  /// The leverage from which on a unit alone determines a coefficient, so that there is no fit without
  /// it.
  static let limit = 1 - 1e-10
}
