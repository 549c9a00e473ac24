import Geography
import Observations
import Statistics

extension YearInBorders {
  /// Ready-made shares are the unit's own and cannot be added up: a municipality or county whose
  /// borders have changed has none. Counts behind a share are used where the source has both, or else
  /// how many answered and were invited; a share beside a count that the source withholds is withheld
  /// too.
  func published(
    _ published: Indicator.PublishedMeasure, _ indicator: Indicator, _ sex: Sex
  ) -> [MarkedFigure] {
    func printed(_ suffix: String) -> PrintedCells {
      PrintedCells(
        Series(
          measure: Measure(source: indicator.source, name: published.measure + suffix),
          period: indicator.period(in: year), sex: sex, age: published.age,
          level: published.level), in: observations)
    }
    let shares = printed("")
    let (numerators, denominators) = (printed(".numerator"), printed(".denominator"))
    let (answered, invited) = (printed(".n_answered"), printed(".n_invited"))
    func figure(_ code: UnitCode) -> MarkedFigure? {
      let counts = [numerators[code], denominators[code]]
      let known = counts.compactMap { $0 }
      if known.count == 2 || known.contains(where: { $0.value == .suppressed }) {
        var (numerator, denominator) = (Tally(), Tally())
        numerator.add(counts[0])
        denominator.add(counts[1])
        return MarkedFigure(
          figure: Figure(numerator: numerator, denominator: denominator, isSum: false),
          isProvisional: numerator.isProvisional || denominator.isProvisional)
      }
      guard let cell = shares[code] else { return nil }
      let isProvisional = cell.marks.contains(.provisional)
      guard let share = cell.value.number else {
        return MarkedFigure(
          figure: Figure.none(cell.value.kind, isSum: false), isProvisional: isProvisional)
      }
      return MarkedFigure(
        figure: Figure(
          printed: share, answered: answered[code]?.value, invited: invited[code]?.value),
        isProvisional: isProvisional)
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
  fileprivate init(printed share: Double, answered: CellValue?, invited: CellValue?) {
    if [answered, invited].contains(.suppressed) {
      self = .none(.suppressed, .suppressedBySource)
      return
    }
    guard let answered = answered?.number else {
      self = .published(share)
      return
    }
    let asked = invited?.number
    guard let n = Int(exactly: answered), asked == nil || asked.flatMap(Int.init(exactly:)) != nil,
      let survey = try? SurveyShare(
        share, answered: n, invited: asked.flatMap(Int.init(exactly:)))
    else {
      self = .none(.notComputable, .inconsistentAnswers)
      return
    }
    self = .survey(survey)
  }
}
