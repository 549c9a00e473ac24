import Indicators
import Statistics

/// What counts as doing better.
public struct Aim: Sendable, Hashable {
  public let better: Polarity
  /// The least n with which a unit is judged.
  public let floor: Int
  /// The least difference worth acting on: a fraction for shares, points for means.
  public let smallestDifference: Double

  public init(better: Polarity, floor: Int, smallestDifference: Double) {
    self.better = better
    self.floor = floor
    self.smallestDifference = smallestDifference
  }
}

extension Aim {
  /// nil where neither direction is better.
  init?(_ indicator: Indicator) {
    guard indicator.polarity != .neither else { return nil }
    let points = indicator.smallestDifference?.points ?? 0
    self.init(
      better: indicator.polarity, floor: indicator.floor,
      smallestDifference: indicator.isMean ? points : points / 100)
  }
}
