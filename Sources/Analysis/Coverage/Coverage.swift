import Geography
import Indicators
import Observations

/// Which of the catalogue's figures are at hand: for every theme, indicator and year, of how many
/// municipalities, and where the others are to be had.
package struct Coverage: Sendable {
  /// The themes in the catalogue's order, with their indicators.
  package let themes: [Catalogue.Theme]
  /// From the first to the last year of which any indicator has figures, the zero point's among them.
  package let years: [Int]
  /// The number of municipalities asked about.
  package let municipalities: Int
  package let sources: Obtaining
  private let cells: [Key: Cell]

  private struct Key: Hashable {
    let indicator: String
    let year: Int
  }

  /// - Parameters:
  ///   - years: ascending.
  ///   - municipalities: how many are asked about.
  ///   - cell: the figures of an indicator in a year; nil for none.
  package init(
    _ themes: [Catalogue.Theme], years: [Int], municipalities: Int, _ sources: Obtaining,
    _ cell: (Indicator, Int) -> Cell?
  ) {
    self.themes = themes
    self.years = years
    self.municipalities = municipalities
    self.sources = sources
    var cells: [Key: Cell] = [:]
    for indicator in themes.flatMap(\.indicators) {
      for year in years { cells[Key(indicator: indicator.id, year: year)] = cell(indicator, year) }
    }
    self.cells = cells
  }

  /// The figures of an indicator in a year.
  package struct Cell: Sendable, Hashable {
    /// The municipalities with a figure.
    package var figures = 0
    /// The municipalities whose figure the source withholds.
    package var withheld = 0
    /// Whether there is a figure of the county, or of the country.
    package var ofCounty = false
    package var ofCountry = false
    /// Whether there is a figure of any unit at all.
    package var ofAnyone = false

    package init(figures: Int = 0, withheld: Int = 0, ofAnyone: Bool = false) {
      self.figures = figures
      self.withheld = withheld
      self.ofAnyone = ofAnyone
    }
  }

  /// How much there is of an indicator in a year.
  package enum Status: String, Sendable, CaseIterable {
    /// A figure of every municipality.
    case loaded
    /// Figures of some municipalities.
    case partly
    /// Figures that the source withholds, and no others.
    case withheld
    /// Figures of other units only, such as the county.
    case elsewhere
    case missing
  }

  /// - Parameters:
  ///   - municipalities: those asked about.
  ///   - county: the county that holds them; nil for none.
  package init(
    _ analysis: Analysis, _ sources: Obtaining, of municipalities: [UnitCode], county: UnitCode?,
    zeroPoint: Int
  ) {
    let themes = analysis.catalogue.themes
    let indicators = themes.flatMap(\.indicators)
    let observed = Dictionary(
      indicators.map { indicator in
        let ahead = indicator.measuresAhead[indicator.mainMeasure] ?? 0
        return (indicator.id, Set(analysis.observedYears(of: indicator).map { $0 - ahead }))
      },
      uniquingKeysWith: { first, _ in first })
    let all = observed.values.reduce(into: Set([zeroPoint])) { $0.formUnion($1) }
    let years = Array((all.min() ?? zeroPoint)...(all.max() ?? zeroPoint))
    var cells: [Key: Cell] = [:]
    for year in years {
      let known = indicators.filter { observed[$0.id]?.contains(year) == true }
      for series in analysis.series(known, year: year, onlyFirstSex: true) {
        var cell = Cell()
        for unit in municipalities {
          switch series[unit] {
          case .none(.suppressed, _): cell.withheld += 1
          case .none: break
          default: cell.figures += 1
          }
        }
        cell.ofCounty = county.map { series[$0].value != nil } ?? false
        cell.ofCountry = series[.country].value != nil
        cell.ofAnyone =
          cell.figures > 0 || analysis.territory.units.contains { series[$0.code].value != nil }
        cells[Key(indicator: series.indicator.id, year: year)] = cell
      }
    }
    self.init(themes, years: years, municipalities: municipalities.count, sources) {
      cells[Key(indicator: $0.id, year: $1)]
    }
  }

  package func cell(_ indicator: Indicator, _ year: Int) -> Cell {
    cells[Key(indicator: indicator.id, year: year)] ?? Cell()
  }

  package func status(_ indicator: Indicator, _ year: Int) -> Status {
    let cell = cell(indicator, year)
    if cell.figures == municipalities, cell.figures > 0 { return .loaded }
    if cell.figures > 0 { return .partly }
    if cell.withheld > 0 { return .withheld }
    return cell.ofAnyone ? .elsewhere : .missing
  }

  /// The years in which the indicator has a status.
  package func years(_ indicator: Indicator, _ statuses: Set<Status>) -> [Int] {
    years.filter { statuses.contains(status(indicator, $0)) }
  }

  /// The sources of indicators that are not loaded for a year, in the catalogue's order, with these
  /// indicators.
  package func wanting(_ year: Int) -> [(source: String, indicators: [Indicator])] {
    var order: [String] = []
    var wanting: [String: [Indicator]] = [:]
    for indicator in themes.flatMap(\.indicators) where status(indicator, year) != .loaded {
      if wanting[indicator.source] == nil { order.append(indicator.source) }
      wanting[indicator.source, default: []].append(indicator)
    }
    return order.map { ($0, wanting[$0] ?? []) }
  }
}
