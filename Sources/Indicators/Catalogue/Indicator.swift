import Files
import Observations
import Statistics

/// A text in the languages of the reports: Bokmål, Nynorsk and English.
public struct LocalizedText: Sendable, Hashable, Encodable, SettingsReadable {
  /// Bokmål.
  public let nb: String
  /// Nynorsk.
  public let nn: String
  public let en: String
}

/// The definition of an indicator: what is measured, from which figures, and which direction is better.
///
/// What a definition frozen before a key existed lacks is nil; the catalogue requires it.
public struct Indicator: Sendable, Hashable, Encodable, SettingsReadable {
  public let id: String
  public let name: LocalizedText
  /// The definition, in a sentence for readers without statistics.
  public let definition: LocalizedText
  /// The limitations of the figure.
  public let limits: LocalizedText
  /// The source of the figures, as its recipe names it. Figures of two sources are never combined, except
  /// that a denominator may name a source of its own.
  public let source: String
  public let basis: Basis
  /// The period that stands for a year; nil for the year itself.
  public let period: PeriodOfYear?
  public let sexes: [Sex]
  /// The printed unit: percent or points.
  public let unit: ValueUnit?
  public let polarity: Polarity
  /// The smallest difference that matters in practice.
  public let smallestDifference: SmallestDifference?
  /// The smallest denominator with which a unit can be a candidate.
  public let floor: Int
  /// The context from which the unit's figure is predicted: indicators by id, and `size`.
  public let context: [String]?
  /// The first year after each break in the time series.
  public let breaks: [Int]?
  public let schoolLevel: SchoolLevel?
  /// Whom or what the figure is about; nil for the young.
  public let about: Subject?
  /// The indicator that measures much the same by another definition; nil for none.
  public let beside: Beside?

  /// The name under which the logarithm of the indicator's own n is context.
  public static let sizeAsContext = "size"
  /// The name of the same logarithm's squared distance to its mean, which is context where size is.
  public static let squaredSizeAsContext = "size_squared"

  /// Whether the value is a mean in points; otherwise it is a share, stored as a fraction.
  public var isMean: Bool { if case .mean = basis { true } else { false } }

  /// The unit in which values are stored: `share`, a fraction, or `points`.
  public var valueUnit: ValueUnit { isMean ? .points : .share }

  /// The source's period for a year.
  public func period(in year: Int) -> Period { (period ?? .year).period(in: year) }

  /// Whether a break in the time series lies between two years.
  public func isBroken(between first: Int, and last: Int) -> Bool {
    (breaks ?? []).contains { first < $0 && $0 <= last }
  }

  /// The measure whose figures decide whether the indicator has data: the numerator, the mean or the
  /// published share.
  public var mainMeasure: Measure {
    let name =
      switch basis {
      case .counts(let numerator, _): numerator.measure
      case .mean(let mean): mean.value
      case .published(let published): published.measure
      case .derived(let derived): derived.count
      }
    return Measure(source: source, name: name)
  }

  /// The category of the main measure that is counted; nil for the total, or several.
  public var level: String? {
    switch basis {
    case .counts(let numerator, _): numerator.levels.flatMap { $0.count == 1 ? $0[0] : nil }
    case .mean: nil
    case .published(let published): published.level
    case .derived(let derived): derived.level
    }
  }

  /// The school level of the pupils asked.
  public enum SchoolLevel: String, Sendable, Hashable, CaseIterable, Encodable, SettingsReadable {
    case lowerSecondary = "lower_secondary"
    case upperSecondary = "upper_secondary"
  }

  /// The subject of a figure that is not about the young. Neither stands in a profile.
  public enum Subject: String, Sendable, Hashable, CaseIterable, Encodable, SettingsReadable {
    /// People of all working ages, of whom the young are few.
    case allAges = "all_ages"
    /// The surroundings: context of other figures, in which nobody can be a candidate.
    case circumstance
  }

  /// Another definition of much the same, that a reader may take for this one.
  public struct Beside: Sendable, Hashable, Encodable, SettingsReadable {
    /// The other indicator's id.
    public let indicator: String
    /// The words by which its figure is known; nil for none.
    public let headline: LocalizedText?
    /// Why the two differ, the end of a sentence.
    public let why: LocalizedText
    /// The measure of a change in persons that the source prints by itself; nil for none.
    public let change: String?
  }

  /// The smallest difference that matters, in points of the unit (percentage points, grunnskolepoeng),
  /// with the reason for its size.
  public struct SmallestDifference: Sendable, Hashable, Encodable, SettingsReadable {
    public let points: Double
    public let why: LocalizedText
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case id, name, definition, limits, source, numerator, denominator, mean, published, derived,
      period
    case sexes, unit, polarity, floor, context, breaks, about, beside
    case smallestDifference = "smallest_difference"
    case schoolLevel = "school_level"
  }
}
