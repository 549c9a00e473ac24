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

  /// Better than expected in so many of the last periods, the tested one among them.
  public struct Lasting: Sendable, Hashable {
    public var better: Int
    public var of: Int

    public init(better: Int, of: Int) {
      self.better = better
      self.of = of
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
    overdispersion: Overdispersion.Estimator = .consistent
  ) {
    self.falseDiscoveryRate = falseDiscoveryRate
    self.lasting = lasting
    self.agreement = agreement
    self.peers = peers
    self.fewestPeers = fewestPeers
    self.unitsPerCoefficient = unitsPerCoefficient
    self.overdispersion = overdispersion
  }
}
