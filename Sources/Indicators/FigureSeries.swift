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
/// What lies in no municipality counts in the total of its county, if that can be followed, and in
/// the country's.
public struct YearInBorders: Sendable {
  public let year: Int
  public let recoding: Recoding
  private let observations: ObservationTable
  let territory: Territory

  public init(
    _ year: Int, observations: ObservationTable, geography: Geography, territory: Territory
  ) {
    self.year = year
    self.observations = observations
    self.territory = territory
    recoding = Recoding(geography, from: .endOfYear(year), to: territory)
  }

  /// Whether the year has a municipality that no change of borders connects with the reported ones:
  /// then nobody can say what the country's sum should be.
  private var hasUnplacedFigures: Bool { recoding.groups.contains { $0.targets.isEmpty } }

  /// The year's figures of a measure.
  func cells(_ measure: Measure, _ sex: Sex, _ age: AgeBand?) -> [UnitCode: CellValue] {
    observations[.init(measure: measure, period: .year(year), sex: sex, age: age)]
  }

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

  /// The year's figures of a count, all ages together.
  private struct Counts {
    /// One for each group of the recoding.
    var groups: [Tally]
    /// In no municipality: by county, and not known within which.
    var unplaced: [CountyCode?: Tally]
  }

  private func counts(
    _ counted: Indicator.MeasureOverAges, _ indicator: Indicator, _ sex: Sex
  ) -> Counts {
    let measure = Measure(source: indicator.source, name: counted.measure)
    let series = counted.ages.map { cells(measure, sex, $0) }
    let groups = recoding.groups.map { group in
      var tally = Tally()
      if group.sources.isEmpty { tally.add(nil) }
      for cells in series {
        for code in group.sources { tally.add(cells[.municipality(code)]) }
      }
      return tally
    }
    var unplaced: [CountyCode?: Tally] = [:]
    for cells in series {
      // Where the source has no figure, it has nobody there; what it withholds it knows.
      for case (.unplaced(let code), let cell) in cells
      where cell.number != nil || cell == .suppressed {
        unplaced[recoding.target(of: code).county, default: Tally()].add(cell)
      }
    }
    return Counts(groups: groups, unplaced: unplaced)
  }

  private func sums(of numerators: Counts, over denominators: Counts) -> [UnitCode: Figure] {
    let groups = recoding.groups
    let groupOf = Dictionary(
      groups.enumerated().flatMap { index, group in group.targets.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    var figures: [UnitCode: Figure] = [:]
    for unit in territory.units.map(\.code) {
      let inside = territory.municipalities(of: unit)
      let indices = Set(inside.compactMap { groupOf[$0] }).sorted()
      let isWhole = unit != .country || !hasUnplacedFigures
      guard isWhole, indices.allSatisfy({ inside.isSuperset(of: groups[$0].targets) }) else {
        figures[unit] = .none(.notComputable, .bordersChanged)
        continue
      }
      func total(_ counts: Counts) -> Tally {
        var tally = Tally()
        for index in indices { tally.add(counts.groups[index]) }
        for (county, part) in counts.unplaced
        where unit == .country || county.map(UnitCode.county) == unit {
          tally.add(part)
        }
        return tally
      }
      let isSum = !unit.level.isMunicipal || indices.contains { groups[$0].sources.count > 1 }
      figures[unit] = Figure(
        numerator: total(numerators), denominator: total(denominators), isSum: isSum)
    }
    return figures
  }

  /// Ready-made shares are the unit's own and cannot be added up: a municipality or county whose
  /// borders have changed has none. Counts behind a share are used where the source has both, and a share beside
  /// a count that the source withholds is withheld too.
  private func published(
    _ published: Indicator.PublishedMeasure, _ indicator: Indicator, _ sex: Sex
  ) -> [UnitCode: Figure] {
    func printed(_ suffix: String) -> [UnitCode: CellValue] {
      let measure = Measure(source: indicator.source, name: published.measure + suffix)
      return cells(measure, sex, published.age)
    }
    let (shares, numerators, denominators) = (
      printed(""), printed(".numerator"), printed(".denominator")
    )
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
    for unit in territory.units.map(\.code) where !unit.level.isMunicipal {
      let own = figure(unit)
      guard case .county(let code) = unit, own != nil, !recoding.followedCounties.contains(code)
      else {
        figures[unit] = own
        continue
      }
      figures[unit] = Figure.none(.notComputable, .bordersChanged)
    }
    for group in recoding.groups {
      for source in group.sources {
        guard let own = figure(.municipality(source)) else { continue }
        let target = recoding.target(of: source)
        let isFollowed = target.map { [.same, .renumbered].contains($0.placement) } ?? false
        // A union that was one municipality then has that one's share.
        let isWhole =
          target?.placement == .united && group.sources.count == 1
          && target.map { territory.municipalities(of: $0.unit) } == Set(group.targets)
        for place in territory.municipalUnits(of: group.targets) {
          figures[place] = isFollowed || isWhole ? own : .none(.notComputable, .bordersChanged)
        }
      }
    }
    return figures
  }
}
