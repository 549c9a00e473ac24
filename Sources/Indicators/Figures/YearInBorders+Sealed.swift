import Geography
import Observations

/// Two columns that a figure is made from: numerators and denominators, means and their persons, or counts
/// and their rounded shares.
typealias ColumnPair = (FigureColumn, FigureColumn)

/// What a source or a zero point says of a unit.
struct MarkedCells {
  let cells: SealedFigure
  /// Whether a zero point of the year lacks it.
  var isUnsealed = false

  init(_ cells: SealedFigure, isUnsealed: Bool = false) {
    self.cells = cells
    self.isUnsealed = isUnsealed
  }
}

extension MarkedFigure {
  init(_ marked: MarkedCells, isMean: Bool) {
    self.init(
      figure: marked.cells.figure(isMean: isMean), isProvisional: marked.cells.isProvisional,
      isUnsealed: marked.isUnsealed)
  }
}

/// The cells of an indicator and sex in a year that is sealed: the zero point's, and those of units that it
/// does not hold.
struct SealedColumn {
  private let sealed: [UnitCode: SealedFigure]
  private let unsealed: [UnitCode: SealedFigure]

  init(_ sealed: [UnitCode: SealedFigure], besides present: [SealedFigure]) {
    self.sealed = sealed
    unsealed = present.reduce(into: [:]) { unsealed, figure in
      if figure.isAddition(to: sealed) { unsealed[figure.key.unit] = figure }
    }
  }

  subscript(_ unit: UnitCode) -> MarkedCells? {
    sealed[unit].map { MarkedCells($0) }
      ?? unsealed[unit].map { MarkedCells($0, isUnsealed: true) }
  }

  /// The cells as columns whose units have numbers in a table.
  func columns(in table: ObservationTable) -> ColumnPair {
    var (first, second) = (FigureColumn(), FigureColumn())
    let units = Set(sealed.keys).union(unsealed.keys)
      .compactMap { unit in table.number(of: unit).map { ($0, unit) } }.sorted { $0.0 < $1.0 }
    for (number, unit) in units {
      guard let marked = self[unit] else { continue }
      let cells = marked.cells
      var marks: Observation.Marks = cells.isProvisional ? .provisional : []
      if marked.isUnsealed { marks.insert(.unsealed) }
      guard let amount = cells.numerator ?? cells.value else {
        first.put(number, CellValue(cells.kind) ?? .missing, marks)
        continue
      }
      first.put(number, .number(amount), marks)
      if let other = cells.denominator ?? (cells.numerator == nil ? nil : cells.value) {
        second.put(number, .number(other), marks)
      }
    }
    return (first, second)
  }
}

extension SealedFigure {
  /// Whether a figure of the year can be sealed beside those that are: it says something of a unit that has
  /// none. People in no municipality count in sums that are sealed already.
  public func isAddition(to sealed: [UnitCode: SealedFigure]) -> Bool {
    guard !isMissing, sealed[key.unit] == nil else { return false }
    return key.unit.level != .unplaced || sealed.isEmpty
  }

  /// The sums of a share of counts, or the reason why it has none.
  init(_ key: Key, _ numerator: Tally, _ denominator: Tally) {
    let isProvisional = numerator.isProvisional || denominator.isProvisional
    if let kind = Tally.lack(numerator, denominator) {
      self.init(key, kind, isProvisional: isProvisional)
    } else {
      self.init(
        key, numerator: numerator.sum, denominator: denominator.sum, isProvisional: isProvisional)
    }
  }
}

extension YearInBorders {
  /// The cells that a sealed year's figures are made from; nil where nothing of the indicator is sealed.
  func inForce(_ indicator: Indicator, _ sex: Sex) -> SealedColumn? {
    guard let sealed = sealed?.figures(indicator.id, sex), !sealed.isEmpty else { return nil }
    return SealedColumn(sealed, besides: cells(indicator, sex) { sealed[$0] == nil })
  }

  /// Gives units that a zero point of format 1 holds as a whole their frozen figures, and marks what no part
  /// holds.
  func mark(
    _ figures: inout [MarkedFigure], as indicator: Indicator, _ sex: Sex, _ sealed: SealedYear
  ) {
    let column = sealed.figures(indicator.id, sex)
    for (place, unit) in territory.units.enumerated() {
      if let whole = sealed.whole(unit.code, of: ground(of: unit.code, sealed), in: column) {
        figures[place] = MarkedFigure(MarkedCells(whole), isMean: indicator.isMean)
      } else if column.isEmpty, figures[place].figure.value != nil {
        figures[place].isUnsealed = true
      }
    }
  }

