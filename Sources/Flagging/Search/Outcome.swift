import Indicators
import Statistics

/// The observed value of one unit.
public enum Outcome: Sendable, Hashable {
  case share(Share)
  case mean(Mean)

  /// The share as a fraction, or the mean.
  public var value: Double {
    switch self {
    case .share(let share): share.value
    case .mean(let mean): mean.value
    }
  }

  /// The number of persons, n.
  public var count: Int {
    switch self {
    case .share(let share): share.total
    case .mean(let mean): mean.count
    }
  }

  var share: Share? {
    if case .share(let share) = self { share } else { nil }
  }

  var isShare: Bool { share != nil }
}

extension Outcome {
  /// Returns nil where there are no counts to test.
  init?(_ figure: Figure) {
    if let share = figure.share {
      self = .share(share)
    } else if let mean = figure.mean {
      self = .mean(mean)
    } else {
      return nil
    }
  }
}
