import Files
import Foundation
import Indicators
import Statistics

extension Indicator {
  /// An indicator as a catalogue would have it: `outside` among `people` 20–29 years old, of the
  /// source `made`, lower is better, with a floor of 10.
  /// - Parameter other: the indicator that it stands beside; nil for none.
  public static func made(
    id: String = "outside", source: String = "made", polarity: Polarity = .lowerIsBetter,
    sexes: [String] = ["both"], floor: Int = 10, measure: Shape = .counts,
    context: [String]? = nil, breaks: [Int]? = nil, beside other: String? = nil
  ) throws -> Indicator {
    let entry = Entry(
      id: id, name: Entry.Text(nb: "Utenfor (\(id))", en: "Outside (\(id))"),
      definition: Entry.Text(nb: "Definisjonen av \(id).", en: "The definition of \(id)."),
      limits: Entry.Text(nb: "Sier ikke hvorfor.", en: "Does not say why."), source: source,
      numerator: measure.numerator, denominator: measure.denominator,
      published: measure.published, mean: measure.mean, derived: measure.derived,
      period: measure.period, sexes: sexes,
      unit: measure.mean == nil ? "percent" : "points", polarity: polarity.rawValue,
      smallestDifference: Entry.Smallest(points: 2, why: Entry.Text(nb: "Nok.", en: "Enough.")),
      floor: floor, context: context, breaks: breaks, beside: other.map(Entry.Beside.init))
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let json = String(decoding: try encoder.encode(entry), as: UTF8.self)
    return try Indicator(reading: SettingsNode(json: json))
  }

  /// From which figures an indicator is made.
  public struct Shape: Sendable {
    fileprivate var numerator: Counts?
    fileprivate var denominator: Counts?
    fileprivate var published: Published?
    fileprivate var mean: Mean?
    fileprivate var derived: Derived?
    fileprivate var period: String?

    fileprivate struct Counts: Sendable, Encodable {
      let measure: String
      let ages: [String]
      var period: String?
    }

    fileprivate struct Published: Sendable, Encodable {
      let measure: String
      let age: String
    }

    fileprivate struct Derived: Sendable, Encodable {
      let count: String
      let share: String
      let roundedTo: Double
      let age: String
    }

    fileprivate struct Mean: Sendable, Encodable {
      let value: String
      let weight: String
    }

    /// Counts over one age band.
    public static let counts = counts(["20-29"])

    /// Counts over these age bands; those of the denominator may be others.
    public static func counts(_ ages: [String], of denominatorAges: [String]? = nil) -> Shape {
      Shape(
        numerator: Counts(measure: "outside", ages: ages),
        denominator: Counts(measure: "people", ages: denominatorAges ?? ages))
    }

    /// Counts of other measures over one age band.
    public static func counts(_ measure: String, among denominator: String) -> Shape {
      Shape(
        numerator: Counts(measure: measure, ages: ["20-29"]),
        denominator: Counts(measure: denominator, ages: ["20-29"]))
    }

    /// Counts over one age band, those at risk counted on 1 January of the year after.
    public static let countsOfTwoDays = Shape(
      numerator: Counts(measure: "outside", ages: ["20-29"]),
      denominator: Counts(measure: "people", ages: ["20-29"], period: "following_1_january"))

    /// A ready-made share, `printed`, for people 20–29 years old.
    public static let published = published("printed")

    /// Another ready-made share.
    public static func published(_ measure: String) -> Shape {
      Shape(published: Published(measure: measure, age: "20-29"))
    }

    /// A mean, `marks`, of `pupils` persons, by school year.
    public static let mean = Shape(
      mean: Mean(value: "marks", weight: "pupils"), period: "school_year")

    /// Those to whom it happened beside their share, `printed`, to a tenth of a percent.
    public static let derived = Shape(
      derived: Derived(count: "outside", share: "printed", roundedTo: 0.1, age: "20-29"))

    /// A numerator alone.
    public static let numeratorAlone = Shape(numerator: counts.numerator)

    /// Counts and a ready-made share at once.
    public static let both = Shape(
      numerator: counts.numerator, denominator: counts.denominator,
      published: published.published)

    public static let nothing = Shape()

    /// Whether it is a count beside its share.
    public var isDerived: Bool { derived != nil }
  }

  private struct Entry: Encodable {
    let id: String
    let name: Text
    let definition: Text
    let limits: Text
    let source: String
    let numerator: Shape.Counts?
    let denominator: Shape.Counts?
    let published: Shape.Published?
    let mean: Shape.Mean?
    let derived: Shape.Derived?
    let period: String?
    let sexes: [String]
    let unit: String
    let polarity: String
    let smallestDifference: Smallest
    let floor: Int
    let context: [String]?
    let breaks: [Int]?
    let beside: Beside?

    struct Beside: Encodable {
      let indicator: String
      let headline = Text(nb: "1 av 5", en: "1 in 5")
      let why = Text(nb: "de teller ulikt.", en: "they count otherwise.")
      let change = "printed_change"
    }

    struct Smallest: Encodable {
      let points: Double
      let why: Text
    }

    struct Text: Encodable {
      let nb: String
      let nn: String
      let en: String

      init(nb: String, en: String) {
        self.nb = MadeNames.of(nb)
        nn = self.nb
        self.en = MadeNames.of(en)
      }
    }
  }
}
