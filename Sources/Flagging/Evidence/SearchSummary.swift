import Indicators
import Statistics

/// How a list of candidates was made, and how often it is expected to be wrong.
public struct SearchSummary: Sendable, Hashable {
  /// The number of units in the family, and of those of which something lasting can be told.
  public let units: Int
  public let tested: Int
  public private(set) var candidates: Int
  /// The number of periods that tell of what lasts.
  public let periods: Int
  /// The covariance that all units' figures follow; nil where nobody is judged.
  public let covariance: RepeatedCovariance?
  /// The basis of the expectations; nil where there are too few units for any.
  public let basis: Basis?
  public let phi: Double?
  public let tauSquared: Double?
  /// The standard deviation between units beyond context and chance, evaluated at the common value: a
  /// fraction, or points.
  public let typicalDeviation: Double?
  /// The regression's coefficients; empty where there is none.
  public let coefficients: [Coefficient]
  /// The declared context indicators that were left out because no figures are loaded.
  public let missingContext: [String]
  /// Whether peers were chosen by this very indicator, so that nobody has any on it.
  public let isMatched: Bool
  /// How many of the candidates are expected not to be better by enough: the sum of their 1 − π.
  public private(set) var expectedFalseFlags: Double
  public let aim: Aim
  public let settings: CandidateSettings

  public init(
    _ search: DeviantSearch, _ lasting: LastingSearch, _ settings: CandidateSettings,
    missingContext: [String] = [], isMatched: Bool = false
  ) {
    let tested = search.tested
    units = search.units.count
    self.tested = lasting.units.count { $0 != nil }
    candidates = lasting.named.count
    periods = lasting.periods
    covariance = lasting.covariance
    basis = tested.basis
    phi = tested.phi
    tauSquared = tested.tauSquared
    typicalDeviation = Self.typicalDeviation(tested)
    coefficients = tested.coefficients
    self.missingContext = missingContext
    self.isMatched = isMatched
    expectedFalseFlags = lasting.named.reduce(0) {
      $0 + 1 - (lasting.units[$1]?.probability ?? 0)
    }
    aim = tested.aim
    self.settings = settings
  }

  /// Counts the candidates of rows that were put together from several searches.
  mutating func count(_ rows: [Candidate]) {
    candidates = rows.count(where: \.isCandidate)
    expectedFalseFlags = rows.expectedFalseFlags
  }

  /// Whether the units' circumstances are reckoned with, beyond how many they are.
  public var hasCircumstances: Bool { circumstances.contains { $0 != Indicator.sizeAsContext } }

  /// The circumstances that the expectations rest on, by name, in the catalogue's order.
  public var circumstances: [String] {
    coefficients.map(\.name).filter {
      $0 != Coefficient.intercept && $0 != Indicator.squaredSizeAsContext
    }
  }

  private static func typicalDeviation(_ tested: Assessment) -> Double? {
    let outcomes = tested.units.filter(\.isEligible).compactMap(\.outcome)
    guard let first = outcomes.first, let tauSquared = tested.tauSquared,
      let common = try? weightedMean(
        outcomes.map(\.value), weights: outcomes.map { Double($0.count) })
    else { return nil }
    return tauSquared.squareRoot() * (first.isShare ? common * (1 - common) : 1)
  }
}

extension SearchSummary: Encodable {
  private enum Key: String, CodingKey {
    case units, tested, candidates, periods, basis, phi, tau2, coefficients, missingContext
    case expectedFalseFlags, settings
    case name, estimate, se
    case better, floor, smallestDifference, q, lastingBetter, lastingOf, lastingStrength
    case agreeingMethods, agreeingStrength
    case peers, fewestPeers, unitsPerCoefficient, overdispersion, contextYears
  }

  public func encode(to encoder: any Encoder) throws {
    var summary = encoder.container(keyedBy: Key.self)
    try summary.encode(units, forKey: .units)
    try summary.encode(tested, forKey: .tested)
    try summary.encode(candidates, forKey: .candidates)
    try summary.encode(periods, forKey: .periods)
    try summary.encode(basis?.rawValue, forKey: .basis)
    try summary.encode(phi, forKey: .phi)
    try summary.encode(tauSquared, forKey: .tau2)
    var list = summary.nestedUnkeyedContainer(forKey: .coefficients)
    for coefficient in coefficients {
      var item = list.nestedContainer(keyedBy: Key.self)
      try item.encode(coefficient.name, forKey: .name)
      try item.encode(coefficient.estimate, forKey: .estimate)
      try item.encode(coefficient.standardError, forKey: .se)
    }
    try summary.encode(missingContext, forKey: .missingContext)
    try summary.encode(expectedFalseFlags, forKey: .expectedFalseFlags)
    var chosen = summary.nestedContainer(keyedBy: Key.self, forKey: .settings)
    try chosen.encode(aim.better == .higherIsBetter ? "high" : "low", forKey: .better)
    try chosen.encode(aim.floor, forKey: .floor)
    try chosen.encode(aim.smallestDifference, forKey: .smallestDifference)
    try chosen.encode(settings.falseDiscoveryRate, forKey: .q)
    try chosen.encode(settings.lasting.better, forKey: .lastingBetter)
    try chosen.encode(settings.lasting.of, forKey: .lastingOf)
    try chosen.encode(settings.lasting.strength, forKey: .lastingStrength)
    try chosen.encode(settings.agreement.methods, forKey: .agreeingMethods)
    try chosen.encode(settings.agreement.strength, forKey: .agreeingStrength)
    try chosen.encode(settings.peers, forKey: .peers)
    try chosen.encode(settings.fewestPeers, forKey: .fewestPeers)
    try chosen.encode(settings.unitsPerCoefficient, forKey: .unitsPerCoefficient)
    try chosen.encode(settings.overdispersion.rawValue, forKey: .overdispersion)
    try chosen.encode(settings.contextYears, forKey: .contextYears)
  }
}
