import Geography
import Statistics

extension FigureSeries {
  /// Sums several years' counts, for units so small that a single year is uninformative. A unit has a
  /// figure when it has counts in every one of the years; a pooled number is marked with its window.
  ///
  /// nil unless the series are of one indicator and sex, in years that follow one another without a
  /// break between them.
  public init?(pooling series: [FigureSeries]) {
    let series = series.sorted { $0.year < $1.year }
    guard let first = series.first, let last = series.last, first.year < last.year,
      series.map(\.year) == Array(first.year...last.year),
      series.allSatisfy({ $0.indicator == first.indicator && $0.sex == first.sex }),
      !first.indicator.basis.counts.isEmpty,
      series.allSatisfy({ $0.territory.day == first.territory.day }),
      series.allSatisfy({ $0.figures.count == first.figures.count }),
      !first.indicator.isBroken(between: first.year, and: last.year)
    else { return nil }
    let schools = Set(series.flatMap(\.schoolFigures.keys))
    self.init(
      first.indicator, year: last.year, sex: first.sex, window: first.year...last.year,
      places: last.places, in: last.territory,
      last.figures.indices.map { index in MarkedFigure(pooling: series.map { $0.figures[index] }) },
      schools: Dictionary(
        uniqueKeysWithValues: schools.map { school in
          (school, MarkedFigure(pooling: series.map { $0.schoolFigures[school] ?? .missing }))
        }))
  }
}

extension MarkedFigure {
  fileprivate init(pooling years: [MarkedFigure]) {
    self.init(
      figure: Figure(pooling: years.map(\.figure)),
      isProvisional: years.contains { $0.isProvisional },
      isUnsealed: years.contains { $0.isUnsealed })
  }
}

extension Figure {
  /// The sum of several years' counts; where a year has none, the first such year's reason, suppression
  /// before all others.
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
