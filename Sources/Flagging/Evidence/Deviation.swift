/// The side of its expectation on which a unit is, when it differs by more than units commonly do.
public enum Deviation: String, Sendable, Hashable, CaseIterable, Comparable {
  case worse
  case asExpected = "as_expected"
  case better

  public static func < (a: Deviation, b: Deviation) -> Bool { a.height < b.height }

  private var height: Int {
    switch self {
    case .worse: 0
    case .asExpected: 1
    case .better: 2
    }
  }
}

extension LastingEvidence {
  /// On which side of its expectation the unit lastingly is: better or worse where that is so by the smallest
  /// difference that matters with a probability of at least 0.90, as expected otherwise.
  public var deviation: Deviation {
    probability >= Grade.clearFrom
      ? .better : probabilityWorse >= Grade.clearFrom ? .worse : .asExpected
  }
}
