import Disclosure
import Flagging
import Geography
import Indicators
import Observations
import Statistics

/// The computing, wired together: observations in the borders of a zero point, estimates, changes
/// and candidates (Analysis+Candidates), each through disclosure control before anyone sees it.
package struct Analysis {
  package let territory: Territory
  private let geography: Geography
  private(set) var observations: ObservationTable
  private let schools: SchoolRegister
  package internal(set) var control: DisclosureControl
  package let catalogue: Catalogue
  package let peerSettings: PeerSettings
  package let engine: EstimateEngine
  /// The number of threads that compute series; the results do not depend on it.
  package let threads: Int
  /// The zero point whose sealed figures are those of its year; nil where none is.
  package private(set) var sealed: SealedYear?
  private(set) var known = KnownSeries()

  /// - Parameters:
  ///   - indicators: the indicators whose figures are needed.
  ///   - schools: their names and municipalities; needed for schools' estimates only.
  ///   - borders: the borders in which all results are reported.
  ///   - sealed: the zero point; the figures of its year are the sealed ones.
  ///   - threads: at least 1.
  /// - Throws: `RefusedFile` for invalid settings.
  package init(
    _ observations: ObservationTable, _ knowledge: Knowledge, _ indicators: [Indicator],
    schools: SchoolRegister = SchoolRegister(), in borders: Territory,
    since sealed: SealedYear? = nil, threads: Int = Threads.usual
  ) throws {
    self.threads = threads
    geography = try knowledge.geography
    catalogue = try knowledge.catalogue(since: sealed)
    self.sealed = sealed
    peerSettings = try knowledge.peers
    territory = borders
    self.observations = observations
    self.schools = schools
    control = DisclosureControl(rules: try knowledge.rules, indicators: indicators)
    engine = EstimateEngine(
      territory: territory, leastCoverage: try knowledge.benchmarks.leastCoverage)
    planProtection(of: indicators, beside: knowledge.withheldBefore)
  }

  /// Creates an analysis in the borders of a zero point.
  package init(
    _ observations: ObservationTable, _ knowledge: Knowledge, _ indicators: [Indicator],
    schools: SchoolRegister = SchoolRegister(), bordersOf year: Int,
    since sealed: SealedYear? = nil,
    threads: Int = Threads.usual
  ) throws {
    try self.init(
      observations, knowledge, indicators, schools: schools,
      in: Territory(knowledge.geography, on: .endOfYear(year)), since: sealed, threads: threads)
  }

  /// The same with other figures. What is withheld stays as it was planned.
  func with(_ observations: ObservationTable, _ sealed: SealedYear?) -> Analysis {
    var other = self
    (other.observations, other.sealed, other.known) = (observations, sealed, KnownSeries())
    return other
  }

  func inBorders(_ year: Int) -> YearInBorders {
    known.borders(year) {
      YearInBorders(
        year, observations: observations, schools: schools, geography: geography,
        territory: territory, sealed: sealed)
    }
  }

  /// The parts of an indicator's formula in a year, and the places whose figures stand in a unit's.
  package func inputs(of indicator: Indicator, _ sex: Sex, year: Int, unit: UnitCode) -> (
    parts: [YearInBorders.Input], places: [UnitCode]
  ) {
    let borders = inBorders(year)
    return (borders.inputs(of: indicator, sex), borders.places(of: unit))
  }

  /// The locations of the schools in a year.
  package func schoolPlaces(year: Int) -> SchoolPlaces { inBorders(year).schoolPlaces }

  /// The accounts of recoding everything that figures of some indicators and years are made from.
  package func recodingAccounts(_ figures: [(indicator: Indicator, year: Int)]) -> [RecodingAccount]
  {
    var days: [Int: [(indicator: Indicator, year: Int)]] = [:]
    for figure in figures {
      for ahead in Set(figure.indicator.measuresAhead.values).union([0]) {
        days[figure.year + ahead, default: []].append(figure)
      }
    }
    return inParallel(days.sorted { $0.key < $1.key }, threads: threads) { day, figures in
      inBorders(day).accounts(figures)
    }.flatMap { $0 }
  }

  /// The municipalities of other days, each with the units in which its ground lies.
  package func unitsOfOtherDays() -> [(municipality: Municipality, units: [UnitCode])] {
    geography.municipalitiesOfOtherDays(than: territory.day).map { other in
      (other.municipality, territory.municipalUnits(of: other.onTheDay).sorted())
    }
  }

  /// Computes one year's series of every indicator and sex that has figures, over all units, without what is
  /// withheld.
  /// - Parameter onlyFirstSex: whether only the first sex that the catalogue names is wanted.
  package func series(_ indicators: [Indicator], year: Int, onlyFirstSex: Bool = false)
    -> [FigureSeries]
  {
    unprotectedSeries(indicators, year: year, onlyFirstSex: onlyFirstSex, threads: threads)
      .map(control.shown)
  }

  /// The series with everything, from which nothing but what is withheld may be made.
  func unprotectedSeries(
    _ indicators: [Indicator], year: Int, onlyFirstSex: Bool = false, threads: Int
  ) -> [FigureSeries] {
    let borders = inBorders(year)
    let wanted = indicators.filter {
      !observations.years(of: $0.mainMeasure).isEmpty || sealed?.holds($0) == true
    }
    .flatMap { indicator in
      indicator.sexes.prefix(onlyFirstSex ? 1 : indicator.sexes.count).map { (indicator, $0) }
    }
    return inParallel(wanted, threads: threads) { known.series($0, $1, in: borders) }
  }

  /// Compares units with their country, county and region: the given ones, or all of which there is anything
  /// to tell.
  /// - Parameter wanted: the benchmarks that are wanted; nil for all.
  package func estimates(
    _ series: [FigureSeries], units: [NamedUnit]? = nil, against wanted: Set<Benchmark>? = nil
  ) -> Protected<Estimate> {
    .joined(
      inParallel(series, threads: threads) { series in
        guard let units = units ?? wanted.map({ _ in series.toldUnits }) else {
          return known.estimates(series) {
            control.protect(engine.estimates(in: series), in: series)
          }
        }
        return control.protect(
          engine.estimates(in: series, for: units, against: wanted), in: series)
      })
  }

  /// Forgets the series and estimates that are kept for whoever asks again.
  package func forgetSeries() { known.forgetSeries() }

  /// Compares every school that has a figure with its country, county, region and municipality.
  package func schoolEstimates(_ series: [FigureSeries]) -> Protected<Estimate> {
    .joined(
      series.map {
        control.protect(engine.estimates(in: $0, for: $0.schools.map(\.unit)), in: $0)
      })
  }

  /// Compares units with their own zero point: the given ones, or all of which there is anything to tell.
  /// - Parameter first: the series of the zero point's year.
  package func estimates(
    since first: [FigureSeries], of year: Int, _ series: [FigureSeries],
    units: [NamedUnit]? = nil
  ) -> Protected<Estimate> {
    let engine = ChangeEngine(since: year, first, territory: territory)
    return .joined(
      inParallel(series, threads: threads) { series in
        control.protect(
          (units ?? series.toldUnits).map { engine.estimate($0, in: series) },
          in: series, since: engine.before(series))
      })
  }

  /// The changes in persons that sources print by themselves, of all units.
  func printedChanges(_ indicators: [Indicator], since first: [FigureSeries])
    -> Protected<PrintedChange>
  {
    let rows = indicators.flatMap { indicator -> [PrintedChange] in
      guard let measure = indicator.printedChange,
        case .published(let published) = indicator.basis,
        let before = first.first(where: { $0.indicator.id == indicator.id && $0.sex == .both })
      else { return [] }
      return observations.years(of: measure).filter { $0 > before.year }.flatMap { year in
        let cells = observations[
          Series(
            measure: measure, period: indicator.period(in: year), sex: .both, age: published.age)]
        return cells.sorted { $0.key < $1.key }.compactMap { unit, cell in
          cell.number.flatMap(Int.init(exactly:)).map {
            PrintedChange(
              indicator: indicator.id, unit: unit, year: year, persons: $0,
              denominator: before[unit].share?.total)
          }
        }
      }
    }
    return control.protect(rows)
  }

  /// The years for which an indicator's source has figures, ascending.
  func observedYears(of indicator: Indicator) -> [Int] {
    observations.years(of: indicator.mainMeasure)
  }

  /// The years after the zero point for which any of the indicators has figures.
  package func years(after year: Int, _ indicators: [Indicator]) -> [Int] {
    Set(indicators.flatMap { observations.years(of: $0.mainMeasure) }).filter { $0 > year }.sorted()
  }

  /// What the observations say of a year: the figures that a zero point of it would hold, in order of
  /// indicator, sex and unit.
  package func presentFigures(_ indicators: [Indicator], year: Int) -> [SealedFigure] {
    let borders = inBorders(year)
    let wanted = indicators.flatMap { indicator in indicator.sexes.map { (indicator, $0) } }
    return inParallel(wanted, threads: threads) { borders.cells($0, $1) }.flatMap { $0 }
  }
}
