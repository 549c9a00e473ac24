import Geography
import Statistics

extension FigureSeries {
  /// Several years' counts added up, for units so small that a single year says little. A unit has a
  /// figure when it has counts in every one of the years; a pooled number is marked with its window.
  ///
  /// nil unless the series are of one indicator and sex, in years that follow one another without a
  /// break between them.
  public init?(pooling series: [FigureSeries]) {
    let series = series.sorted { $0.year < $1.year }
    guard let first = series.first, let last = series.last, first.year < last.year,
      series.map(\.year) == Array(first.year...last.year),
      series.allSatisfy({ $0.indicator == first.indicator && $0.sex == first.sex }),
      first.indicator.numerator != nil,
      !first.indicator.isBroken(between: first.year, and: last.year)
    else { return nil }
    let units = Set(series.flatMap(\.units))
    let figures = units.map { unit in (unit, Figure(pooling: series.map { $0[unit] })) }
    self.init(
      first.indicator, year: last.year, sex: first.sex, window: first.year...last.year,
      places: last.places, figures: Dictionary(uniqueKeysWithValues: figures))
  }
}

extension Figure {
  /// The sum of some years' counts, or why the first that has none has none, suppression before
  /// everything else.
  init(pooling figures: [Figure]) {
    let shares = figures.compactMap(\.share)
    guard shares.count < figures.count else {
      self =
        (try? Share.together(shares)).map(Figure.counts)
        ?? .none(.notComputable, .inconsistentCounts)
      return
    }
    let lacks = figures.compactMap { $0.lack(spread: nil) }
    let lack = lacks.first { $0.status == .suppressed } ?? lacks.first
    self = .none(lack?.status ?? .missing, lack?.reason ?? .noFigure)
  }
}
