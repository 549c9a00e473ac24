import Indicators
import Statistics

/// The definition of doing better, and by how much.
public struct Aim: Sendable, Hashable {
  public let better: Polarity
  /// The smallest n with which a unit is judged.
  public let floor: Int
  /// The smallest difference that matters: a fraction for shares, points for means.
  public let smallestDifference: Double

  public init(better: Polarity, floor: Int, smallestDifference: Double) {
    self.better = better
    self.floor = floor
    self.smallestDifference = smallestDifference
  }
}

extension Aim {
  /// The way that is worse.
  var worse: Polarity { better == .lowerIsBetter ? .higherIsBetter : .lowerIsBetter }

  func scaled(by factor: Double) -> Aim {
    Aim(better: better, floor: floor, smallestDifference: smallestDifference * factor)
  }

  /// Returns nil where the indicator has no polarity.
  init?(_ indicator: Indicator) {
    guard indicator.polarity != .neither else { return nil }
    let points = indicator.smallestDifference?.points ?? 0
    self.init(
      better: indicator.polarity, floor: indicator.floor,
      smallestDifference: indicator.isMean ? points : points / 100)
  }
}
