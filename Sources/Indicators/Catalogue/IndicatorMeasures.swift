import Files
import Observations

/// What an indicator is made from, each measure by the name its recipe gives it.
extension Indicator {
  /// From which figures an indicator's values are computed.
  public enum Basis: Sendable, Hashable {
    /// Those to whom it happened among those to whom it could happen.
    case counts(numerator: MeasureOverAges, denominator: MeasureOverAges)
    /// A mean over persons.
    case mean(MeanMeasure)
    /// A share the source prints ready-made, used where it prints no counts.
    case published(PublishedMeasure)

    /// The numerator and the denominator; none for a mean or a published share.
    public var counts: [MeasureOverAges] {
      if case .counts(let numerator, let denominator) = self {
        [numerator, denominator]
      } else {
        []
      }
    }

    /// Whether a value is a share the source prints ready-made.
    public var isPublished: Bool { if case .published = self { true } else { false } }
  }

  /// Counts added up over age bands that do not overlap.
  public struct MeasureOverAges: Sendable, Hashable, Encodable, SettingsReadable {
    public let measure: String
    /// nil where it is the indicator's own.
    public let source: String?
    /// Empty where the source states no age. A band the source does not have is put together from
    /// those it has, if they make it up exactly.
    public let ages: [AgeBand]
    /// Parts of the measure that are not sex, age or place, added up; nil for the whole.
    public let levels: [String]?
    /// Which of a year's periods; nil where it is the indicator's.
    public let period: PeriodOfYear?

    public func measure(in indicator: Indicator) -> Measure {
      Measure(source: source ?? indicator.source, name: measure)
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
      case measure, source, ages, levels, period
    }
  }

  /// A mean over persons and how many they are, by which units are weighted together.
  public struct MeanMeasure: Sendable, Hashable, Encodable, SettingsReadable {
    public let value: String
    public let weight: String

    enum CodingKeys: String, CodingKey, CaseIterable {
      case value, weight
    }
  }

  public struct PublishedMeasure: Sendable, Hashable, Encodable, SettingsReadable {
    public let measure: String
    /// nil where the source states no age.
    public let age: AgeBand?
    /// A part of the measure that is not sex, age or place.
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
