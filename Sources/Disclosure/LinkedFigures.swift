import CellProtection
import Geography
import Indicators
import Observations

/// One source's figures of a year as cells that are linked by sums: places, sexes and ages.
///
/// A reader is taken to know what can be looked up: every denominator, and what lies in no municipality.
struct LinkedFigures {
  /// The figure of each cell.
  private(set) var figures: [ProtectionPlan.Figure] = []
  /// What is withheld before anything is hidden for others' sake, with the figures that have no counts.
  private(set) var withheld: Set<ProtectionPlan.Figure> = []
  /// What the rule protects now.
  private(set) var few: Set<ProtectionPlan.Figure> = []
  /// nil where nothing is protected.
  private(set) var problem: ProtectionProblem?

  private var cells: [ProtectionProblem.Cell] = []
  private var places: [ProtectionPlan.Figure: Int] = [:]
  private var relations: [(total: Int, parts: [Int])] = []
  /// Cells of which the first counts all whom the second does, with how many more people it is of.
  private var nested: [(whole: Int, part: Int, more: Int)] = []
  /// Cells that are all people together, who can be looked up.
  private var wholes: [[Int]] = []
  /// The figures whose denominator is the count of another.
  private(set) var tellingDenominators: [ProtectionPlan.Figure: [ProtectionPlan.Figure]] = [:]
  /// Whether all are linked that count the same people and more.
  private let nestsAll: Bool
  private let rule: DisclosureRules.Rule

  /// - Parameter earlier: figures that are withheld whatever the rule says.
  init(
    _ series: [FigureSeries], _ rule: DisclosureRules.Rule, earlier: ProtectionPlan.Withheld
  ) {
    self.rule = rule
    nestsAll = false
    for series in series {
      add(series) { figure, isFew in
        if isFew || earlier.primary.contains(figure) { return .protected }
        return earlier.complementary.contains(figure) ? .notExactly : .shown
      }
    }
    link(series)
  }

  /// The same with just these figures withheld.
  init(
    _ series: [FigureSeries], _ rule: DisclosureRules.Rule, withheld: Set<ProtectionPlan.Figure>
  ) {
    self.rule = rule
    nestsAll = true
    for series in series {
      add(series) { figure, isFew in
        withheld.contains(figure) ? (isFew ? .protected : .hidden) : .shown
      }
    }
    link(series)
  }

  private mutating func link(_ series: [FigureSeries]) {
    guard cells.contains(where: \.isHidden) else { return }
    for series in series { linkPlaces(series) }
    linkSexes(series)
    linkAges(series)
    linkDenominators(series)
    linkWhatAddsUp(series)
    problem = ProtectionProblem(cells, adding: relations, nesting: nested, sharing: wholes)
  }

  /// `1001 = 1002 + 1003`, with sexes and indicators where these differ.
  func told(_ relation: Int) -> String {
    func name(_ place: Int) -> String {
      let figure = figures[place]
      return "\(figure.indicator) \(figure.unit) \(figure.sex.rawValue)"
    }
    guard relation < relations.count + nested.count else {
      let parts = wholes[relation - relations.count - nested.count]
      return "\(parts.map(name).joined(separator: " + ")) = all"
    }
    guard relation < relations.count else {
      let (whole, part, _) = nested[relation - relations.count]
      return "\(name(whole)) >= \(name(part))"
    }
    let (total, parts) = relations[relation]
    return "\(name(total)) = \(parts.map(name).joined(separator: " + "))"
  }

  private enum Standing {
    case shown, hidden
    /// Hidden, and not to be known exactly.
    case notExactly
    /// Hidden, and nobody may come near it.
    case protected
  }

  /// - Parameter standing: of a figure, and of whether the rule protects it.
  private mutating func add(
    _ series: FigureSeries, _ standing: (ProtectionPlan.Figure, Bool) -> Standing
  ) {
    for unit in series.unitsAndSchools {
      let figure = Self.figure(unit, series)
      guard let count = series.countForProtection(unit) else {
        // Of how many the share is nobody knows: few, for all we can tell.
        if series[unit].value != nil {
          withheld.insert(figure)
          few.insert(figure)
        }
        continue
      }
      let isFew = rule.protects(count.isMean ? nil : count.x, of: count.n)
      let standing = standing(figure, isFew)
      if standing != .shown { withheld.insert(figure) }
      if isFew { few.insert(figure) }
      places[figure] = cells.count
      figures.append(figure)
      let needed = count.isMean ? max(1, count.x / 10) : rule.protection
      cells.append(
        ProtectionProblem.Cell(
          count.x, outside: count.outside,
          protection: standing == .protected ? needed : standing == .notExactly ? 1 : 0,
          isKnownToOne: !count.isMean && (count.x == 1 || count.n - count.x == 1),
          isHidden: standing != .shown, cost: Self.cost(unit, series.sex, count.x)))
    }
  }

  private static func figure(_ unit: UnitCode, _ series: FigureSeries) -> ProtectionPlan.Figure {
    ProtectionPlan.Figure(
      indicator: series.indicator.id, year: series.year, sex: series.sex, unit: unit)
  }

  private func place(_ unit: UnitCode, _ series: FigureSeries) -> Int? {
    places[Self.figure(unit, series)]
  }

  /// What readers lose with a figure: more with many people, with both sexes together, and with the units
  /// that others are compared with.
  private static func cost(_ unit: UnitCode, _ sex: Sex, _ count: Int) -> Double {
    let need: Double =
      switch unit.level {
      case .country: 1000
      case .county: 20
      case .region: 30
      default: 1
      }
    let size = Double(Int.bitWidth - (count + 2).leadingZeroBitCount)
    return need * size * (sex == .both ? 1.5 : 1)
  }
}

