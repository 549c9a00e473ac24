import Observations
import Statistics

/// A text in the languages of the reports.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// Bokmål.
  public let nb: String
  /// Nynorsk.
  public let nn: String
  public let en: String
}

/// What is measured, from which figures, and which direction is better.
///
/// What a definition frozen before a key existed lacks is nil; the catalogue requires it.
public struct Indicator: Sendable, Hashable, Codable {
  public let id: String
  public let name: LocalizedText
  /// A sentence a politician understands.
  public let definition: LocalizedText
  /// What the figure does not say.
  public let limits: LocalizedText
  /// Whose figures, as the recipe names them; figures of two sources are never mixed, except that a
  /// denominator may name its own.
  public let source: String
  /// Those to whom it happened; with `denominator`, or else `mean` or `published`.
  public let numerator: MeasureOverAges?
  /// Those to whom it could happen.
  public let denominator: MeasureOverAges?
  /// A mean over persons.
  public let mean: MeanMeasure?
  /// A share the source prints ready-made, used where it prints no counts.
  public let published: PublishedMeasure?
  /// Which of a year's periods; nil for the year itself.
  public let period: PeriodOfYear?
  public let sexes: [Sex]
  /// percent or points.
  public let unit: ValueUnit?
  public let polarity: Polarity
  /// The least difference worth acting on.
  public let smallestDifference: SmallestDifference?
  /// The least denominator with which a unit may be named a candidate.
  public let floor: Int
  /// What tells of a unit's circumstances, from which is predicted what to expect of it: indicators by
  /// id, and `size`.
  public let context: [String]?
  /// The first year of each new way of counting.
  public let breaks: [Int]?
  public let schoolLevel: SchoolLevel?

  /// In a list of context, the logarithm of the indicator's own n.
  public static let sizeAsContext = "size"

  /// In what the value is told: a share, kept as a fraction, unless it is in points.
  public var isMean: Bool { mean != nil }

  /// The unit its values are kept in: `share`, a fraction, or `points`.
  public var valueUnit: ValueUnit { isMean ? .points : .share }

  /// The period that stands for a year.
  public func period(in year: Int) -> Period { (period ?? .year).period(in: year) }

  /// Whether figures of two years are counted in different ways.
  public func isBroken(between first: Int, and last: Int) -> Bool {
    (breaks ?? []).contains { first < $0 && $0 <= last }
  }

  /// The measure by whose figures one sees whether there are any for the indicator.
  public var mainMeasure: Measure {
    Measure(source: source, name: numerator?.measure ?? mean?.value ?? published?.measure ?? "")
  }

  /// The part of the main measure that is counted; nil for the whole, or several.
  public var level: String? {
    published?.level ?? numerator?.levels.flatMap { $0.count == 1 ? $0[0] : nil }
  }

  /// The school of those asked.
  public enum SchoolLevel: String, Sendable, Hashable, Codable {
    case lowerSecondary = "lower_secondary"
    case upperSecondary = "upper_secondary"
  }

  /// Points of the unit (percentage points, grunnskolepoeng), and why just so many.
  public struct SmallestDifference: Sendable, Hashable, Codable {
    public let points: Double
    public let why: LocalizedText
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case id, name, definition, limits, source, numerator, denominator, mean, published, period
    case sexes, unit, polarity, floor, context, breaks
    case smallestDifference = "smallest_difference"
    case schoolLevel = "school_level"
  }
}
