import Statistics

/// The conclusion of a comparison at one level of confidence.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  case better, worse
  /// Used where neither direction is better.
  case higher, lower
  case notDifferent = "not_different"
  case notCompared = "not_compared"

  /// The verdict of a test at a level, in the direction that the polarity makes better.
  public init(_ test: some TestedDifference, _ level: ConfidenceLevel, _ polarity: Polarity) {
    self.init(
      difference: test.difference, isSignificant: test.rejectsEquality(level), polarity: polarity)
  }

  init(difference: Double, isSignificant: Bool, polarity: Polarity) {
    guard isSignificant else {
      self = .notDifferent
      return
    }
    self =
      switch polarity {
      case .lowerIsBetter: difference < 0 ? .better : .worse
      case .higherIsBetter: difference > 0 ? .better : .worse
      case .neither: difference > 0 ? .higher : .lower
      }
  }
}
