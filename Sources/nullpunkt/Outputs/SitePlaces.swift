import Analysis
import Geography
import Indicators
import Observations
import Site
import Storage

extension Site {
  /// The site with the cells that its figures were read from.
  /// - Parameter mostCells: of a unit that is the sum of more, the cells are not told.
  func placed(by store: Store, _ analysis: Analysis, mostCells: Int = 12) throws -> Site {
    var site = self
    var read: [Series: [UnitCode: FigurePlaces.Cell]] = [:]
    func cells(of series: Series) throws -> [UnitCode: FigurePlaces.Cell] {
      if let known = read[series] { return known }
      let found = try store.places(of: series).mapValues {
        FigurePlaces.Cell(file: $0.file, line: $0.line, column: $0.column)
      }
      read[series] = found
      return found
    }
    var sums: [Int: [UnitCode: [UnitCode]]] = [:]
    func parts(of unit: UnitCode, in year: Int, _ indicator: Indicator) -> [UnitCode] {
      guard unit.level.isMunicipal else { return [unit] }
      if let known = sums[year]?[unit] { return known }
      let found = analysis.inputs(of: indicator, .both, year: year, unit: unit).places
      sums[year, default: [:]][unit] = found
      return found
    }
    for (indicator, years) in figuresToPlace {
      site.places[indicator.id] = try years.map { year in
        let series = analysis.inputs(of: indicator, .both, year: year, unit: .country).parts
          .flatMap(\.series)
        let known = try series.map(cells)
        var told: [UnitCode: [FigurePlaces.Cell]] = [:]
        for unit in analysis.territory.units.map(\.code) where unit.level != .unplaced {
          let places = parts(of: unit, in: year, indicator)
          let own = known.flatMap { cells in places.compactMap { cells[$0] } }
          if (1...mostCells).contains(own.count) { told[unit] = own }
        }
        return FigurePlaces(year: year, cells: told)
      }
    }
    return site
  }
}
