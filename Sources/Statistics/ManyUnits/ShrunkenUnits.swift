/// Fits the common distribution of units' shares, and shrinks each unit towards it.
public struct ShrunkenUnits: Sendable {
  public let shares: [Share]
  public let model: BetaBinomial
  /// The shrunken share of each unit, in the order of `shares`.
  public let shrunken: [ShrunkenShare]

  /// - Throws: `StatisticsError` where no distribution can be fitted.
  public init(_ shares: [Share]) throws(StatisticsError) {
    let model = try BetaBinomial(shares)
    var shrunken: [ShrunkenShare] = []
    for share in shares { shrunken.append(try model.shrunken(share)) }
    self.shares = shares
    self.model = model
    self.shrunken = shrunken
  }
}
