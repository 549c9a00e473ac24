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

extension UnitAssessment {
  /// Classifies a unit as better or worse when its difference is at least the smallest that matters and
  /// its overdispersed z is at least `strength`; otherwise as expected.
  /// - Returns: nil for a unit without an expectation.
  public func deviation(_ aim: Aim, strength: Double) -> Deviation? {
    guard let difference, let zOverdispersed else { return nil }
    let sign = aim.better.sign
    func isFar(_ side: Double) -> Bool {
      side * difference >= aim.smallestDifference && side * zOverdispersed >= strength
    }
    return isFar(sign) ? .better : isFar(-sign) ? .worse : .asExpected
  }
}
