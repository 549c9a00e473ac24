import Geography
import Observations
import Statistics

/// Converts the figures of one year to the reported borders.
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
  /// The locations of the year's schools.
  public let schoolPlaces: SchoolPlaces
  let places: [Place]
  /// For each group of the recoding, the unit numbers of its municipalities in the observations.
  let sources: [[FigureColumn.UnitNumber?]]
  /// How columns are brought to the borders of the year's own day.
  let ownDay: ColumnsOfDay
  /// Unplaced units, with the county in whose total each counts; nil for the country's alone.
  let unplaced: [(unit: FigureColumn.UnitNumber, county: CountyCode?)]
  /// The zero point, in whose year the figures are its own.
  let sealed: SealedYear?

  /// A unit of the territory, with the groups of the recoding that it is the sum of.
  struct Place: Sendable {
    let unit: UnitCode
    /// The groups; nil where changed borders make the unit untraceable.
    let groups: [Int]?
    let isSum: Bool
  }

  /// - Parameters:
  ///   - schools: their names and municipalities, for series with figures of schools.
  ///   - sealed: the zero point, if it is of the year: its figures take the place of the observations'.
  public init(
    _ year: Int, observations: ObservationTable, schools: SchoolRegister = SchoolRegister(),
    geography: Geography, territory: Territory, sealed: SealedYear? = nil
  ) {
    self.year = year
    self.sealed = sealed?.year == year ? sealed : nil
    var observations = observations
    for unit in self.sealed?.units ?? [] { _ = observations.intern(unit) }
    self.observations = observations
    self.territory = territory
    recoding = Recoding(geography, from: .endOfYear(year), to: territory)
    schoolPlaces = SchoolPlaces(schools, year: year, geography, recoding, to: territory)
    places = Self.places(territory, recoding.groups)
    ownDay = ColumnsOfDay(year, observations, geography)
    sources = recoding.groups.map { group in
      group.sources.map { observations.number(of: .municipality($0)) }
    }
    unplaced = observations.units.enumerated().compactMap { [recoding] number, unit in
      guard case .unplaced(let code) = unit else { return nil }
      return (FigureColumn.UnitNumber(number), recoding.target(of: code).county)
    }
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

  /// The series of a count, one for each level and age band; nil where the source's bands do not cover
  /// the indicator's exactly.
  func series(
    _ counted: Indicator.MeasureOverAges, of indicator: Indicator, _ sex: Sex,
    in yearOfFigure: Int? = nil
  ) -> [Series]? {
    let year = yearOfFigure ?? year
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

  /// The sums over several series of each unplaced unit that the source has any figure of.
  func unplacedTallies(_ columns: [FigureColumn]) -> [FigureColumn.UnitNumber: Tally] {
    var tallies: [FigureColumn.UnitNumber: Tally] = [:]
    for column in columns {
      for (unit, _) in unplaced {
        if let cell = Self.unplacedCell(column, unit) { tallies[unit, default: Tally()].add(cell) }
      }
    }
    return tallies
  }

  /// An unplaced unit's cell. Where the source has no figure, it has nobody there; what it withholds it
  /// knows.
  private static func unplacedCell(_ column: FigureColumn, _ unit: FigureColumn.UnitNumber)
    -> MarkedCell?
  {
    guard let cell = column.cell(of: unit), cell.value.number != nil || cell.value == .suppressed
    else { return nil }
    return cell
  }

  /// The figures of a series by the year's own units, whatever the day and the codes they stand under.
  func column(_ series: Series) -> FigureColumn {
    observations.column(series).map { ownDay.column($0, of: series.period.year) } ?? FigureColumn()
  }

  /// Computes the indicator's figures for every unit of the territory.
  public func figures(_ indicator: Indicator, _ sex: Sex) -> FigureSeries {
    var schools: [UnitCode: MarkedFigure] = [:]
    var partialSums: [UnitCode: PartialSum] = [:]
    var figures: [MarkedFigure]
    switch (indicator.basis, inForce(indicator, sex)) {
    case (.counts(let numerator, let denominator), let column):
      figures = counted(numerator, denominator, indicator, sex, column, &partialSums)
    case (.mean(let mean), let column):
      let present = columns(mean, indicator, sex)
      figures = means(column?.columns(in: observations) ?? present)
      schools = schoolMeans(present)
      hideSmallest(of: &schools, beside: figures)
    case (.published(let published), let column):
      let cells = printed(published, indicator, sex)
      figures = self.published { unit in
        column.map { $0[unit] } ?? cells[unit]
      }
    case (.derived(let derived), let column):
      figures = self.derived(
        column?.columns(in: observations) ?? columns(derived, indicator, sex),
        roundedTo: derived.roundedTo / 100)
    }
    if let sealed { mark(&figures, as: indicator, sex, sealed) }
    return FigureSeries(
      indicator, year: year, sex: sex, places: schoolPlaces, in: territory, figures,
      schools: schools, partialSums: partialSums)
  }

  private func counted(
    _ numerator: Indicator.MeasureOverAges, _ denominator: Indicator.MeasureOverAges,
    _ indicator: Indicator, _ sex: Sex, _ sealed: SealedColumn?,
    _ partialSums: inout [UnitCode: PartialSum]
  ) -> [MarkedFigure] {
    let numerators = series(numerator, of: indicator, sex)
    let denominators = series(denominator, of: indicator, sex)
    let (x, n): (Sums, Sums)
    if let (first, second) = sealed?.columns(in: observations) {
      (x, n) = (sums([first]), sums([second]))
    } else if let numerators, let denominators {
      (x, n) = (sums(numerators.map(column)), sums(denominators.map(column)))
    } else {
      let lacking = MarkedFigure(figure: .none(.notComputable, .agesNotInSource))
      return territory.units.map { _ in lacking }
    }
    var figures = figures(x, n) { x, n, isSum in Figure(numerator: x, denominator: n, isSum: isSum)
    }
    removeDivided(&figures, between: (numerators ?? []) + (denominators ?? []))
    partialSums = self.partialSums(figures, n)
    return figures
  }

  /// Removes the figures of units that are only part of what borders moved between the days of several
  /// series join: it has figures only together.
  private func removeDivided(_ figures: inout [MarkedFigure], between series: [Series]) {
    let days = Set(series.map(\.period.year)).filter { $0 != year }
    for joint in days.flatMap(ownDay.joint) {
      let members = Set(joint)
      let groups = recoding.groups.indices.filter {
        !members.isDisjoint(with: recoding.groups[$0].sources)
      }
      guard groups.count > 1 else { continue }
      for (index, place) in places.enumerated() {
        guard let inside = place.groups?.filter(groups.contains), !inside.isEmpty,
          inside.count < groups.count
        else { continue }
        figures[index] = MarkedFigure(figure: .none(.notComputable, .bordersChangedBetweenDays))
      }
    }
  }

  /// The population of a unit by a sum of denominators; nil where it is not known whole.
  func population(of unit: UnitCode, _ sums: Sums) -> Double? {
    guard let index = territory.index(of: unit), let groups = places[index].groups else {
      return nil
    }
    let total = sums.total(of: groups, in: unit)
    return total.lacking == nil && total.sum > 0 ? total.sum : nil
  }

  /// Sums over several series of cells.
  struct Sums {
    /// The sum of each group of the recoding.
    var groups: [Tally]
    /// The sums of unplaced figures by county; nil for those of no known county.
    var unplaced: [CountyCode?: Tally]
  }

  func sums(_ columns: [FigureColumn]) -> Sums {
    let groups = sources.map { sources in
      var tally = Tally()
      if sources.isEmpty { tally.add(nil) }
      for column in columns {
        for source in sources { tally.add(column.cell(of: source)) }
      }
      return tally
    }
    var unplaced: [CountyCode?: Tally] = [:]
    for column in columns {
      for (unit, county) in self.unplaced {
        if let cell = Self.unplacedCell(column, unit) {
          unplaced[county, default: Tally()].add(cell)
        }
      }
    }
    return Sums(groups: groups, unplaced: unplaced)
  }

  /// The figures of all units, computed from two sums over each unit's area.
  func figures(
    _ first: Sums, _ second: Sums, _ figure: (Tally, Tally, _ isSum: Bool) -> Figure
  ) -> [MarkedFigure] {
    places.map { place in
      guard let groups = place.groups else {
        return MarkedFigure(figure: .none(.notComputable, .bordersChanged))
      }
      let (a, b) = (
        first.total(of: groups, in: place.unit), second.total(of: groups, in: place.unit)
      )
      return MarkedFigure(
        figure: figure(a, b, place.isSum), isProvisional: a.isProvisional || b.isProvisional,
        isUnsealed: a.isUnsealed || b.isUnsealed)
    }
  }
}

extension YearInBorders.Sums {
  func total(of groups: [Int], in unit: UnitCode) -> Tally {
    var tally = Tally()
    for index in groups { tally.add(self.groups[index]) }
    switch unit {
    case .country: for part in unplaced.values { tally.add(part) }
    case .county(let county): if let part = unplaced[county] { tally.add(part) }
    default: break
    }
    return tally
  }
}

extension FigureColumn {
  /// The unit's cell with its marks; nil where the series has none.
  func cell(of unit: UnitNumber?) -> MarkedCell? {
    guard let unit, let index = index(of: unit) else { return nil }
    return (self[index], marks[index])
  }
}
