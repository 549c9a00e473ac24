/// Columns for a regression: the intercept, and covariates brought to mean 0 and standard deviation
/// 1, so that no unit of measurement decides how many digits are left.
struct DesignMatrix: Sendable {
  let units: Int
  /// The intercept first.
  let names: [String]
  /// units × names, column-major.
  let values: [Double]
  /// The mean subtracted from each column, and the standard deviation by which it was divided.
  private let centres: [Double]
  private let scales: [Double]

  var columns: Int { names.count }

  /// The same columns without one unit, neither centred nor scaled again.
  func without(_ row: Int) -> DesignMatrix {
    DesignMatrix(
      units: units - 1, names: names,
      values: values.indices.filter { $0 % units != row }.map { values[$0] },
      centres: centres, scales: scales)
  }

  private init(
    units: Int, names: [String], values: [Double], centres: [Double], scales: [Double]
  ) {
    self.units = units
    self.names = names
    self.values = values
    self.centres = centres
    self.scales = scales
  }

  /// The smallest fraction of a column's norm that must remain when the columns before it are projected
  /// out; below it the column is collinear. R's limit for a linear model.
  static let tolerance = 1e-7

  init(_ covariates: [Covariate], units: Int) throws(RegressionError) {
    var names = [Coefficient.intercept]
    for covariate in covariates {
      guard !names.contains(covariate.name) else { throw .repeatedName(covariate.name) }
      names.append(covariate.name)
    }
    for covariate in covariates {
      try covariate.values.requireFinite(named: covariate.name, units: units)
    }
    guard units >= names.count + 2 else {
      throw .tooFewUnits(units, coefficients: names.count)
    }
    var values = Array(repeating: 1.0, count: units)
    var (centres, scales) = ([0.0], [1.0])
    for covariate in covariates {
      let centre = covariate.values.reduce(0) { $0 + $1 / Double(units) }
      let deviations = covariate.values.map { $0 - centre }
      let largest = deviations.reduce(0) { max($0, $1.magnitude) }
      // A column whose values differ by rounding alone says as little as one whose do not.
      guard largest > Self.tolerance * Self.tolerance * centre.magnitude, largest > 0 else {
        throw .constantColumn(covariate.name)
      }
      let squares = deviations.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
      let scale = largest * (squares / Double(units)).squareRoot()
      values += deviations.map { $0 / scale }
      centres.append(centre)
      scales.append(scale)
    }
    self.init(units: units, names: names, values: values, centres: centres, scales: scales)
    try refuseCollinear()
  }

  /// Every scaled column has the norm √units, so that the diagonal of R shows what is left of it.
  private func refuseCollinear() throws(RegressionError) {
    let factors = QRFactorization(values, rows: units, columns: columns)
    let norm = Double(units).squareRoot()
    for column in 1..<max(columns, 1) {
      let left = factors.r[column * columns + column].magnitude
      guard left <= Self.tolerance * norm else { continue }
      let earlier = QRFactorization(
        Array(values.prefix(column * units)), rows: units, columns: column)
      let parts = earlier.leastSquares(Array(values[(column * units)..<((column + 1) * units)]))
      let others = (1..<column).filter { parts[$0].magnitude > 1e-6 }.map { names[$0] }
      throw .collinearColumn(names[column], with: others)
    }
  }

  /// Each row times the square root of its weight, factored.
  func factored(weights: [Double]) -> QRFactorization {
    var weighted = values
    for row in 0..<units {
      let root = weights[row].squareRoot()
      for column in 0..<columns { weighted[column * units + row] *= root }
    }
    return QRFactorization(weighted, rows: units, columns: columns)
  }

  /// Rows times coefficients on the scaled columns.
  func predict(_ coefficients: [Double]) -> [Double] {
    var sums = Array(repeating: coefficients[0], count: units)
    for column in 1..<max(columns, 1) {
      let coefficient = coefficients[column]
      for row in 0..<units { sums[row] += coefficient * values[column * units + row] }
    }
    return sums
  }

  func row(_ row: Int) -> [Double] { (0..<columns).map { values[$0 * units + row] } }

  /// The coefficients on the columns as they came, with standard errors √(φ·(XᵀWX)⁻¹).
  func coefficients(
    _ scaled: [Double], _ factors: QRFactorization, dispersion: Double
  ) -> [Coefficient] {
    names.indices.map { index in
      // What the coefficient is as a sum of the scaled ones.
      var parts = Array(repeating: 0.0, count: columns)
      parts[index] = 1 / scales[index]
      if index == 0 {
        for other in 1..<max(columns, 1) { parts[other] = -centres[other] / scales[other] }
      }
      let spread = factors.solveRTransposed(parts).reduce(0) { $0 + $1 * $1 }
      return Coefficient(
        name: names[index], estimate: zip(parts, scaled).reduce(0) { $0 + $1.0 * $1.1 },
        standardError: (dispersion * spread).squareRoot())
    }
  }
}

extension [Double] {
  /// One finite value for each unit.
  func requireFinite(named name: String, units: Int) throws(RegressionError) {
    guard count == units else {
      throw .unequalLengths(column: name, count: count, units: units)
    }
    if let unit = firstIndex(where: { !$0.isFinite }) {
      throw .refusedValue(
        column: name, unit: unit, value: self[unit], allowed: "a finite number")
    }
  }

  /// One positive weight for each unit.
  func requireWeights(units: Int) throws(RegressionError) {
    try requireFinite(named: "weight", units: units)
    if let unit = firstIndex(where: { $0 <= 0 }) {
      throw .refusedValue(
        column: "weight", unit: unit, value: self[unit], allowed: "a positive number")
    }
  }
}