  /// A unit's municipalities in the borders of a zero point, where it can be found there; empty where not.
  private func ground(of unit: UnitCode, _ sealed: SealedYear) -> Set<MunicipalityCode> {
    if territory.day == sealed.borders { return territory.municipalities(of: unit) }
    return switch unit {
    case .country: sealed.ground(of: unit)
    case .county(let county) where recoding.followedCounties.contains(county):
      sealed.ground(of: unit)
    default: []
    }
  }

  /// What the observations say of every unit for an indicator and sex: the sums that all its figures are
  /// made from, in order of unit; nothing of a unit without a figure.
  public func cells(_ indicator: Indicator, _ sex: Sex) -> [SealedFigure] {
    cells(indicator, sex) { _ in true }
  }

  /// As above, of the units alone that are wanted: nothing is summed of the others.
  private func cells(_ indicator: Indicator, _ sex: Sex, of isWanted: (UnitCode) -> Bool)
    -> [SealedFigure]
  {
    let found: [SealedFigure]
    let ground = ground.filter(isWanted)
    switch indicator.basis {
    case .counts(let numerator, let denominator):
      guard let x = series(numerator, of: indicator, sex),
        let n = series(denominator, of: indicator, sex)
      else { return [] }
      found = counts(x.map(column), n.map(column), ground, isWanted) {
        SealedFigure.Key(indicator.id, sex, $0)
      }
    case .mean(let mean):
      found = means(columns(mean, indicator, sex), isWanted) {
        SealedFigure.Key(indicator.id, sex, $0)
      }
    case .published(let published):
      let cells = printed(published, indicator, sex)
      found = (ground + totals.filter(isWanted)).compactMap { cells[$0]?.cells }
    case .derived(let derived):
      found = counts(withShares: columns(derived, indicator, sex)) {
        SealedFigure.Key(indicator.id, sex, $0)
      }
    }
    return found.filter { !$0.isMissing }.sorted { $0.key.unit < $1.key.unit }
  }

  /// The municipalities of the year.
  private var ground: [UnitCode] {
    recoding.groups.flatMap { group in group.sources.map { UnitCode.municipality($0) } }
  }

  /// The regions, counties and the country, for which sources print figures of their own.
  private var totals: [UnitCode] {
    observations.units.filter { [.region, .county].contains($0.level) } + [.country]
  }

  private func counts(
    _ numerators: [FigureColumn], _ denominators: [FigureColumn], _ ground: [UnitCode],
    _ isWanted: (UnitCode) -> Bool, _ key: (UnitCode) -> SealedFigure.Key
  ) -> [SealedFigure] {
    let placed = ground.map { unit -> SealedFigure in
      let number = observations.number(of: unit)
      var (x, n) = (Tally(), Tally())
      for column in numerators { x.add(column.cell(of: number)) }
      for column in denominators { n.add(column.cell(of: number)) }
      return SealedFigure(key(unit), x, n)
    }
    let (x, n) = (unplacedTallies(numerators), unplacedTallies(denominators))
    let unplaced = Set(x.keys).union(n.keys).compactMap { number -> SealedFigure? in
      let unit = observations.units[Int(number)]
      guard isWanted(unit) else { return nil }
      return SealedFigure(key(unit), x[number] ?? Tally(), n[number] ?? Tally())
    }
    return placed + unplaced
  }

  private func means(
    _ columns: ColumnPair, _ isWanted: (UnitCode) -> Bool, _ key: (UnitCode) -> SealedFigure.Key
  ) -> [SealedFigure] {
    let (values, weights) = columns
    return values.units.compactMap { number in
      let unit = observations.units[Int(number)]
      guard [.municipality, .unplaced, .county, .country].contains(unit.level), isWanted(unit),
        let value = values.cell(of: number)
      else { return nil }
      guard let mean = value.value.number else { return SealedFigure(key(unit), value.value.kind) }
      let weight = weights.cell(of: number)
      guard let weight, let persons = weight.value.number else {
        return SealedFigure(key(unit), weight?.value.kind ?? .missing)
      }
      let marks = value.marks.union(weight.marks)
      return SealedFigure(
        key(unit), denominator: persons, value: mean,
        isProvisional: marks.contains(.provisional))
    }
  }

  private func counts(withShares columns: ColumnPair, _ key: (UnitCode) -> SealedFigure.Key)
    -> [SealedFigure]
  {
    let (counts, shares) = columns
    return counts.units.compactMap { number in
      let unit = observations.units[Int(number)]
      guard [.municipality, .unplaced, .county, .country].contains(unit.level),
        let count = counts.cell(of: number)
      else { return nil }
      let share = shares.cell(of: number)
      if share?.value == .suppressed { return SealedFigure(key(unit), .suppressed) }
      guard let persons = count.value.number else {
        return SealedFigure(key(unit), count.value.kind)
      }
      return SealedFigure(
        key(unit), numerator: persons, value: share?.value.number,
        isProvisional: count.marks.union(share?.marks ?? []).contains(.provisional))
    }
  }
}
