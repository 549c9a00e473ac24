/// How sure an interval is to cover the truth, with the two-sided critical value that belongs to it.
public struct ConfidenceLevel: Sendable, Hashable {
  /// A share: 0.95 for 95 %.
  public let level: Double
  /// z = Φ⁻¹(1 − α/2), exact: 1.959964 for 95 %, 3.090232 for 99.8 %.
  public let z: Double

  /// - Throws: `StatisticsError` for a level outside (0, 1).
  public init(_ level: Double) throws(StatisticsError) {
    guard level > 0, level < 1 else {
      throw StatisticsError("level", level, allowed: "between 0 and 1, both excluded")
    }
    if let named = [Self.percent95, .percent998].first(where: { $0.level == level }) {
      self = named
      return
    }
    self.level = level
    // The upper quantile through the lower tail: (1 − level)/2 loses nothing, 1 − α/2 would.
    self.z = -(try NormalDistribution.quantile((1 - level) / 2))
  }

  /// α/2, what an interval leaves out on each side: 0.025 for 95 %.
  public var tail: Double { (1 - level) / 2 }

  private init(level: Double, z: Double) {
    self.level = level
    self.z = z
  }

  /// 95 %: the level of a notice.
  public static let percent95 = ConfidenceLevel(level: 0.95, z: 1.9599639845400542)
  /// 99.8 %: the level of an alarm, three standard deviations in a control chart.
  public static let percent998 = ConfidenceLevel(level: 0.998, z: 3.0902323061678135)
}

/// A result at both levels that every report carries, so that no method needs two branches.
public struct AtBothLevels<Result> {
  public let at95: Result
  public let at998: Result

  public init(at95: Result, at998: Result) {
    self.at95 = at95
    self.at998 = at998
  }

  /// The same computation at 95 % and at 99.8 %.
  public init<Failure: Error>(_ compute: (ConfidenceLevel) throws(Failure) -> Result)
    throws(Failure)
  {
    self.at95 = try compute(.percent95)
    self.at998 = try compute(.percent998)
  }

  public func map<Other>(_ transform: (Result) -> Other) -> AtBothLevels<Other> {
    AtBothLevels<Other>(at95: transform(at95), at998: transform(at998))
  }
}

extension AtBothLevels: Sendable where Result: Sendable {}
extension AtBothLevels: Equatable where Result: Equatable {}
