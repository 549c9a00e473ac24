import Statistics

/// The evidence of one period about every unit: its observed and expected values, and how far apart they
/// are.
public struct Assessment: Sendable {
  public let period: String
  public internal(set) var aim: Aim
  /// The assessment of each unit, in the family's order.
  public let units: [UnitAssessment]
  /// The basis of the expectations; nil where there are too few units for any.
  public let basis: Basis?
  /// The regression's coefficients; empty where there is none.
  public let coefficients: [Coefficient]
  /// The dispersion φ: the variance of the units' distances relative to chance; nil without basis.
  public let phi: Double?
  /// The variance between units beyond context and chance, in squared logits for shares and squared
  /// points for means; nil without basis.
  public let tauSquared: Double?

  /// The number of units tested.
  public var tested: Int { units.count { $0.pValue != nil } }

  /// - Throws: `RegressionError` naming the context column that is constant, collinear or separates the
  ///   units.
  public init(_ family: Family, _ settings: CandidateSettings) throws(RegressionError) {
    let members = Members(family)
    let eligible = family.units.indices.filter { members.lacks[$0].isEligible }
    let outcomes = eligible.compactMap { family.outcomes[$0] }
    let spread = Self.spread(family, outcomes)
    let peers = PeerSets(family, members, settings, spread: spread)
    let expectation = try Self.expectation(members, peers, spread, settings)
    var units = family.units.indices.map {
      UnitAssessment(outcome: family.outcomes[$0], lack: members.lacks[$0])
    }
    if let robust = (try? robustZ(outcomes.map(\.value))) ?? nil {
      for (place, z) in zip(eligible, robust) { units[place].record(robustZ: z) }
    }
    for (member, place) in members.places.enumerated() {
      let outcome = members.outcomes[member]
      units[place].record(
        peers: peers.places[member],
        peers.prediction(member, of: outcome, tauSquared: expectation?.tauSquared ?? 0),
        tauSquared: expectation?.tauSquared)
      guard let expectation, let prediction = expectation.fit.predictions[member] else {
        units[place].lack = .expectation
        continue
      }
      units[place].record(
        prediction, residual: expectation.fit.studentisedResiduals[member],
        tauSquared: expectation.tauSquared, sign: family.aim.better.sign)
    }
    let qValues = (try? benjaminiHochberg(units.compactMap(\.pValue))) ?? []
    for (place, q) in zip(units.indices.filter { units[$0].pValue != nil }, qValues) {
      units[place].qValue = q
    }
    period = family.period
    aim = family.aim
    self.units = units
    basis = expectation?.basis
    coefficients = expectation?.fit.coefficients ?? []
    phi = expectation?.phi
    tauSquared = expectation?.tauSquared
  }

  /// The variance between units beyond context and chance alone, as an assessment has it; nil without basis, and
  /// where the basis is the peers.
  /// - Throws: `RegressionError` as an assessment does.
  static func tauSquared(_ family: Family, _ settings: CandidateSettings) throws(RegressionError)
    -> Double?
  {
    let members = Members(family)
    let eligible = family.units.indices.filter { members.lacks[$0].isEligible }
    let spread = Self.spread(family, eligible.compactMap { family.outcomes[$0] })
    return try Self.regression(members, spread, settings)?.tauSquared
  }

  /// The standard deviation between persons, given or estimated from the eligible units; nil for shares,
  /// and where it cannot be estimated.
  private static func spread(_ family: Family, _ outcomes: [Outcome]) -> Double? {
    guard outcomes.first?.isShare == false else { return nil }
    return family.spread
      ?? (try? EstimatedSpread(means: outcomes.map(\.value), counts: outcomes.map(\.count)))?.spread
  }

  /// Returns nil where there are too few units, or their variation cannot be estimated.
  private static func expectation(
    _ members: Members, _ peers: PeerSets, _ spread: Double?, _ settings: CandidateSettings
  ) throws(RegressionError) -> Expectation? {
    guard !members.allowRegression(settings) else {
      return try regression(members, spread, settings)
    }
    guard members.outcomes.first?.isShare != false || spread != nil,
      peers.places.contains(where: { !$0.isEmpty })
    else { return nil }
    return try Expectation(values: members.outcomes.map(\.value), settings.overdispersion) {
      member, tauSquared in
      peers.prediction(member, of: members.outcomes[member], tauSquared: tauSquared)
    }
  }

  /// Returns nil where there are too few units, or their variation cannot be estimated.
  private static func regression(
    _ members: Members, _ spread: Double?, _ settings: CandidateSettings
  ) throws(RegressionError) -> Expectation? {
    let estimator = settings.overdispersion
    let shares = members.outcomes.compactMap(\.share)
    let isShare = shares.count == members.outcomes.count
    guard isShare || spread != nil, members.allowRegression(settings) else { return nil }
    do {
      guard let spread else {
        return try Expectation(shares, on: members.context, estimator)
      }
      return try Expectation(
        means: members.outcomes.map(\.value), counts: members.outcomes.map(\.count),
        spread: spread, on: members.context, estimator)
    } catch .separated(by: nil), .tooFewUnits {
      return nil
    }
  }
}

/// The evidence of one period about one unit.
public struct UnitAssessment: Sendable, Hashable {
  public let outcome: Outcome?
  /// Why the unit is not tested; nil when it is.
  public internal(set) var lack: Lack?
  /// The value predicted from the other units: a fraction, or points.
  public private(set) var expected: Double?
  /// The value minus the expected one.
  public private(set) var difference: Double?
  /// The externally studentised residual of the regression; nil without one.
  public private(set) var studentisedResidual: Double?
  /// The indices of the peers that have a figure; empty where they are too few.
  public private(set) var peers: [Int] = []
  public private(set) var peerValue: Double?
  /// The value minus that of the peers combined.
  public private(set) var peerDifference: Double?
  /// The peer difference divided by its standard deviation.
  public private(set) var peerZ: Double?
  /// The robust z of the value among all eligible units.
  public private(set) var robustZ: Double?
  /// The difference divided by the standard deviation of chance alone.
  public private(set) var z: Double?
  /// The difference divided by the standard deviation of chance, the variance between units and the
  /// expectation's own uncertainty.
  public private(set) var zOverdispersed: Double?
  /// The one-sided p-value towards better.
  public private(set) var pValue: Double?
  /// The Benjamini–Hochberg q-value within the family.
  public internal(set) var qValue: Double?

  public var value: Double? { outcome?.value }

  init(outcome: Outcome?, lack: Lack?) {
    self.outcome = outcome
    self.lack = lack
  }

  mutating func record(robustZ: Double?) { self.robustZ = robustZ }

  mutating func record(peers: [Int], _ prediction: Prediction?, tauSquared: Double?) {
    self.peers = peers
    guard let value, let prediction else { return }
    peerValue = prediction.expected
    peerDifference = value - prediction.expected
    peerZ = tauSquared.map { prediction.z(value, tauSquared: $0) }
  }

  mutating func record(
    _ prediction: Prediction, residual: Double?, tauSquared: Double, sign: Double
  ) {
    guard let value else { return }
    expected = prediction.expected
    difference = value - prediction.expected
    studentisedResidual = residual
    z = prediction.z(value)
    let overdispersed = prediction.z(value, tauSquared: tauSquared)
    zOverdispersed = overdispersed
    pValue = NormalDistribution.upperTail(sign * overdispersed)
  }
}
