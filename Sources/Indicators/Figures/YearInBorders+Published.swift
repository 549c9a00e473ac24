import Geography
import Observations
import Statistics

extension YearInBorders {
  /// Ready-made shares are the unit's own and cannot be added up: a municipality or county whose
  /// borders have changed has none. Counts behind a share are used where the source has both, or else
  /// how many answered and were invited; a share beside a count that the source withholds is withheld
  /// too.
  /// - Parameter cells: what the source says of a unit; nil where it says nothing.
  func published(_ cells: (UnitCode) -> MarkedCells?) -> [MarkedFigure] {
    func figure(_ code: UnitCode) -> MarkedFigure? {
      cells(code).map { MarkedFigure($0, isMean: false) }
    }
    let changed = MarkedFigure(figure: .none(.notComputable, .bordersChanged))
    var figures = territory.units.map { unit -> MarkedFigure in
      guard !unit.code.level.isMunicipal, let own = figure(unit.code) else { return .missing }
      if case .county(let code) = unit.code, !recoding.followedCounties.contains(code) {
        return changed
      }
      return own
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
          guard let index = territory.index(of: place) else { continue }
          figures[index] = isFollowed || isWhole ? own : changed
        }
      }
    }
    return figures
  }
}

/// The cells of a published indicator: shares with the counts or the answers behind them.
struct PrintedShares {
  fileprivate let share: PrintedCells
  fileprivate let numerators: PrintedCells
  fileprivate let denominators: PrintedCells
  fileprivate let answered: PrintedCells
  fileprivate let invited: PrintedCells
  fileprivate let key: (UnitCode) -> SealedFigure.Key

  /// What the source says of a unit; nil where it says nothing.
  subscript(_ unit: UnitCode) -> MarkedCells? {
    let counts = [numerators[unit], denominators[unit]]
    let known = counts.compactMap { $0 }
    if known.count == 2 || known.contains(where: { $0.value == .suppressed }) {
      var (numerator, denominator) = (Tally(), Tally())
      numerator.add(counts[0])
      denominator.add(counts[1])
      return MarkedCells(SealedFigure(key(unit), numerator, denominator))
    }
    guard let cell = share[unit] else { return nil }
    let isProvisional = cell.marks.contains(.provisional)
    let (answered, invited) = (answered[unit]?.value, invited[unit]?.value)
    guard let number = cell.value.number, ![answered, invited].contains(.suppressed) else {
      return MarkedCells(
        SealedFigure(
          key(unit), cell.value.number == nil ? cell.value.kind : .suppressed,
          isProvisional: isProvisional))
    }
    return MarkedCells(
      SealedFigure(
        key(unit), denominator: answered?.number, value: number,
        invited: answered?.number == nil ? nil : invited?.number, isProvisional: isProvisional))
  }
}

extension YearInBorders {
  func printed(_ published: Indicator.PublishedMeasure, _ indicator: Indicator, _ sex: Sex)
    -> PrintedShares
  {
    func printed(_ part: Indicator.PublishedMeasure.Part) -> PrintedCells {
      PrintedCells(
        Series(
          measure: published.measure(part, in: indicator),
          period: indicator.period(in: year), sex: sex, age: published.age,
          level: published.level), in: observations)
    }
    return PrintedShares(
      share: printed(.share), numerators: printed(.numerator), denominators: printed(.denominator),
      answered: printed(.answered), invited: printed(.invited)
    ) { SealedFigure.Key(indicator.id, sex, $0) }
  }
}

/// The cells of a published series.
private struct PrintedCells {
  private let observations: ObservationTable
  private let column: FigureColumn?
  private let country: MarkedCell?

  init(_ series: Series, in observations: ObservationTable) {
    self.observations = observations
    column = observations.column(series)
    // The round of a survey lasts several years, and its national figure stands for each.
    country =
      column?.cell(of: observations.number(of: .country))
      ?? (column == nil ? nil : observations.figure(of: .country, inWindowOf: series))
  }

  subscript(_ unit: UnitCode) -> MarkedCell? {
    unit == .country ? country : column?.cell(of: observations.number(of: unit))
  }
}

extension Figure {
  /// A published share, with the survey's numbers where the source has them.
  init(printed share: Double, answered: Double?, invited: Double?) {
    guard let answered else {
      self = .published(share)
      return
    }
    guard let n = Int(exactly: answered),
      invited == nil || invited.flatMap(Int.init(exactly:)) != nil,
      let survey = try? SurveyShare(
        share, answered: n, invited: invited.flatMap(Int.init(exactly:)))
    else {
      self = .none(.notComputable, .inconsistentAnswers)
      return
    }
    self = .survey(survey)
  }
}
