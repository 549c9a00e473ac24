/// Units with the distribution they share, each pulled towards it as far as its numbers are few.
public struct ShrunkenUnits: Sendable {
  public let shares: [Share]
  public let model: BetaBinomial
  /// Unit by unit.
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
