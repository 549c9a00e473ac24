/// Which side of its expectation a unit is on, by more than units commonly are.
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
  /// Better or worse where the difference is at least the smallest that matters and its distance,
  /// with the variance between units allowed for, at least so many standard deviations; the same on
  /// both sides.
  /// - Returns: nil for a unit of which nothing is expected.
  public func deviation(_ aim: Aim, strength: Double) -> Deviation? {
    guard let difference, let zOverdispersed else { return nil }
    let sign = aim.better.sign
    func isFar(_ side: Double) -> Bool {
      side * difference >= aim.smallestDifference && side * zOverdispersed >= strength
    }
    return isFar(sign) ? .better : isFar(-sign) ? .worse : .asExpected
  }
}
