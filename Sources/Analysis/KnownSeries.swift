import Indicators
import Observations
import Synchronization

/// Caches the years' borders and series, which several threads may request.
final class KnownSeries: Sendable {
  private let borders = Mutex<[Int: YearInBorders]>([:])
  private let series = Mutex<[Key: FigureSeries]>([:])

  private struct Key: Hashable {
    let indicator: String
    let year: Int
    let sex: Sex
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
}
