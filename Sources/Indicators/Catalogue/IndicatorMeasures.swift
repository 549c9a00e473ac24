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
    /// A count printed beside its rounded share, from which the denominator is derived as a range.
    case derived(DerivedMeasure)

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
    /// The source of the weights; nil for the indicator's own.
    public let weightSource: String?
    /// The age band of the weights; nil where their source states none.
    public let weightAge: AgeBand?

    func weight(in indicator: Indicator) -> Measure {
      Measure(source: weightSource ?? indicator.source, name: weight)
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
      case value, weight
      case weightSource = "weight_source"
      case weightAge = "weight_age"
    }
  }

  /// A count and the rounded share that the source prints beside it.
  public struct DerivedMeasure: Sendable, Hashable, Encodable, SettingsReadable {
    public let count: String
    public let share: String
    /// What the share is rounded to, in percentage points, where the source's figures do not show more
    /// decimals themselves.
    public let roundedTo: Double
    /// The age band; nil where the source states none.
    public let age: AgeBand?
    /// A category of the measure other than sex, age or place; nil for the total.
    public let level: String?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case count, share, age, level
      case roundedTo = "rounded_to"
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
    case .mean(let mean):
      let isWeight = series.measure == mean.weight(in: self)
      return isOfPeriod(nil) && series.age == (isWeight ? mean.weightAge : nil)
    case .published(let published): return isOfPeriod(nil) && series.age == published.age
    case .derived(let derived): return isOfPeriod(nil) && series.age == derived.age
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
    case .derived(let derived): return [derived.level]
    }
  }

  /// The measure of the change in persons that the source prints by itself; nil for none.
  public var printedChange: Measure? {
    beside?.change.map { Measure(source: source, name: $0) }
  }

  /// Every measure that the indicator's figures are made from, whether or not the source has it.
  public var measures: Set<Measure> {
    switch basis {
    case .counts: Set(basis.counts.map { $0.measure(in: self) })
    case .mean(let mean):
      [Measure(source: source, name: mean.value), mean.weight(in: self)]
    case .published(let published):
      Set(PublishedMeasure.Part.allCases.map { published.measure($0, in: self) })
    case .derived(let derived):
      Set([derived.count, derived.share].map { Measure(source: source, name: $0) })
    }
  }
}
