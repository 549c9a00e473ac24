import Geography
import Indicators

extension DisclosureControl {
  /// The sums of a series that would give a withheld figure back: whoever subtracts the figures that are shown
  /// from a region, a county or the country is left with a municipality that is withheld, where it is the
  /// only such one in the sum, or in what the sum has more than another that is shown.
  ///
  /// Where a single county is held back so, a second one is, the smallest, lest the country give it back.
  /// Shares that sources publish are no sums, and open sources have done this themselves.
  func sumsThatGiveBack(_ series: FigureSeries) -> Set<UnitCode> {
    let (territory, indicator) = (series.territory, series.indicator)
    guard !isOpen(indicator.id), !indicator.basis.isPublished else { return [] }
    func isShown(_ unit: UnitCode) -> Bool {
      series[unit].value != nil && !isProtected(indicator.id, series[unit])
    }
    let withheld = Set(
      territory.units.map(\.code).filter {
        $0.level.isMunicipal && isProtected(indicator.id, series[$0])
      })
    guard !withheld.isEmpty else { return [] }
    let sums = territory.units.map(\.code).filter { !$0.level.isMunicipal && isShown($0) }.map {
      unit in
      let inside = territory.municipalities(of: unit)
      return (
        unit: unit, inside: inside,
        withheld: withheld.intersection(territory.municipalUnits(of: inside.sorted()))
      )
    }
    var held = Set(sums.filter { $0.withheld.count == 1 }.map(\.unit))
    var before = -1
    while held.count != before {
      before = held.count
      for small in sums where !held.contains(small.unit) {
        let gives = sums.contains { large in
          !held.contains(large.unit) && small.inside.count < large.inside.count
            && small.inside.isSubset(of: large.inside)
            && large.withheld.subtracting(small.withheld).count == 1
        }
        if gives { held.insert(small.unit) }
      }
    }
    let counties = sums.map(\.unit).filter { $0.level == .county }
    if counties.count(where: held.contains) == 1, !held.contains(.country) {
      let others = counties.filter { !held.contains($0) }
      let smallest = others.min { persons(series[$0]) < persons(series[$1]) }
      if let smallest { held.insert(smallest) }
    }
    return held
  }

  private func persons(_ figure: Figure) -> Int { figure.share?.total ?? figure.mean?.count ?? 0 }
}
