import Observations

/// A text in the languages of the reports.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// Bokmål.
  public let nb: String
  /// Nynorsk.
  public let nn: String
  public let en: String
}

/// What is measured, from which figures, and which direction is better.
public struct Indicator: Sendable, Hashable, Codable {
  public let id: String
  public let name: LocalizedText
  /// A sentence a politician understands.
  public let definition: LocalizedText
  /// What the figure does not say.
  public let limits: LocalizedText
  /// Whose figures, as the recipe names them; figures of two sources are never mixed.
  public let source: String
  /// Those to whom it happened; with `denominator`, or else `published`.
  public let numerator: MeasureOverAges?
  /// Those to whom it could happen.
  public let denominator: MeasureOverAges?
  /// A share the source prints ready-made, used where it prints no counts.
  public let published: PublishedMeasure?
  public let sexes: [Sex]
  public let polarity: Polarity
  /// The least denominator with which a unit may be named a candidate.
  public let floor: Int

  /// The measure by whose figures one sees whether there are any for the indicator.
  public var mainMeasure: Measure {
    Measure(source: source, name: denominator?.measure ?? published?.measure ?? "")
  }

  /// Counts added up over age bands that do not overlap.
  public struct MeasureOverAges: Sendable, Hashable, Codable {
    public let measure: String
    public let ages: [AgeBand]
  }

  public struct PublishedMeasure: Sendable, Hashable, Codable {
    public let measure: String
    /// nil where the source states no age.
    public let age: AgeBand?
  }
}

/// Which direction is better.
public enum Polarity: String, Sendable, Hashable, Codable {
  case lowerIsBetter = "lower_is_better"
  case higherIsBetter = "higher_is_better"
  case neither
}
