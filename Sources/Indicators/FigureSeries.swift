import Geography
import Observations
import Statistics

/// One indicator, year and sex over all units, in the borders of one day.
public struct FigureSeries: Sendable {
  public let indicator: Indicator
  public let year: Int
  public let sex: Sex
  fileprivate let figures: [UnitCode: Figure]

  /// What is known of a unit; a unit without a word in the data is missing.
  public subscript(_ unit: UnitCode) -> Figure {
    figures[unit] ?? .none(.missing, .noFigure)
  }
}

/// A year's borders against the borders in which everything is reported.
///
/// Figures of renumbered and merged municipalities add up to their successor; a unit that was
/// split stands for the sum of its parts; where only a union of several units can be followed,
/// its members have no figure of their own, but the union counts in every total that holds it.
public struct YearInBorders: Sendable {
  public let year: Int
  private let observations: ObservationTable
  private let territory: Territory
  /// The reported units of each union, and the year's own codes that cover the same ground.
  private let unions: [(reported: [MunicipalityCode], observed: [MunicipalityCode])]

  public init(
    _ year: Int, observations: ObservationTable, geography: Geography, territory: Territory
  ) {
    let day = CalendarDay.endOfYear(year)
    self.year = year
    self.observations = observations
    self.territory = territory
    unions = geography.stableUnions(between: day, and: territory.day).map { union in
      day < territory.day
        ? (reported: union.later, observed: union.earlier)
        : (reported: union.earlier, observed: union.later)
    }
  }

  /// Whether the year has a municipality that no change of borders connects with the reported ones:
  /// then nobody can say what the country's sum should be.
  private var hasUnplacedFigures: Bool { unions.contains { $0.reported.isEmpty } }

  /// The indicator's figures for every unit of the territory.
  public func figures(_ indicator: Indicator, _ sex: Sex) -> FigureSeries {
    var figures: [UnitCode: Figure] = [:]
    if let numerator = indicator.numerator, let denominator = indicator.denominator {
      figures = sums(
        of: counts(numerator, indicator, sex), over: counts(denominator, indicator, sex))
    } else if let published = indicator.published {
      figures = self.published(published, indicator, sex)
    }
    return FigureSeries(indicator: indicator, year: year, sex: sex, figures: figures)
  }

  /// One tally a union: all ages, all of the year's codes in it.
  private func counts(
    _ counted: Indicator.MeasureOverAges, _ indicator: Indicator, _ sex: Sex
  ) -> [Tally] {
    let measure = Measure(source: indicator.source, name: counted.measure)
    let series = counted.ages.map { age in
      observations[
        .init(measure: measure, period: .year(year), sex: sex, age: age)]
    }
    return unions.map { union in
      var tally = Tally()
      if union.observed.isEmpty { tally.add(nil) }
      for cells in series {
        for code in union.observed { tally.add(cells[.municipality(code)]) }
      }
      return tally
    }
  }

  private func sums(of numerators: [Tally], over denominators: [Tally]) -> [UnitCode: Figure] {
    let unionOf = Dictionary(
      unions.enumerated().flatMap { index, union in union.reported.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    var figures: [UnitCode: Figure] = [:]
    for unit in territory.units.map(\.code) {
      let inside = territory.municipalities(of: unit)
      let indices = Set(inside.compactMap { unionOf[$0] }).sorted()
      let isWhole = unit != .country || !hasUnplacedFigures
      guard isWhole, indices.allSatisfy({ inside.isSuperset(of: unions[$0].reported) }) else {
        figures[unit] = .none(.notComputable, .bordersChanged)
        continue
      }
      var (numerator, denominator) = (Tally(), Tally())
      for index in indices {
        numerator.add(numerators[index])
        denominator.add(denominators[index])
      }
      let isSum = unit.level != .municipality || indices.contains { unions[$0].observed.count > 1 }
      figures[unit] = Figure(numerator: numerator, denominator: denominator, isSum: isSum)
    }
    return figures
  }

  /// Ready-made shares are the unit's own and cannot be added up: a municipality whose borders have
  /// changed has none. Counts behind a share are used where the source has both, and a share beside
  /// a count that the source withholds is withheld too.
  private func published(
    _ published: Indicator.PublishedMeasure, _ indicator: Indicator, _ sex: Sex
  ) -> [UnitCode: Figure] {
    func cells(_ suffix: String) -> [UnitCode: CellValue] {
      let measure = Measure(source: indicator.source, name: published.measure + suffix)
      return observations[
        .init(measure: measure, period: .year(year), sex: sex, age: published.age)]
    }
    let (shares, numerators, denominators) = (cells(""), cells(".numerator"), cells(".denominator"))
    func figure(_ code: UnitCode) -> Figure? {
      let counts = [numerators[code], denominators[code]].compactMap { $0 }
      if counts.count == 2 || counts.contains(.suppressed) {
        var (numerator, denominator) = (Tally(), Tally())
        numerator.add(numerators[code])
        denominator.add(denominators[code])
        return Figure(numerator: numerator, denominator: denominator, isSum: false)
      }
      return shares[code].map { cell in
        cell.number.map(Figure.published) ?? Figure.none(cell.kind, isSum: false)
      }
    }
    var figures: [UnitCode: Figure] = [:]
    for unit in territory.units.map(\.code) where unit.level != .municipality {
      figures[unit] = figure(unit)
    }
    for union in unions {
      let observed = union.observed.compactMap { figure(.municipality($0)) }
      guard let only = observed.first else { continue }
      let isFollowed = union.reported.count == 1 && union.observed.count == 1
      for code in union.reported {
        figures[.municipality(code)] = isFollowed ? only : .none(.notComputable, .bordersChanged)
      }
    }
    return figures
  }
}
