import Files
import Observations

/// The measures from which an indicator is computed.
extension Indicator {
  /// The kind of figures from which an indicator is computed.
  public enum Basis: Sendable, Hashable {
    /// A share computed from counts: those with the event among those at risk.
    case counts(numerator: MeasureOverAges, denominator: MeasureOverAges)
    /// A mean over persons.
    case mean(MeanMeasure)
    /// A share that the source publishes without its counts.
    case published(PublishedMeasure)

    /// The numerator and the denominator; none for a mean or a published share.
    public var counts: [MeasureOverAges] {
      if case .counts(let numerator, let denominator) = self {
        [numerator, denominator]
      } else {
        []
      }
    }

    /// Whether the value is a share that the source publishes.
    public var isPublished: Bool { if case .published = self { true } else { false } }
  }

  /// Counts summed over age bands that do not overlap.
  public struct MeasureOverAges: Sendable, Hashable, Encodable, SettingsReadable {
    public let measure: String
    /// The source; nil for the indicator's own.
    public let source: String?
    /// The age bands; empty where the source states no age. A band that the source lacks is assembled
    /// from bands that cover it exactly.
    public let ages: [AgeBand]
    /// The categories of the measure, other than sex, age or place, that are summed; nil for the total.
    public let levels: [String]?
    /// The period that stands for a year; nil for the indicator's own.
    public let period: PeriodOfYear?

    public func measure(in indicator: Indicator) -> Measure {
      Measure(source: source ?? indicator.source, name: measure)
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
      case measure, source, ages, levels, period
    }
  }

  /// A mean over persons with the number of persons, by which the means of several units are weighted.
  public struct MeanMeasure: Sendable, Hashable, Encodable, SettingsReadable {
    public let value: String
    public let weight: String

    enum CodingKeys: String, CodingKey, CaseIterable {
      case value, weight
    }
  }

  public struct PublishedMeasure: Sendable, Hashable, Encodable, SettingsReadable {
    public let measure: String
    /// The age band; nil where the source states none.
    public let age: AgeBand?
    /// A category of the measure other than sex, age or place; nil for the total.
    public let level: String?

    /// What a source may print of a ready-made share, by what the measure's name ends in.
    public enum Part: String, Sendable, Hashable, CaseIterable {
      case share = ""
      case numerator = ".numerator"
      case denominator = ".denominator"
      case answered = ".n_answered"
      case invited = ".n_invited"
    }

    public func measure(_ part: Part, in indicator: Indicator) -> Measure {
      Measure(source: indicator.source, name: measure + part.rawValue)
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
      case measure, age, level
    }
  }

  /// The measures of which an indicator's figure needs figures of a later year than its own, with how many
  /// years later.
  public var measuresAhead: [Measure: Int] {
    basis.counts.reduce(into: [:]) { ahead, counted in
      guard let years = counted.period?.yearsAhead, years > 0 else { return }
      ahead[counted.measure(in: self)] = years
    }
  }

  /// Whether figures of a series are among those that the indicator's are made from.
  public func reads(_ series: Series) -> Bool {
    guard sexes.contains(series.sex), levels(of: series.measure).contains(series.level) else {
      return false
    }
    func isOfPeriod(_ period: PeriodOfYear?) -> Bool {
      let period = period ?? self.period ?? .year
      return series.period.kind == period.kind
        && period.period(in: series.period.year - period.yearsAhead) == series.period
    }
    switch basis {
    case .counts:
      return basis.counts.contains { counted in
        guard counted.measure(in: self) == series.measure, isOfPeriod(counted.period) else {
          return false
        }
        guard let age = series.age else { return counted.ages.isEmpty }
        return counted.ages.contains { $0.from <= age.from && age.through <= $0.through }
      }
    case .mean: return isOfPeriod(nil) && series.age == nil
    case .published(let published): return isOfPeriod(nil) && series.age == published.age
    }
  }

  /// The categories of a measure that the indicator's figures are made from, nil for the total; empty where
  /// it is none of its measures.
  public func levels(of measure: Measure) -> Set<String?> {
    guard measures.contains(measure) else { return [] }
    switch basis {
    case .counts:
      return basis.counts.reduce(into: []) { levels, counted in
        guard counted.measure(in: self) == measure else { return }
        levels.formUnion(counted.levels?.map(Optional.some) ?? [nil])
      }
    case .mean: return [nil]
    case .published(let published): return [published.level]
    }
  }

  /// Every measure that the indicator's figures are made from, whether or not the source has it.
  public var measures: Set<Measure> {
    switch basis {
    case .counts: Set(basis.counts.map { $0.measure(in: self) })
    case .mean(let mean):
      Set([mean.value, mean.weight].map { Measure(source: source, name: $0) })
    case .published(let published):
      Set(PublishedMeasure.Part.allCases.map { published.measure($0, in: self) })
    }
  }
}
