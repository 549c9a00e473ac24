import Disclosure
import Geography
import Indicators
import Observations

/// Change since the zero point beside the others', and beside how units change by themselves.
extension Analysis {
  /// Compares units' changes since the zero point with those of country and county; no row where there is
  /// nothing to tell but that a figure is missing.
  /// - Parameter first: the series of the zero point's year.
  package func relativeChanges(
    since first: [FigureSeries], of year: Int, _ series: [FigureSeries]
  ) -> Protected<RelativeChange> {
    let engine = ChangeEngine(since: year, first, territory: territory)
    return .joined(
      inParallel(series, threads: threads) { series in
        let natural = naturalHistory(series.indicator, series.sex, around: year)
        return control.protect(
          engine.relativeChanges(in: series, natural.history),
          from: [series, engine.before(series)].compactMap { $0 }, history: natural.series)
      })
  }

  /// How an indicator's figures change by themselves, and the series that tell it: of all years with figures
  /// that no break parts from the zero point's.
  private func naturalHistory(_ indicator: Indicator, _ sex: Sex, around zeroPoint: Int)
    -> NaturalFigures
  {
    known.natural(indicator, sex, around: zeroPoint) {
      let years = Set(observedYears(of: indicator)).union([zeroPoint]).filter {
        !indicator.isBroken(between: min($0, zeroPoint), and: max($0, zeroPoint))
      }
      let series = years.sorted().map {
        control.shown(known.series(indicator, sex, in: inBorders($0)))
      }
      let withheld = territory.units.map(\.code).filter {
        control.isWithheld($0, ofAnyOf: series)
      }
      return NaturalFigures(
        history: NaturalHistory(series, withheld: Set(withheld)), series: series)
    }
  }
}

/// How figures change by themselves, with the series that told it.
struct NaturalFigures: Sendable {
  /// Nil where there is too little to tell.
  let history: NaturalHistory?
  let series: [FigureSeries]
}
