import Geography
import Observations
import Statistics

/// One indicator, year and sex over all units, in the borders of one day.
public struct FigureSeries: Sendable {
  public let indicator: Indicator
  public let year: Int
  public let sex: Sex
  /// The standard deviation between persons, estimated from how much small units' means vary more
  /// than large ones'; nil for shares, and where there are too few units.
  public let spread: Double?
  /// The years whose counts are added up, `year` the last; nil for one year.
  public let window: ClosedRange<Int>?
  /// Where schools lie.
  public let places: SchoolPlaces
  private let figures: [UnitCode: Figure]

  init(
    _ indicator: Indicator, year: Int, sex: Sex, window: ClosedRange<Int>? = nil,
    places: SchoolPlaces, figures: [UnitCode: Figure]
  ) {
    self.indicator = indicator
    self.year = year
    self.sex = sex
    self.window = window
    self.places = places
    self.figures = figures
    spread = indicator.isMean ? Self.spread(figures) : nil
  }

  /// What is known of a unit; a unit without a word in the data is missing.
  public subscript(_ unit: UnitCode) -> Figure {
    figures[unit] ?? .none(.missing, .noFigure)
  }

  /// The units of which anything is known.
  var units: some Sequence<UnitCode> { figures.keys }

  /// The schools of which anything is known, in order of number, and where each lies.
  public var schools: [School] {
    figures.keys.filter { $0.level == .school }.sorted().map { places[$0] }
  }

  /// From municipalities, which share no persons.
  private static func spread(_ figures: [UnitCode: Figure]) -> Double? {
    let means = figures.filter { $0.key.level.isMunicipal }.compactMap(\.value.mean)
    guard !means.isEmpty else { return nil }
    return (try? EstimatedSpread(means: means.map(\.value), counts: means.map(\.count)))?.spread
  }

  /// The spread of each frozen series of means, by its country.
  static func spreads(_ figures: [ZeroPoint.FrozenKey: Figure]) -> [ZeroPoint.FrozenKey: Double] {
    let means = figures.filter { $0.value.mean != nil }
    let series = Dictionary(grouping: means) {
      ZeroPoint.FrozenKey($0.key.indicator, $0.key.sex, .country)
    }
    return series.compactMapValues { entries in
      spread(Dictionary(uniqueKeysWithValues: entries.map { ($0.key.unit, $0.value) }))
    }
  }
}
