import Files
import Observations
import Statistics

/// Every threshold of the search that is not the indicator's own, as `data/candidates.yaml` has them.
public struct CandidateSettings: Sendable, Hashable {
  /// The largest q of a candidate, in (0, 1): of those beyond chance, at most this share is expected
  /// to be false.
  public var falseDiscoveryRate: Double
  public var lasting: Lasting
  /// How many of residual, peers and robust z must speak for a unit, and how strongly.
  public var agreement: Agreement
  /// How many of the nearest units are a unit's peers.
  public var peers: Int
  /// The fewest peers with a figure that are compared with.
  public var fewestPeers: Int
  /// With fewer units for each coefficient no regression is made.
  public var unitsPerCoefficient: Int
  /// How the variance between units is estimated.
  public var overdispersion: Overdispersion.Estimator
  /// Over how many years circumstances are taken together.
  public var contextYears: Int

  /// Better than expected in so many of the last periods, the tested one among them, and how clearly.
  public struct Lasting: Sendable, Hashable {
    public var better: Int
    public var of: Int
    /// In standard deviations towards better. With 0 the direction alone counts, and half of all units
    /// that did well once have done so by chance in one of two other periods.
    public var strength: Double

    public init(better: Int, of: Int, strength: Double = 1.645) {
      self.better = better
      self.of = of
      self.strength = strength
    }
  }

  public struct Agreement: Sendable, Hashable {
    public var methods: Int
    /// In standard deviations towards better.
    public var strength: Double

    public init(methods: Int, strength: Double) {
      self.methods = methods
      self.strength = strength
    }
  }

  public init(
    falseDiscoveryRate: Double = 0.10, lasting: Lasting = Lasting(better: 2, of: 3),
    agreement: Agreement = Agreement(methods: 2, strength: 1.645), peers: Int = 20,
    fewestPeers: Int = 5, unitsPerCoefficient: Int = 10,
    overdispersion: Overdispersion.Estimator = .robustPauleMandel, contextYears: Int = 5
  ) {
    self.falseDiscoveryRate = falseDiscoveryRate
    self.lasting = lasting
    self.agreement = agreement
    self.peers = peers
    self.fewestPeers = fewestPeers
    self.unitsPerCoefficient = unitsPerCoefficient
    self.overdispersion = overdispersion
    self.contextYears = contextYears
  }
}

extension CandidateSettings: SettingsReadable {
  enum Keys: String, CaseIterable {
    case lasting, agreement, overdispersion
    case falseDiscoveryRate = "false_discovery_rate"
    case fewestPeers = "fewest_peers"
    case unitsPerCoefficient = "units_per_coefficient"
    case contextYears = "context_years"
  }

  /// As the settings file has them; the size of peer groups stands where they are declared.
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    self.init(
      falseDiscoveryRate: try read(.falseDiscoveryRate), lasting: try read(.lasting),
      agreement: try read(.agreement), fewestPeers: try read(.fewestPeers),
      unitsPerCoefficient: try read(.unitsPerCoefficient),
      overdispersion: try read(.overdispersion), contextYears: try read(.contextYears))
    if let (key, reason) = contradiction { throw read.refusal(key, reason) }
  }

  /// The first setting that is not as it should be.
  private var contradiction: (Keys, String)? {
    if !(falseDiscoveryRate > 0 && falseDiscoveryRate < 1) {
      return (.falseDiscoveryRate, "\(falseDiscoveryRate) must be above 0 and below 1")
    }
    if !(1...max(1, lasting.of)).contains(lasting.better) {
      return (.lasting, "\(lasting.better) of \(lasting.of) periods: must be from 1 to all of them")
    }
    if !(1...3).contains(agreement.methods) {
      return (.agreement, "\(agreement.methods) methods must be from 1 to 3")
    }
    for (key, strength) in [
      (Keys.agreement, agreement.strength), (.lasting, lasting.strength),
    ] where !(strength >= 0) {
      return (key, "the strength \(strength) must not be negative")
    }
    for (key, count) in [
      (Keys.fewestPeers, fewestPeers), (.unitsPerCoefficient, unitsPerCoefficient),
      (.contextYears, contextYears),
    ] where count < 1 {
      return (key, "\(count) must be at least 1")
    }
    return nil
  }
}

extension CandidateSettings.Lasting: SettingsReadable {
  enum Keys: String, CaseIterable { case better, of, strength }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    self.init(better: try read(.better), of: try read(.of), strength: try read(.strength))
  }
}

extension CandidateSettings.Agreement: SettingsReadable {
  enum Keys: String, CaseIterable { case methods, strength }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    self.init(methods: try read(.methods), strength: try read(.strength))
  }
}

/// By their names.
extension Overdispersion.Estimator: SettingsReadable {}
