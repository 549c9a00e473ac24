import Geography
import Observations
import Statistics

extension YearInBorders {
  /// Counts with a rounded share, whose denominators are known as ranges.
  ///
  /// Counts and ranges add up over the parts of a unit. A county or country whose own count and share are
  /// printed, or a country whose counties are, has the narrowest of the ranges that these give.
  ///
  /// - Parameters:
  ///   - columns: counts and shares.
  ///   - unit: what shares are rounded to at most, a fraction.
  func derived(_ columns: ColumnPair, roundedTo unit: Double) -> [MarkedFigure] {
    let cells = DerivedCells(columns, roundedTo: unit, observations)
    let groups = sources.map { sources in
      MarkedFigure.together(sources.map { cells.figure(of: $0) }) ?? .missing
    }
    return places.map { place in
      guard let inside = place.groups else {
        return MarkedFigure(figure: .none(.notComputable, .bordersChanged))
      }
      var parts = inside.map { groups[$0] }
      parts += unplaced.compactMap { unit, county in
        let counts = place.unit == .country || (county.map(UnitCode.county) == place.unit)
        return counts && cells.has(unit) ? cells.figure(of: unit) : nil
      }
      var best = MarkedFigure.together(parts) ?? .missing
      for total in totals(of: place.unit, cells) { best = best.narrower(of: total) }
      return best
    }
  }

  /// The source's columns of counts and of their shares.
  func columns(_ measure: Indicator.DerivedMeasure, _ indicator: Indicator, _ sex: Sex)
    -> ColumnPair
  {
    func column(_ name: String) -> FigureColumn {
      self.column(
        Series(
          measure: Measure(source: indicator.source, name: name),
          period: indicator.period(in: year), sex: sex, age: measure.age, level: measure.level))
    }
    return (column(measure.count), column(measure.share))
  }

  /// What the source prints of a county or the country as a whole, and of the counties of the year.
  private func totals(of unit: UnitCode, _ cells: DerivedCells) -> [MarkedFigure] {
    switch unit {
    case .county(let county) where recoding.followedCounties.contains(county):
      return [cells.figure(of: observations.number(of: unit))]
    case .country:
      let counties = ownDay.counties.map { cells.figure(of: observations.number(of: .county($0))) }
      let unstated = unplaced.filter { cells.has($0.unit) && $0.county == nil }
        .map { cells.figure(of: $0.unit) }
      let own = cells.figure(of: observations.number(of: .country))
      return [own] + [MarkedFigure.together(counties + unstated)].compactMap { $0 }
    default: return []
    }
  }
}

/// A column of counts and the column of their rounded shares.
private struct DerivedCells {
  private let counts: FigureColumn
  private let shares: FigureColumn
  /// What shares of each level of units are rounded to, as a fraction.
  private let units: [Level: Double]
  private let observations: ObservationTable

  /// Figures printed together: what is added to a zero point says nothing of the decimals of what it holds.
  private struct Level: Hashable {
    let level: UnitLevel
    let isUnsealed: Bool
  }

  init(_ columns: ColumnPair, roundedTo coarsest: Double, _ observations: ObservationTable) {
    (counts, shares) = columns
    self.observations = observations
    // Sources print more decimals of large units; of how many, all the level's figures show together.
    var units: [Level: Double] = [:]
    for (index, number) in shares.units.enumerated() {
      guard let share = shares[index].number else { continue }
      let level = Level(
        level: observations.units[Int(number)].level,
        isUnsealed: shares.marks[index].contains(.unsealed))
      var unit = units[level] ?? coarsest
      while unit > 1e-5, (share / unit - (share / unit).rounded()).magnitude > 1e-6 { unit /= 10 }
      units[level] = unit
    }
    self.units = units
  }

  func has(_ unit: FigureColumn.UnitNumber) -> Bool { counts.index(of: unit) != nil }

  /// The unit's count with the range of its denominator, or the reason why it has none.
  func figure(of unit: FigureColumn.UnitNumber?) -> MarkedFigure {
    guard let unit, let count = counts.cell(of: unit) else { return .missing }
    let share = shares.cell(of: unit)
    let marks = count.marks.union(share?.marks ?? [])
    func marked(_ figure: Figure) -> MarkedFigure {
      MarkedFigure(
        figure: figure, isProvisional: marks.contains(.provisional),
        isUnsealed: marks.contains(.unsealed))
    }
    let kinds = [count.value.kind, share?.value.kind ?? .missing]
    if kinds.contains(.suppressed) { return marked(.none(.suppressed, .suppressedBySource)) }
    guard let x = count.value.number.flatMap(Int.init(exactly:)) else {
      return marked(.none(count.value.kind, isSum: false))
    }
    let level = Level(
      level: observations.units[Int(unit)].level, isUnsealed: marks.contains(.unsealed))
    guard let s = share?.value.number, let rounding = units[level],
      let range = try? ShareRange(x, share: s, roundedTo: rounding)
    else { return marked(.none(.notComputable, .denominatorNotDerivable)) }
    return marked(.derived(range))
  }
}

extension MarkedFigure {
  /// The sum of parts; nil for none.
  fileprivate static func together(_ parts: [MarkedFigure]) -> MarkedFigure? {
    guard var sum = parts.first else { return nil }
    for part in parts.dropFirst() { sum = sum.adding(part) }
    return sum
  }

  /// The sum of two parts; where one has no figure, its reason, suppression first.
  fileprivate func adding(_ other: MarkedFigure) -> MarkedFigure {
    func marked(_ figure: Figure) -> MarkedFigure {
      MarkedFigure(
        figure: figure, isProvisional: isProvisional || other.isProvisional,
        isUnsealed: isUnsealed || other.isUnsealed)
    }
    guard let one = figure.derived, let two = other.figure.derived,
      let sum = try? ShareRange.together([one, two])
    else {
      let lacks = [figure, other.figure].filter { $0.derived == nil }
      let withheld = lacks.contains { $0 == .none(.suppressed, .suppressedBySource) }
      return marked(
        withheld
          ? .none(.suppressed, .suppressedBySource) : .none(.notComputable, .partWithoutFigure))
    }
    return marked(.derived(sum))
  }

  /// The figure with the narrower range of denominators, of two that count the same people; the one that has a
  /// figure, and else the first with a reason.
  fileprivate func narrower(of other: MarkedFigure) -> MarkedFigure {
    guard let own = figure.derived else {
      let saysNothing = figure == .none(.missing, .noFigure)
      return other.figure.derived != nil || saysNothing ? other : self
    }
    guard let others = other.figure.derived, others.events == own.events else { return self }
    return others.totals.count < own.totals.count ? other : self
  }
}
