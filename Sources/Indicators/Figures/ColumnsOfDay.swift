import Geography
import Observations

/// Brings columns of figures to the municipalities of one day: the end of a year.
///
/// Figures of another day are recoded through the stable unions between the two days. Figures that stand
/// under a code which is not in force on the day, as in tables that carry today's codes backwards in time,
/// are read as those of the municipalities on the same ground.
struct ColumnsOfDay: Sendable {
  private let year: Int
  private let observations: ObservationTable
  private let geography: Geography
  /// The unions of the day's municipalities and those a year later, of which populations are asked.
  private let unionsOfNextYear: [Union]
  /// For units whose code is not in force on the day, the municipalities of the day on the same ground.
  private let onSameGround: [FigureColumn.UnitNumber: [FigureColumn.UnitNumber]]

  /// The counties of the day.
  var counties: [CountyCode] { geography.counties(on: .endOfYear(year)).map(\.code) }

  /// Municipalities of the day and of another day that cover the same ground.
  private struct Union {
    let own: [MunicipalityCode]
    /// Their numbers in the observations; nil for those that have no figures.
    let ownNumbers: [FigureColumn.UnitNumber?]
    let otherNumbers: [FigureColumn.UnitNumber?]
  }

  init(_ year: Int, _ observations: ObservationTable, _ geography: Geography) {
    self.year = year
    self.observations = observations
    self.geography = geography
    unionsOfNextYear = Self.unions(year, with: year + 1, observations, geography)
    onSameGround = Self.sameGround(year, observations, geography)
  }

  /// The column by the municipalities of the day; other levels keep their entries.
  ///
  /// Municipalities that only together are the same on both days have their sum at the first of them, the
  /// others 0: it is right in every sum that holds them all (see `joint`).
  func column(_ column: FigureColumn, of yearOfColumn: Int) -> FigureColumn {
    if yearOfColumn != year { return recoded(column, from: yearOfColumn) }
    guard !onSameGround.isEmpty, column.units.contains(where: { onSameGround[$0] != nil }) else {
      return column
    }
    var own = column
    for (index, unit) in column.units.enumerated() {
      guard let ground = onSameGround[unit],
        !ground.contains(where: { column.index(of: $0) != nil })
      else { continue }
      for (place, municipality) in ground.enumerated() {
        own.put(
          municipality, place == 0 ? column[index] : .number(0), column.marks[index])
      }
    }
    return own
  }

  /// The municipalities of the day that only together are the same as on the last day of another year.
  func joint(_ other: Int) -> [[MunicipalityCode]] {
    unions(with: other).map(\.own).filter { $0.count > 1 }
  }

  private func unions(with other: Int) -> [Union] {
    other == year + 1 ? unionsOfNextYear : Self.unions(year, with: other, observations, geography)
  }

  private static func unions(
    _ year: Int, with other: Int, _ observations: ObservationTable, _ geography: Geography
  ) -> [Union] {
    func numbers(_ codes: [MunicipalityCode]) -> [FigureColumn.UnitNumber?] {
      codes.map { observations.number(of: .municipality($0)) }
    }
    return geography.stableUnions(between: .endOfYear(year), and: .endOfYear(other)).map {
      let (own, others) = year < other ? ($0.earlier, $0.later) : ($0.later, $0.earlier)
      return Union(own: own, ownNumbers: numbers(own), otherNumbers: numbers(others))
    }
  }

  private func recoded(_ column: FigureColumn, from other: Int) -> FigureColumn {
    var own = FigureColumn()
    for (index, unit) in column.units.enumerated()
    where observations.units[Int(unit)].level != .municipality {
      own.put(unit, column[index], column.marks[index])
    }
    for union in unions(with: other) where !union.otherNumbers.isEmpty {
      var (sum, marks): (Tally, Observation.Marks) = (Tally(), [])
      for number in union.otherNumbers {
        let cell = column.cell(of: number)
        sum.add(cell)
        marks.formUnion(cell?.marks ?? [])
      }
      let value = sum.lacking.map { CellValue($0) ?? .missing } ?? .number(sum.sum)
      guard value != .missing else { continue }
      for (place, unit) in union.ownNumbers.enumerated() {
        guard let unit else { continue }
        own.put(unit, place == 0 || sum.lacking != nil ? value : .number(0), marks)
      }
    }
    return own
  }

  private static func sameGround(
    _ year: Int, _ observations: ObservationTable, _ geography: Geography
  ) -> [FigureColumn.UnitNumber: [FigureColumn.UnitNumber]] {
    let day = CalendarDay.endOfYear(year)
    let inForce = Set(geography.municipalities(on: day).map(\.code))
    var strangers: [MunicipalityCode: FigureColumn.UnitNumber] = [:]
    for (number, unit) in observations.units.enumerated() {
      if case .municipality(let code) = unit, !inForce.contains(code) {
        strangers[code] = FigureColumn.UnitNumber(number)
      }
    }
    var found: [FigureColumn.UnitNumber: [FigureColumn.UnitNumber]] = [:]
    // Where a code is in force only before the year, or never, no later day is gone through for it.
    for later in geography.yearsOfChange where later > year {
      guard
        geography.municipalities(on: .endOfYear(later)).contains(where: {
          strangers[$0.code].map { found[$0] == nil } ?? false
        })
      else { continue }
      for union in geography.stableUnions(between: day, and: .endOfYear(later))
      where union.later.count == 1 {
        guard let stranger = strangers[union.later[0]], found[stranger] == nil else { continue }
        let ground = union.earlier.compactMap { observations.number(of: .municipality($0)) }
        if ground.count == union.earlier.count { found[stranger] = ground }
      }
    }
    return found
  }
}
