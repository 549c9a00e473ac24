/// The difference of two independent means, each with a known or estimated spread between persons:
/// grunnskolepoeng of a municipality in two years.
public struct MeanDifference: SymmetricDifference, Hashable {
  /// The first mean minus the second, in the mean's own unit.
  public let difference: Double
  /// √(σ₁²/n₁ + σ₂²/n₂), in the mean's own unit, positive.
  public let standardError: Double

  /// - Throws: `StatisticsError` for a mean whose spread is not known.
  public init(_ first: Mean, minus second: Mean) throws(StatisticsError) {
    standardError = try (first.variance() + second.variance()).squareRoot()
    difference = first.value - second.value
  }
}

extension Mean {
  /// σ²/n.
  fileprivate func variance() throws(StatisticsError) -> Double {
    let spread = try requiredSpread()
    return spread * spread / Double(count)
  }
}
