/// A named column of context, one value for each unit.
public struct Covariate: Sendable, Hashable {
  public let name: String
  public let values: [Double]

  public init(_ name: String, _ values: [Double]) {
    self.name = name
    self.values = values
  }
}

/// A coefficient of a regression, in the units of its column.
public struct Coefficient: Sendable, Hashable {
  /// The column's name, or `intercept`.
  public let name: String
  public let estimate: Double
  public let standardError: Double

  /// The name of the coefficient every regression has.
  public static let intercept = "intercept"
}
