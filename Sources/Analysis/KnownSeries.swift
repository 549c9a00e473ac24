import Disclosure
import Indicators
import Observations
import Synchronization

/// Caches the years' borders, series and estimates, which several threads may request.
final class KnownSeries: Sendable {
  private let borders = Mutex<[Int: YearInBorders]>([:])
  private let series = Mutex<[Key: FigureSeries]>([:])
  private let estimates = Mutex<[Key: (of: Indicator, rows: Protected<Estimate>)]>([:])

  private let natural = Mutex<[Key: (of: Indicator, figures: NaturalFigures)]>([:])

  private struct Key: Hashable {
    let indicator: String
    let year: Int
    let sex: Sex
    /// Where several years are added up.
    var window: ClosedRange<Int>?
  }

  func borders(_ year: Int, _ make: () -> YearInBorders) -> YearInBorders {
    borders.withLock { known in
      if let made = known[year] { return made }
      let made = make()
      known[year] = made
      return made
    }
  }

  /// Returns the series, computed outside the lock; if two threads compute it at once, the results are
  /// equal.
  func series(_ indicator: Indicator, _ sex: Sex, in borders: YearInBorders) -> FigureSeries {
    let key = Key(indicator: indicator.id, year: borders.year, sex: sex)
    if let made = series.withLock({ $0[key] }), made.indicator == indicator { return made }
    let made = borders.figures(indicator, sex)
    series.withLock { $0[key] = made }
    return made
  }

  func forgetSeries() {
    series.withLock { $0 = [:] }
    estimates.withLock { $0 = [:] }
  }

  /// The estimates of all units; made outside the lock, too.
  func estimates(_ series: FigureSeries, _ make: () -> Protected<Estimate>) -> Protected<Estimate> {
    let key = Key(
      indicator: series.indicator.id, year: series.year, sex: series.sex, window: series.window)
    if let made = estimates.withLock({ $0[key] }), made.of == series.indicator { return made.rows }
    let made = make()
    estimates.withLock { $0[key] = (series.indicator, made) }
    return made
  }

  /// How figures change by themselves; made outside the lock, too.
  func natural(_ indicator: Indicator, _ sex: Sex, _ make: () -> NaturalFigures) -> NaturalFigures {
    let key = Key(indicator: indicator.id, year: 0, sex: sex)
    if let made = natural.withLock({ $0[key] }), made.of == indicator { return made.figures }
    let made = make()
    natural.withLock { $0[key] = (indicator, made) }
    return made
  }
}
