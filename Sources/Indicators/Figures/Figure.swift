import Observations
import Statistics

/// What is known of one unit: counts, a mean, a ready-made share with or without how many answered, or
/// why there is none of them.
public enum Figure: Sendable, Hashable {
  case counts(Share)
  /// In points; the spread between persons is the series'.
  case mean(Mean)
  /// A fraction, as the source printed it.
  case published(Double)
  /// A share as a survey printed it, with the number that answered.
  case survey(SurveyShare)
  case none(EstimateStatus, Reason)

  /// The share as a fraction, or the mean.
  public var value: Double? {
    switch self {
    case .counts(let share): share.value
    case .mean(let mean): mean.value
    case .published(let value): value
    case .survey(let share): share.value
    case .none: nil
    }
  }

  public var share: Share? {
    if case .counts(let share) = self { share } else { nil }
  }

  public var mean: Mean? {
    if case .mean(let mean) = self { mean } else { nil }
  }

  public var survey: SurveyShare? {
    if case .survey(let share) = self { share } else { nil }
  }

  /// Why there is no interval; nil when there is one.
  /// - Parameter spread: between persons, known for means only.
  func lack(spread: Double?) -> (status: EstimateStatus, reason: Reason)? {
    switch self {
    case .counts, .survey: nil
    case .mean: spread == nil ? (.noInterval, .unknownSpread) : nil
    case .published: (.noInterval, .publishedWithoutCounts)
    case .none(let status, let reason): (status, reason)
    }
  }
}

/// Whether an estimate has its numbers, and if not, why.
public enum EstimateStatus: String, Sendable, Hashable {
  case ok, suppressed, missing
  case notComputable = "not_computable"
  case noInterval = "no_interval"
}

/// A running sum of cells that remembers the first kind of cell that had no figure.
struct Tally {
  private(set) var sum = 0.0
  private(set) var lacking: CellValue.Kind?

  mutating func add(_ cell: CellValue?) {
    if let number = cell?.number {
      sum += number
    } else {
      lack(cell?.kind ?? .missing)
    }
  }

  mutating func add(_ other: Tally) {
    sum += other.sum
    if let kind = other.lacking { lack(kind) }
  }

  /// Suppression outranks every other lack: it must never be lost in a sum.
  private mutating func lack(_ kind: CellValue.Kind) {
    if lacking == nil || kind == .suppressed { lacking = kind }
  }
}

extension Tally {
  /// What one of two sums that belong together lacks, suppression before everything else.
  static func lack(_ a: Tally, _ b: Tally) -> CellValue.Kind? {
    [a.lacking, b.lacking].compactMap { $0 }.max { $0 != .suppressed && $1 == .suppressed }
  }
}

extension Figure {
  /// The mean of a sum over persons, or the reason why it cannot be had.
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

  /// The share of two sums, or the reason why it cannot be had.
  /// - Parameter isSum: whether the unit consists of parts, so that a lack is a part's.
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

  /// The figure of a cell that holds none.
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
