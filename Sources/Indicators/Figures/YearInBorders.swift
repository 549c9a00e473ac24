import Geography
import Observations
import Statistics

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
  let observations: ObservationTable
  let territory: Territory
  /// Where the year's schools lie.
  public let schoolPlaces: SchoolPlaces
  private let places: [Place]

  /// A unit of the territory and the groups of the recoding that it is the sum of.
  private struct Place: Sendable {
    let unit: UnitCode
    /// nil where changed borders keep the unit from being followed.
    let groups: [Int]?
    let isSum: Bool
  }

  /// - Parameter schools: their names and municipalities, for series with figures of schools.
  public init(
    _ year: Int, observations: ObservationTable, schools: SchoolRegister = SchoolRegister(),
    geography: Geography, territory: Territory
  ) {
    self.year = year
    self.observations = observations
    self.territory = territory
    recoding = Recoding(geography, from: .endOfYear(year), to: territory)
    schoolPlaces = SchoolPlaces(schools, year: year, geography, recoding, to: territory)
    places = Self.places(territory, recoding.groups)
  }

  private static func places(_ territory: Territory, _ groups: [Recoding.Group]) -> [Place] {
    let groupOf = Dictionary(
      groups.enumerated().flatMap { index, group in group.targets.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    // A municipality of the year that no change of borders connects with the reported ones: nobody
    // can say what the country's sum should be.
    let isCountryKnown = !groups.contains { $0.targets.isEmpty }
    return territory.units.map { unit in
      let inside = territory.municipalities(of: unit.code)
      let indices = Set(inside.compactMap { groupOf[$0] }).sorted()
      let isFollowed =
        (unit.code != .country || isCountryKnown)
        && indices.allSatisfy { inside.isSuperset(of: groups[$0].targets) }
      return Place(
        unit: unit.code, groups: isFollowed ? indices : nil,
        isSum: !unit.code.level.isMunicipal
          || indices.contains { groups[$0].sources.count > 1 })
    }
  }

  /// The series of a count, one for each level and age band; nil where the source's bands do not
  /// make up the indicator's.
  func series(
    _ counted: Indicator.MeasureOverAges, of indicator: Indicator, _ sex: Sex
  ) -> [Series]? {
    var all: [Series] = []
    for level in counted.levels?.map(Optional.some) ?? [nil] {
      func series(_ age: AgeBand?) -> Series {
        Series(
          measure: counted.measure(in: indicator),
          period: counted.period?.period(in: year) ?? indicator.period(in: year), sex: sex,
          age: age, level: level)
      }
      let known = observations.ages(of: series(nil))
      if counted.ages.isEmpty {
        all.append(series(nil))
      } else if known.isEmpty {
        all += counted.ages.map(series)
      } else {
        let parts = counted.ages.compactMap { $0.tiled(by: known) }
        guard parts.count == counted.ages.count else { return nil }
        all += parts.joined().map(series)
      }
    }
    return all
  }

  func cells(_ series: Series) -> [UnitCode: CellValue] { observations[series] }

  /// The indicator's figures for every unit of the territory.
  public func figures(_ indicator: Indicator, _ sex: Sex) -> FigureSeries {
    let figures: [UnitCode: Figure] =
      switch indicator.basis {
      case .counts(let numerator, let denominator):
        counted(numerator, denominator, indicator, sex)
      case .mean(let mean): means(mean, indicator, sex)
      case .published(let published): self.published(published, indicator, sex)
      }
    return FigureSeries(indicator, year: year, sex: sex, places: schoolPlaces, figures: figures)
  }

  private func counted(
    _ numerator: Indicator.MeasureOverAges, _ denominator: Indicator.MeasureOverAges,
    _ indicator: Indicator, _ sex: Sex
  ) -> [UnitCode: Figure] {
    guard let numerators = series(numerator, of: indicator, sex),
      let denominators = series(denominator, of: indicator, sex)
    else {
      let lacking = Figure.none(.notComputable, .agesNotInSource)
      return Dictionary(uniqueKeysWithValues: territory.units.map { ($0.code, lacking) })
    }
    let (x, n) = (sums(numerators.map(cells)), sums(denominators.map(cells)))
    return figures { isSum, total in
      Figure(numerator: total(x), denominator: total(n), isSum: isSum)
    }
  }

  /// Series of cells added up.
  struct Sums {
    /// One for each group of the recoding.
    var groups: [Tally]
    /// In no municipality: by county, and not known within which.
    var unplaced: [CountyCode?: Tally]
  }

  func sums(_ series: [[UnitCode: CellValue]]) -> Sums {
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
    return Sums(groups: groups, unplaced: unplaced)
  }

  /// A figure for every unit that can be followed, from totals of sums over its ground.
  func figures(_ figure: (_ isSum: Bool, _ total: (Sums) -> Tally) -> Figure) -> [UnitCode: Figure]
  {
    var figures: [UnitCode: Figure] = [:]
    for place in places {
      guard let groups = place.groups else {
        figures[place.unit] = Figure.none(.notComputable, .bordersChanged)
        continue
      }
      figures[place.unit] = figure(place.isSum) { sums in
        var tally = Tally()
        for index in groups { tally.add(sums.groups[index]) }
        for (county, part) in sums.unplaced
        where place.unit == .country || county.map(UnitCode.county) == place.unit {
          tally.add(part)
        }
        return tally
      }
    }
    return figures
  }
}
