import Statistics

/// Searches for units that lastingly do better than expected by enough to matter, and says how sure that is.
///
/// Every period's expectation is made without the unit; the distances of all periods together tell what lasts
/// of each unit (`LastingDifferences`). Who is named follows from the probability π that the unit's lasting
/// value is better than expected by the smallest difference that matters.
public struct LastingSearch: Sendable {
  /// What is said of each unit, in the family's order; nil for a unit that is not judged.
  public let units: [LastingEvidence?]
  /// The covariance that all units' figures follow; nil where nobody is judged.
  public let covariance: RepeatedCovariance?
  /// The number of periods that tell of any unit.
  public let periods: Int
  /// The variance between the judged units' lasting values beyond what is expected, the mean over them: in
  /// squared logits, or squared points; nil where nobody is judged.
  public let lastingVariance: Double?
  private let fitted: FittedSearch?
  private let q: Double
  private let settings: CandidateSettings

  /// The number of periods, the tested one included, that are used at most.
  public static let mostPeriods = 10
  /// The number of judged units below which nobody is named.
  public static let fewestUnits = 30

  /// The indices of the units whose grade is clear or likely.
  public var named: [Int] { units.indices.filter { units[$0]?.grade.isNamed ?? false } }

  /// - Parameters:
  ///   - families: with the same units, the tested one last; none from before a break.
  ///   - tested: the assessment of the last of them, where it is made already.
  ///   - q: the share of the named that may be expected not to be so much better, in (0, 1).
  /// - Throws: `RegressionError` naming the context column that is constant, collinear or separates the units.
  public init(
    _ families: [Family], tested: Assessment? = nil, q: Double, _ settings: CandidateSettings
  ) throws(RegressionError) {
    guard let last = families.last else { throw .tooFewUnits(0, coefficients: 1) }
    let assessment = if let tested { tested } else { try Assessment(last, settings) }
    (self.q, self.settings) = (q, settings)
    fitted = try FittedSearch(
      families.suffix(Self.mostPeriods), tauSquared: assessment.tauSquared, settings, from: nil)
    covariance = fitted?.found.covariance
    periods = fitted?.periods ?? 0
    lastingVariance = fitted?.lastingVariance
    units = fitted?.graded(last.aim, q: q) ?? last.units.map { _ in nil }
  }

  /// The indices of those that would be named without some of the families' context.
  /// - Parameter isLeftOut: by the circumstance's name.
  /// - Throws: `RegressionError` as the search with all.
  func named(_ families: [Family], without isLeftOut: (String) -> Bool) throws(RegressionError)
    -> Set<Int>
  {
    let fewer = Self.families(families, without: isLeftOut)
    guard let last = fewer.last, let fitted = try refitted(fewer) else { return [] }
    return fitted.named(last.aim, q: q)
  }

  /// `lastingVariance` without some of the families' context.
  func lastingVariance(_ families: [Family], without isLeftOut: (String) -> Bool)
    throws(RegressionError) -> Double?
  {
    try refitted(Self.families(families, without: isLeftOut))?.lastingVariance
  }

  private static func families(_ families: [Family], without isLeftOut: (String) -> Bool)
    -> [Family]
  {
    families.suffix(mostPeriods).map { family in
      var family = family
      family.context.removeAll { isLeftOut($0.circumstance) }
      return family
    }
  }

  private func refitted(_ families: [Family]) throws(RegressionError) -> FittedSearch? {
    guard let last = families.last else { return nil }
    return try FittedSearch(
      families, tauSquared: try Assessment.tauSquared(last, settings), settings,
      from: fitted?.found.place)
  }

  /// The indices of those that would be named with another aim or q, from the same fit.
  func named(_ aim: Aim, q: Double) -> Set<Int> { fitted?.named(aim, q: q) ?? [] }
}
