import Geography
import Observations
import Statistics

/// The figures of one indicator, year and sex for all units, in the borders of one day.
public struct FigureSeries: Sendable {
  public let indicator: Indicator
  public let year: Int
  public let sex: Sex
  /// The standard deviation between persons, estimated from how the variance of units' means falls with
  /// their size; nil for shares, and where there are too few units.
  public let spread: Double?
  /// The years whose counts are summed, ending with `year`; nil for a single year.
  public let window: ClosedRange<Int>?
  /// The locations of schools.
  public let places: SchoolPlaces
  package let territory: Territory
  /// The figures in the order of the territory's units.
  let figures: [MarkedFigure]
  /// The figures of schools that have data.
  let schoolFigures: [UnitCode: MarkedFigure]
  /// For units whose sum is incomplete, what the parts with figures make up.
  let partialSums: [UnitCode: PartialSum]

  /// - Parameter figures: one for each of the territory's units, in their order.
  init(
    _ indicator: Indicator, year: Int, sex: Sex, window: ClosedRange<Int>? = nil,
    places: SchoolPlaces, in territory: Territory, _ figures: [MarkedFigure],
    schools: [UnitCode: MarkedFigure] = [:], partialSums: [UnitCode: PartialSum] = [:]
  ) {
    self.indicator = indicator
    self.year = year
    self.sex = sex
    self.window = window
    self.places = places
    self.territory = territory
    self.figures = figures
    schoolFigures = schools
    self.partialSums = partialSums
    spread =
      indicator.isMean
      ? Self.spread(
        zip(territory.units, figures).lazy.filter { $0.0.code.level.isMunicipal }
          .compactMap(\.1.figure.mean)) : nil
  }

  /// The figure of a unit; missing for a unit without data.
  public subscript(_ unit: UnitCode) -> Figure { marked(unit).figure }

  /// Whether the source may still revise the data behind the unit's figure.
  public func isProvisional(_ unit: UnitCode) -> Bool { marked(unit).isProvisional }

  /// Whether the zero point of the series' year does not hold the unit's figure.
  public func isUnsealed(_ unit: UnitCode) -> Bool { marked(unit).isUnsealed }

  private func marked(_ unit: UnitCode) -> MarkedFigure {
    territory.index(of: unit).map { figures[$0] } ?? schoolFigures[unit] ?? .missing
  }

  /// What the municipalities with figures of a unit without one make up; nil where it has a figure, or none
  /// of them has.
  package func partialSum(_ unit: UnitCode) -> PartialSum? { partialSums[unit] }

  /// The territory's units of which there is anything to tell, in its order: a figure, or a reason for having
  /// none other than that the data hold none.
  package var toldUnits: [NamedUnit] {
    zip(territory.units, figures).filter { !$0.1.figure.isMissing }.map(\.0)
  }

  /// The municipalities of the territory, in its order.
  package var municipalities: [UnitCode] {
    territory.units.map(\.code).filter(\.level.isMunicipal)
  }

  /// Whether any figure's counts are known as a range only.
  public var hasRanges: Bool { figures.contains { $0.figure.range?.isExact == false } }

  /// The series with one of the shares possible in the place of each range.
  public func taking(_ end: KeyPath<ShareRange, Share>) -> FigureSeries {
    FigureSeries(
      indicator, year: year, sex: sex, window: window, places: places, in: territory,
      figures.map { marked in
        var marked = marked
        if let range = marked.figure.range { marked.figure = .counts(range[keyPath: end]) }
        return marked
      }, schools: schoolFigures, partialSums: partialSums)
  }

  /// The series without the figures of some units, so that nothing made from it holds them.
  package func withholding(_ isWithheld: (UnitCode) -> Bool) -> FigureSeries {
    func shown(_ marked: MarkedFigure, _ unit: UnitCode) -> MarkedFigure {
      guard isWithheld(unit), marked.figure.value != nil else { return marked }
      return MarkedFigure(
        figure: .none(.suppressed, .withheld), isProvisional: marked.isProvisional,
        isUnsealed: marked.isUnsealed)
    }
    return FigureSeries(
      indicator, year: year, sex: sex, window: window, places: places, in: territory,
      zip(territory.units, figures).map { shown($1, $0.code) },
      schools: schoolFigures.reduce(into: [:]) { $0[$1.key] = shown($1.value, $1.key) },
      partialSums: partialSums.filter { !isWithheld($0.key) })
  }

  /// The schools that have data, in order of number, with their locations.
  public var schools: [School] { schoolFigures.keys.sorted().map { places[$0] } }

  /// The standard deviation between persons, estimated from municipalities, which share no persons.
  private static func spread(_ means: some Sequence<Mean>) -> Double? {
    let means = Array(means)
    guard !means.isEmpty else { return nil }
    return (try? EstimatedSpread(means: means.map(\.value), counts: means.map(\.count)))?.spread
  }
}
