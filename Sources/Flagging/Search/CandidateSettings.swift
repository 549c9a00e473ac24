import Files
import Observations
import Statistics

/// All thresholds of the search that indicators do not set themselves, from `data/candidates.yaml`.
public struct CandidateSettings: Sendable, Hashable {
  /// The largest q of a candidate, in (0, 1): the expected proportion of false ones among the units
  /// beyond chance.
  public var falseDiscoveryRate: Double
  public var lasting: Lasting
  /// How many of the three methods must agree, and how strongly.
  public var agreement: Agreement
  /// The number of nearest units that are a unit's peers.
  public var peers: Int
  /// The smallest number of peers with a figure that are compared with.
  public var fewestPeers: Int
  /// The smallest number of units for each coefficient with which a regression is made.
  public var unitsPerCoefficient: Int
  /// The estimator of the variance between units.
  public var overdispersion: Overdispersion.Estimator
  /// The number of years over which context is averaged.
  public var contextYears: Int

  /// In how many of the last periods, the tested one included, a unit must be better than expected, and
  /// how clearly.
  public struct Lasting: Sendable, Hashable {
    public var better: Int
    public var of: Int
    /// The required z towards better, in standard deviations. With 0 the direction alone counts, and half
    /// of all units that did well once have done so by chance in one of two other periods.
    public var strength: Double

    public init(better: Int, of: Int, strength: Double = 1.645) {
      self.better = better
      self.of = of
      self.strength = strength
    }
  }

  public struct Agreement: Sendable, Hashable {
    public var methods: Int
    /// The required z towards better, in standard deviations.
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

  /// Reads the settings file; the size of peer groups is declared elsewhere.
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    self.init(
      falseDiscoveryRate: try read(.falseDiscoveryRate), lasting: try read(.lasting),
      agreement: try read(.agreement), fewestPeers: try read(.fewestPeers),
      unitsPerCoefficient: try read(.unitsPerCoefficient),
      overdispersion: try read(.overdispersion), contextYears: try read(.contextYears))
    if let (key, reason) = contradiction { throw read.refusal(key, reason) }
  }

  /// The first contradiction among the settings; nil when there is none.
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

/// Read by name.
extension Overdispersion.Estimator: SettingsReadable {}
