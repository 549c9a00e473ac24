import Observations
import Statistics

/// The data of one unit: counts, a mean, a published share with or without its number of answers, or the
/// reason for having none.
public enum Figure: Sendable, Hashable {
  case counts(Share)
  /// A mean in points; the standard deviation between persons belongs to the series.
  case mean(Mean)
  /// A share as the source published it, as a fraction.
  case published(Double)
  /// A share published by a survey, with the number who answered.
  case survey(SurveyShare)
  /// A count with its rounded share, whose denominator is known as a range.
  case derived(ShareRange)
  case none(EstimateStatus, Reason)

  /// The share as a fraction, or the mean in points; nil where there is neither.
  public var value: Double? {
    switch self {
    case .counts(let share): share.value
    case .mean(let mean): mean.value
    case .published(let value): value
    case .survey(let share): share.value
    case .derived(let range): range.value
    case .none: nil
    }
  }

  public var share: Share? {
    if case .counts(let share) = self { share } else { nil }
  }

  /// Whether there is nothing to tell but that the data hold no figure.
  var isMissing: Bool { self == .none(.missing, .noFigure) }

  public var mean: Mean? {
    if case .mean(let mean) = self { mean } else { nil }
  }

  public var derived: ShareRange? {
    if case .derived(let range) = self { range } else { nil }
  }

  var isDerived: Bool { derived != nil }

  public var survey: SurveyShare? {
    if case .survey(let share) = self { share } else { nil }
  }

  /// The shares possible: of counts the one, of a rounded share all that it can stand for; nil for means and
  /// for shares without any count.
  public var range: ShareRange? {
    switch self {
    case .counts(let share): ShareRange(share)
    case .derived(let range): range
    case .survey(let share): share.range
    case .mean, .published, .none: nil
    }
  }

  /// The reason why there is no interval; nil when there is one.
  /// - Parameter spread: the standard deviation between persons; known for means only.
  func lack(spread: Double?) -> (status: EstimateStatus, reason: Reason)? {
    switch self {
    case .counts, .survey, .derived: nil
    case .mean: spread == nil ? (.noInterval, .unknownSpread) : nil
    case .published: (.noInterval, .publishedWithoutCounts)
    case .none(let status, let reason): (status, reason)
    }
  }
}

/// Whether an estimate has numbers and, if not, why.
public enum EstimateStatus: String, Sendable, Hashable, CaseIterable {
  case ok, suppressed, missing
  case notComputable = "not_computable"
  case noInterval = "no_interval"
}

extension Figure {
  /// The mean from a sum over persons, or the reason why it is missing.
  init(sum: Tally, persons: Tally, isSum: Bool) {
    if let kind = Tally.lack(sum, persons) {
      self = .none(kind, isSum: isSum)
    } else if persons.sum == 0 {
      self = .none(.notComputable, .nobody)
    } else if let count = Int(exactly: persons.sum),
      let mean = try? Mean(sum.sum / persons.sum, of: count)
    {
      self = .mean(mean)
    } else {
      self = .none(.notComputable, .inconsistentCounts)
    }
  }

  /// The share of two sums, or the reason why it is missing.
  /// - Parameter isSum: whether the unit consists of parts, so that the reason is a part's.
  init(numerator: Tally, denominator: Tally, isSum: Bool) {
    if let kind = Tally.lack(numerator, denominator) {
      self = .none(kind, isSum: isSum)
    } else if denominator.sum == 0 {
      self = .none(.notComputable, .nobody)
    } else if let x = Int(exactly: numerator.sum), let n = Int(exactly: denominator.sum),
      let share = try? Share(x, of: n)
    {
      self = .counts(share)
    } else {
      self = .none(.notComputable, .inconsistentCounts)
    }
  }

  /// The figure for a cell without a number.
  static func none(_ kind: CellValue.Kind, isSum: Bool) -> Figure {
    switch kind {
    case .suppressed: .none(.suppressed, .suppressedBySource)
    case .notApplicable where !isSum: .none(.notComputable, .notApplicableBySource)
    case .notComputable where !isSum: .none(.notComputable, .notComputableBySource)
    case .missing where !isSum: .none(.missing, .noFigure)
    default: .none(.notComputable, .partWithoutFigure)
    }
  }
}
