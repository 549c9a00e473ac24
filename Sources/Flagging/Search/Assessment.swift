import Statistics

/// What the figures of one period say of every unit: expected, observed, and how far apart.
public struct Assessment: Sendable {
  public let period: String
  public internal(set) var aim: Aim
  /// Unit by unit, in the family's order.
  public let units: [UnitAssessment]
  /// nil where there are too few units to expect anything from.
  public let basis: Basis?
  /// Of the regression; empty where there is none.
  public let coefficients: [Coefficient]
  /// How many times the variance that chance explains the units' distances have; nil without basis.
  public let phi: Double?
  /// The variance between units beyond circumstances and chance, in squared logits for shares and
  /// squared points for means; nil without basis.
  public let tauSquared: Double?

  /// How many units are tested.
  public var tested: Int { units.count { $0.pValue != nil } }

  /// - Throws: `RegressionError` by name of the context column that is constant, follows from others or
  ///   divides the units.
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
      for (place, z) in zip(eligible, robust) { units[place].take(robustZ: z) }
    }
    for (member, place) in members.places.enumerated() {
      let outcome = members.outcomes[member]
      units[place].take(
        peers: peers.places[member],
        peers.prediction(member, of: outcome, tauSquared: expectation?.tauSquared ?? 0),
        tauSquared: expectation?.tauSquared)
      guard let expectation, let prediction = expectation.fit.predictions[member] else {
        units[place].lack = .expectation
        continue
      }
      units[place].take(
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

  /// Between persons: as given, or estimated from the eligible; nil for shares, and where it is not
  /// known.
  private static func spread(_ family: Family, _ outcomes: [Outcome]) -> Double? {
    guard outcomes.first?.isShare == false else { return nil }
    return family.spread
      ?? (try? EstimatedSpread(means: outcomes.map(\.value), counts: outcomes.map(\.count)))?.spread
  }

  /// nil where there are too few units, or the figures tell nothing of how they vary.
  private static func expectation(
    _ members: Members, _ peers: PeerSets, _ spread: Double?, _ settings: CandidateSettings
  ) throws(RegressionError) -> Expectation? {
    let estimator = settings.overdispersion
    let coefficients = members.context.count + 1
    let shares = members.outcomes.compactMap(\.share)
    let values = members.outcomes.map(\.value)
    let isShare = shares.count == values.count
    guard isShare || spread != nil else { return nil }
    guard members.places.count >= settings.unitsPerCoefficient * coefficients else {
      guard peers.places.contains(where: { !$0.isEmpty }) else { return nil }
      return try Expectation(values: values, estimator) { member, tauSquared in
        peers.prediction(member, of: members.outcomes[member], tauSquared: tauSquared)
      }
    }
    do {
      guard let spread else {
        return try Expectation(shares, on: members.context, estimator)
      }
      return try Expectation(
        means: values, counts: members.outcomes.map(\.count), spread: spread, on: members.context,
        estimator)
    } catch .separated(by: nil), .tooFewUnits {
      return nil
    }
  }
}

/// What is known and expected of one unit in one period.
public struct UnitAssessment: Sendable, Hashable {
  public let outcome: Outcome?
  /// Why it is not tested; nil when it is.
  public internal(set) var lack: Lack?
  /// What the others let expect, a fraction or points.
  public private(set) var expected: Double?
  /// Value minus expected.
  public private(set) var difference: Double?
  /// The regression's, externally studentised; nil where no regression is made.
  public private(set) var studentisedResidual: Double?
  /// The places of the peers that have a figure; empty where there are too few.
  public private(set) var peers: [Int] = []
  public private(set) var peerValue: Double?
  /// Value minus the peers' together.
  public private(set) var peerDifference: Double?
  /// The same over its standard deviation.
  public private(set) var peerZ: Double?
  /// Of the value among all that are eligible.
  public private(set) var robustZ: Double?
  /// The difference over what chance alone makes it.
  public private(set) var z: Double?
  /// The difference over what chance, the variance between units and the expectation's own make it.
  public private(set) var zOverdispersed: Double?
  /// One-sided towards better.
  public private(set) var pValue: Double?
  /// Benjamini–Hochberg over the family.
  public internal(set) var qValue: Double?

  public var value: Double? { outcome?.value }

  init(outcome: Outcome?, lack: Lack?) {
    self.outcome = outcome
    self.lack = lack
  }

  mutating func take(robustZ: Double?) { self.robustZ = robustZ }

  mutating func take(peers: [Int], _ prediction: Prediction?, tauSquared: Double?) {
    self.peers = peers
    guard let value, let prediction else { return }
    peerValue = prediction.expected
    peerDifference = value - prediction.expected
    peerZ = tauSquared.map { prediction.z(value, tauSquared: $0) }
  }

  mutating func take(_ prediction: Prediction, residual: Double?, tauSquared: Double, sign: Double)
  {
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
