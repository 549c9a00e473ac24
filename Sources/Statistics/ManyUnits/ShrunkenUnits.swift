/// Fits the common distribution of units' shares, and shrinks each unit towards it.
///
/// Below `fewUnits` units the common distribution is not taken for known: it is integrated over.
public struct ShrunkenUnits: Sendable {
  public let shares: [Share]
  /// The likeliest common distribution.
  public let model: BetaBinomial
  /// The shrunken share of each unit, in the order of `shares`.
  public let shrunken: [ShrunkenShare]
  /// Whether the common distribution was integrated over.
  public let isIntegrated: Bool

  /// The number of units below which the common distribution is integrated over.
  public static let fewUnits = 60

  /// - Throws: `StatisticsError` where no distribution can be fitted.
  public init(_ shares: [Share]) throws(StatisticsError) {
    let model = try BetaBinomial(shares)
    let integrated = shares.count < Self.fewUnits ? CommonDistributions(shares) : nil
    var shrunken: [ShrunkenShare] = []
    for share in shares {
      if let integrated {
        shrunken.append(try integrated.shrunken(share))
      } else {
        shrunken.append(try model.shrunken(share))
      }
    }
    self.shares = shares
    self.model = model
    self.shrunken = shrunken
    isIntegrated = integrated != nil
  }
}
