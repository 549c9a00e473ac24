import Observations

/// What an indicator is made from, each measure by the name its recipe gives it.
extension Indicator {
  /// Counts added up over age bands that do not overlap.
  public struct MeasureOverAges: Sendable, Hashable, Codable {
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
  public struct MeanMeasure: Sendable, Hashable, Codable {
    public let value: String
    public let weight: String

    enum CodingKeys: String, CodingKey, CaseIterable {
      case value, weight
    }
  }

  public struct PublishedMeasure: Sendable, Hashable, Codable {
    public let measure: String
    /// nil where the source states no age.
    public let age: AgeBand?
    /// A part of the measure that is not sex, age or place.
    public let level: String?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case measure, age, level
    }
  }
}
