import Statistics

/// How a list of candidates was made, and how often it is expected to be wrong.
public struct SearchSummary: Sendable, Hashable {
  /// The number of units in the family, and of those tested.
  public let units: Int
  public let tested: Int
  public private(set) var candidates: Int
  public private(set) var nearMisses: Int
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
  /// The number of candidates expected to be false: q times the units beyond chance.
  public let expectedFalseFlags: Double
  public let aim: Aim
  public let settings: CandidateSettings

  public init(
    _ search: DeviantSearch, _ settings: CandidateSettings, missingContext: [String] = []
  ) {
    let tested = search.tested
    units = search.units.count
    self.tested = tested.tested
    candidates = search.units.count { $0.gates.isCandidate }
    nearMisses = search.units.count { $0.gates.isNearMiss }
    basis = tested.basis
    phi = tested.phi
    tauSquared = tested.tauSquared
    typicalDeviation = Self.typicalDeviation(tested)
    coefficients = tested.coefficients
    self.missingContext = missingContext
    let beyondChance = tested.units.count { ($0.qValue ?? 1) <= settings.falseDiscoveryRate }
    expectedFalseFlags = settings.falseDiscoveryRate * Double(beyondChance)
    aim = tested.aim
    self.settings = settings
  }

  /// Counts the candidates and near misses of rows that were put together from several searches.
  mutating func count(_ rows: [Candidate]) {
    candidates = rows.count(where: \.isCandidate)
    nearMisses = rows.count(where: \.isNearMiss)
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
    case units, tested, candidates, nearMisses, basis, phi, tau2, coefficients, missingContext
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
    try summary.encode(nearMisses, forKey: .nearMisses)
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
