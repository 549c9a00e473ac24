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
  ) -> [UnitCode: Figure] {
    func printed(_ suffix: String) -> [UnitCode: CellValue] {
      let series = Series(
        measure: Measure(source: indicator.source, name: published.measure + suffix),
        period: indicator.period(in: year), sex: sex, age: published.age, level: published.level)
      var cells = self.cells(series)
      // The round of a survey lasts several years, and its national figure stands for each.
      if !cells.isEmpty, cells[.country] == nil {
        cells[.country] = observations.figure(of: .country, inWindowOf: series)
      }
      return cells
    }
    let (shares, numerators, denominators) = (
      printed(""), printed(".numerator"), printed(".denominator")
    )
    let (answered, invited) = (printed(".n_answered"), printed(".n_invited"))
    func figure(_ code: UnitCode) -> Figure? {
      let counts = [numerators[code], denominators[code]].compactMap { $0 }
      if counts.count == 2 || counts.contains(.suppressed) {
        var (numerator, denominator) = (Tally(), Tally())
        numerator.add(numerators[code])
        denominator.add(denominators[code])
        return Figure(numerator: numerator, denominator: denominator, isSum: false)
      }
      return shares[code].map { cell in
        guard let share = cell.number else { return Figure.none(cell.kind, isSum: false) }
        return Figure(printed: share, answered: answered[code], invited: invited[code])
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

extension Figure {
  /// A printed share, with the numbers of a survey where the source has them.
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
