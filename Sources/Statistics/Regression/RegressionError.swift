/// The reason why a regression cannot be fitted.
public enum RegressionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A column's length differs from the number of units.
  case unequalLengths(column: String, count: Int, units: Int)
  /// A value, weight or response that is no finite number, or a weight that is not positive.
  case refusedValue(column: String, unit: Int, value: Double, allowed: String)
  case repeatedName(String)
  /// Too few units for the spread round the line, with one left out, to be estimated.
  case tooFewUnits(Int, coefficients: Int)
  /// Every unit has the same value in the column.
  case constantColumn(String)
  /// The column is a linear combination of the others.
  case collinearColumn(String, with: [String])
  /// The likelihood grows without end: the column divides the units into none and all, or, without
  /// a column, nobody or everybody has the event.
  case separated(by: String?)
  /// The iteration did not converge; no known input leads here.
  case notConverged(iterations: Int)

  public var description: String {
    switch self {
    case .unequalLengths(let column, let count, let units):
      "\(column) has \(count) values, but must have one for each of the \(units) units"
    case .refusedValue(let column, let unit, let value, let allowed):
      "\(column) of unit \(unit + 1) is \(value), but must be \(allowed)"
    case .repeatedName(let name):
      "two columns are named \(name), but names must differ"
    case .tooFewUnits(let units, let coefficients):
      "\(units) units for \(coefficients) coefficients, but there must be at least "
        + "\(coefficients + 2)"
    case .constantColumn(let name):
      "\(name) has the same value for every unit, so it explains nothing: leave it out"
    case .collinearColumn(let name, let others):
      "\(name) follows from \(others.joined(separator: ", ")): leave one of them out"
    case .separated(let column?):
      "\(column) divides the units into those where nobody and those where everybody has the "
        + "event, so no coefficient is the most likely: leave it out"
    case .separated(by: nil):
      "nobody or everybody has the event in every unit, so no coefficient is the most likely"
    case .notConverged(let iterations):
      "no fit after \(iterations) iterations"
    }
  }
}
