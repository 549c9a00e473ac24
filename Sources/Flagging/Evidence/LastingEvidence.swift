import Statistics

/// How sure it is that a unit lastingly does better than expected by enough to matter.
public enum Grade: String, Sendable, Hashable, CaseIterable {
  /// π is at least 0.90, and without the tested period at least ½.
  case clear
  /// π is below, and the unit is in the largest set of which at most q are expected not to be so.
  case likely
  case none

  /// The smallest π of the grade `clear`.
  public static let clearFrom = 0.90

  /// Whether a unit of the grade is a candidate.
  public var isNamed: Bool { self != .none }
}

/// What is known of a unit's lasting difference from what is expected of it.
public struct LastingEvidence: Sendable, Hashable {
  /// What is expected in the tested period: a fraction, or points.
  public let expected: Double
  /// π: that the lasting value is better than expected by the smallest difference that matters.
  public let probability: Double
  /// π without the tested period; nil where fewer than three periods tell, or the unit has no other.
  public let probabilityWithoutPeriod: Double?
  /// The probability that the lasting value is worse than expected by the smallest difference that matters.
  public let probabilityWorse: Double
  /// The posterior mean of the lasting value less the expected one: a fraction, or points.
  public let difference: Double
  /// The 90 % interval of the difference.
  public let interval90: Interval
  /// The probability of twice the smallest difference that matters.
  public let probabilityTwice: Double
  /// The probability that it is better than expected at all.
  public let betterAtAll: Double
  /// Whether it belongs to those beyond the natural variation between units, at a false discovery rate of 0.10.
  public let isUnusual: Bool
  /// Whether a circumstance lies more than one standard deviation beyond all others': then it is not named.
  public let isBeyondTheOthers: Bool
  public let grade: Grade
  /// The number of periods in which the unit has a figure.
  public let periods: Int

  /// Whether it is better by twice the smallest difference with a probability of at least 0.90.
  public var isFar: Bool { probabilityTwice >= Grade.clearFrom }
}
