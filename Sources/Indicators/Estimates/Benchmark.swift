/// What a unit is compared with.
public enum Benchmark: String, Sendable, Hashable, CaseIterable {
  case country, county, region
  /// Of a school.
  case municipality
  /// Municipalities in like circumstances, the unit left out.
  case peerGroup = "peer_group"
  case zeroPoint = "zero_point"
}
