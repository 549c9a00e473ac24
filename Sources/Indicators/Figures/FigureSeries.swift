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
  let territory: Territory
  /// In the order of the territory's units.
  let figures: [MarkedFigure]
  /// Of those of which anything is known.
  let schoolFigures: [UnitCode: MarkedFigure]

  /// - Parameter figures: one for each of the territory's units, in their order.
  init(
    _ indicator: Indicator, year: Int, sex: Sex, window: ClosedRange<Int>? = nil,
    places: SchoolPlaces, in territory: Territory, _ figures: [MarkedFigure],
    schools: [UnitCode: MarkedFigure] = [:]
  ) {
    self.indicator = indicator
    self.year = year
    self.sex = sex
    self.window = window
    self.places = places
    self.territory = territory
    self.figures = figures
    schoolFigures = schools
    spread =
      indicator.isMean
      ? Self.spread(
        zip(territory.units, figures).lazy.filter { $0.0.code.level.isMunicipal }
          .compactMap(\.1.figure.mean)) : nil
  }

  /// What is known of a unit; a unit without a word in the data is missing.
  public subscript(_ unit: UnitCode) -> Figure { marked(unit).figure }

  /// Whether the source may still change what the unit's figure is made from.
  public func isProvisional(_ unit: UnitCode) -> Bool { marked(unit).isProvisional }

  private func marked(_ unit: UnitCode) -> MarkedFigure {
    territory.index(of: unit).map { figures[$0] } ?? schoolFigures[unit] ?? .missing
  }

  /// The schools of which anything is known, in order of number, and where each lies.
  public var schools: [School] { schoolFigures.keys.sorted().map { places[$0] } }

  /// From municipalities, which share no persons.
  private static func spread(_ means: some Sequence<Mean>) -> Double? {
    let means = Array(means)
    guard !means.isEmpty else { return nil }
    return (try? EstimatedSpread(means: means.map(\.value), counts: means.map(\.count)))?.spread
  }

  /// The spread of each frozen series of means, by its country.
  static func spreads(_ figures: [FrozenEstimates.Key: Figure]) -> [FrozenEstimates.Key: Double] {
    let means = figures.filter { $0.value.mean != nil }
    let series = Dictionary(grouping: means) {
      FrozenEstimates.Key($0.key.indicator, $0.key.sex, .country)
    }
    return series.compactMapValues { entries in
      spread(entries.lazy.filter { $0.key.unit.level.isMunicipal }.compactMap(\.value.mean))
    }
  }
}
