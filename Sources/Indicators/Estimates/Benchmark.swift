/// The reference with which a unit is compared.
public enum Benchmark: String, Sendable, Hashable, CaseIterable {
  case country, county, region
  /// For schools only.
  case municipality
  /// Municipalities in a similar context, the unit itself excluded.
  case peerGroup = "peer_group"
  case zeroPoint = "zero_point"

  /// Whether the reference is the sum of a place's municipalities.
  public var isSum: Bool { [.country, .county, .region].contains(self) }
}
