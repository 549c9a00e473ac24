import Disclosure
import Indicators
import Observations
import Synchronization

/// Caches the years' borders, series and estimates, which several threads may request.
final class KnownSeries: Sendable {
  private let borders = Mutex<[Int: YearInBorders]>([:])
  private let series = Mutex<[Key: FigureSeries]>([:])
  private let estimates = Mutex<[Key: (of: Indicator, made: Protected<Estimate>)]>([:])
  private let natural = Mutex<[Key: (of: Indicator, made: NaturalFigures)]>([:])

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

  /// The estimates of all units.
  func estimates(_ series: FigureSeries, _ make: () -> Protected<Estimate>) -> Protected<Estimate> {
    let key = Key(
      indicator: series.indicator.id, year: series.year, sex: series.sex, window: series.window)
    return Self.known(estimates, key, of: series.indicator, make)
  }

  /// How figures change by themselves, in the years that no break parts from a zero point's.
  func natural(
    _ indicator: Indicator, _ sex: Sex, around zeroPoint: Int, _ make: () -> NaturalFigures
  ) -> NaturalFigures {
    let key = Key(indicator: indicator.id, year: zeroPoint, sex: sex)
    return Self.known(natural, key, of: indicator, make)
  }

  /// What is kept of an indicator, else made outside the lock and kept.
  private static func known<Value: Sendable>(
    _ kept: borrowing Mutex<[Key: (of: Indicator, made: Value)]>, _ key: Key,
    of indicator: Indicator, _ make: () -> Value
  ) -> Value {
    if let known = kept.withLock({ $0[key] }), known.of == indicator { return known.made }
    let made = make()
    kept.withLock { $0[key] = (indicator, made) }
    return made
  }
}
