/// A confidence level with its two-sided critical value.
public struct ConfidenceLevel: Sendable, Hashable {
  /// The level as a fraction: 0.95 for 95 %.
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

  /// α/2, the probability left out on each side: 0.025 for 95 %.
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