extension LinkedFigures {
  /// Regions, counties and the country with their municipalities, and municipalities with their schools.
  private mutating func linkPlaces(_ series: FigureSeries) {
    let territory = series.territory
    if !series.indicator.basis.isPublished {
      for unit in territory.units.map(\.code) where !unit.level.isMunicipal {
        guard let total = place(unit, series) else { continue }
        let inside = territory.municipalUnits(of: territory.municipalities(of: unit).sorted())
        link(total, inside.sorted().compactMap { place($0, series) })
      }
    }
    let schools = Dictionary(grouping: series.schools) { $0.municipality }
    for (municipality, schools) in schools {
      guard let municipality, let total = place(municipality, series) else { continue }
      link(total, schools.map(\.unit.code).sorted().compactMap { place($0, series) })
    }
  }

  /// Both sexes together with women and men.
  private mutating func linkSexes(_ series: [FigureSeries]) {
    for both in series where both.sex == .both {
      let parts = series.filter { $0.sex != .both && $0.indicator.id == both.indicator.id }
      if parts.count > 1 { link(both, parts) }
    }
  }

  /// Indicators that count the same in other ages: 20–29 with 20–24 and 25–29, and 15–29, which has no fewer people
  /// with the event than 20–29 and no fewer without.
  private mutating func linkAges(_ series: [FigureSeries]) {
    for whole in series {
      guard let counted = whole.indicator.basis.counts.first, let ages = counted.band else {
        continue
      }
      var byAge: [AgeBand: FigureSeries] = [:]
      for other in series
      where other.sex == whole.sex && other.indicator.id != whole.indicator.id
        && other.indicator.period == whole.indicator.period
      {
        guard let part = other.indicator.basis.counts.first, let band = part.band,
          part.isSame(as: counted, in: (other.indicator, whole.indicator)), band != ages,
          ages.from <= band.from, band.through <= ages.through
        else { continue }
        byAge[band] = byAge[band] ?? other
      }
      if let bands = ages.tiled(by: Set(byAge.keys)), bands.count > 1 {
        link(whole, bands.compactMap { byAge[$0] })
        for band in bands { byAge[band] = nil }
      }
      // A band within another of these is in the outer one by that.
      let outermost = byAge.filter { band, _ in
        !byAge.keys.contains { $0 != band && $0.from <= band.from && band.through <= $0.through }
      }
      for (_, part) in outermost.sorted(by: { $0.key.from < $1.key.from }) {
        nest(part, in: whole)
      }
    }
  }

  /// Each unit's figure of a series with its figure of one that counts all of these people and more. For the choice
  /// of what is hidden those of few, and those of nearly the same people, suffice: others leave room enough.
  private mutating func nest(_ part: FigureSeries, in whole: FigureSeries) {
    for unit in whole.unitsAndSchools {
      guard let outer = place(unit, whole), let inner = place(unit, part),
        let all = whole[unit].share, let some = part[unit].share,
        nestsAll || min(all.events, all.total - all.events) <= rule.protection
          || all.total - some.total <= rule.protection
      else { continue }
      nested.append((outer, inner, max(0, all.total - some.total)))
    }
  }

  /// Indicators of the same people whose counts add up everywhere.
  private mutating func linkWhatAddsUp(_ series: [FigureSeries]) {
    let found = CountsThatAddUp(series)
    for (total, parts) in found.totals { link(total, parts) }
    for parts in found.wholes {
      guard let first = parts.first else { continue }
      for unit in first.unitsAndSchools {
        let cells = parts.compactMap { $0[unit].share == nil ? nil : place(unit, $0) }
        if cells.count == parts.count { wholes.append(cells) }
      }
    }
  }

  /// Where one indicator is of those whom another counts, the figures that tell that count as their denominator.
  private mutating func linkDenominators(_ series: [FigureSeries]) {
    for counting in series {
      guard let counted = counting.indicator.basis.counts.first else { continue }
      for other in series
      where other.sex == counting.sex && other.indicator.id != counting.indicator.id
        && other.indicator.period == counting.indicator.period
      {
        guard let all = other.indicator.basis.counts.last,
          all.isSame(as: counted, in: (other.indicator, counting.indicator)),
          all.band == counted.band, all.band != nil || all.ages == counted.ages
        else { continue }
        for unit in counting.unitsAndSchools where other[unit].value != nil {
          tellingDenominators[Self.figure(unit, counting), default: []].append(
            Self.figure(unit, other))
        }
      }
    }
  }

  /// Each unit's figure of a series with its figures of others, where it has one of all.
  private mutating func link(_ whole: FigureSeries, _ parts: [FigureSeries]) {
    for unit in whole.unitsAndSchools {
      let cells = parts.compactMap { place(unit, $0) }
      guard let total = place(unit, whole), cells.count == parts.count else { continue }
      link(total, cells)
    }
  }

  private mutating func link(_ total: Int, _ parts: [Int]) {
    if !parts.isEmpty { relations.append((total, parts)) }
  }
}

extension Indicator.MeasureOverAges {
  /// Its ages as one; nil for none, and where there is a gap between them.
  fileprivate var band: AgeBand? {
    let sorted = ages.sorted { $0.from < $1.from }
    guard let first = sorted.first, let last = sorted.last,
      zip(sorted, sorted.dropFirst()).allSatisfy({ $0.through + 1 == $1.from })
    else { return nil }
    return AgeBand("\(first.from)-\(last.through)")
  }

  /// Whether both count the same, whatever their ages.
  fileprivate func isSame(as other: Self, in indicators: (Indicator, Indicator)) -> Bool {
    measure(in: indicators.0) == other.measure(in: indicators.1) && levels == other.levels
      && period == other.period
  }
}
