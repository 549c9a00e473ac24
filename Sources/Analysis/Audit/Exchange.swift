import Disclosure
import Geography
import Indicators
import Observations

/// The figures of an analysis with other counts in the place of those that are withheld, which agree with everything
/// that is shown.
///
/// Whatever is made from them must be the same to the byte: else it hangs on what is withheld, be it by an order, a
/// gap, a rank, a digit or a sentence. The counts are exchanged where they were read, so that nothing between
/// observation and page is left out; means and shares without counts stay as they are.
package struct Exchange {
  package let analysis: Analysis
  package let observations: ObservationTable
  package let sealed: SealedYear?
  /// How many withheld figures have another count.
  package let changed: Int

  /// A cell of a source.
  fileprivate struct Place: Hashable {
    let series: Series
    let unit: UnitCode
  }

  /// The changes of one source's cells of a year, and of its sealed figures.
  fileprivate struct Changes {
    var cells: [Place: Int] = [:]
    var sealed: [SealedFigure.Key: Int] = [:]
  }

  /// nil where no withheld count can be another.
  package init?(_ analysis: Analysis) {
    let tables = analysis.protectedTables()
    var kept = inParallel(tables, threads: analysis.threads) { own, year in
      Changes(analysis, own, year)
    }
    var other = Self.with(kept, analysis)
    // A table whose shown figures would change, since others are made from the same cells, is left as it is.
    let first = other
    let areSame = inParallel(tables, threads: analysis.threads) { own, year in
      analysis.showsTheSame(as: first, own, year)
    }
    if areSame.contains(false) {
      for place in tables.indices where !areSame[place] { kept[place] = Changes() }
      other = Self.with(kept, analysis)
    }
    guard kept.contains(where: { !$0.cells.isEmpty }),
      tables.allSatisfy({ analysis.showsTheSame(as: other, $0.own, $0.year) })
    else { return nil }
    self.analysis = other
    (observations, sealed) = (other.observations, other.sealed)
    changed = tables.reduce(0) { $0 + analysis.figures(unlike: other, $1.own, $1.year) }
  }

  private static func with(_ all: [Changes], _ analysis: Analysis) -> Analysis {
    var observations = analysis.observations
    var keys: [SealedFigure.Key: Int] = [:]
    for changes in all {
      for (place, change) in changes.cells {
        guard let cell = observations.figure(of: place.unit, in: place.series),
          let number = cell.value.number
        else { continue }
        observations.insert(
          Observation.Key(place.series, place.unit), .number(number + Double(change)),
          cell.marks)
      }
      keys.merge(changes.sealed) { $0 + $1 }
    }
    return analysis.with(observations, analysis.sealed?.adding(keys))
  }
}

extension Exchange.Changes {
  private typealias Figure = ProtectionPlan.Figure

  /// Finds for each count that is to be another a cell of its own to change. Figures that hang together and of which
  /// one has no such cell stay as they are.
  fileprivate init(_ analysis: Analysis, _ own: [Indicator], _ year: Int) {
    let series = analysis.unprotectedSeries(own, year: year, threads: 1)
    var lots = analysis.control.otherCounts(series)
    guard !lots.isEmpty else { return }
    let figures = Self.figures(series, analysis.inBorders(year), analysis)
    let placesOf = Dictionary(figures, uniquingKeysWith: { first, _ in first })
    while true {
      let wanted = lots.reduce(into: [:]) { $0.merge($1) { $1 } }
      let (cells, lacking) = Self.cells(figures, wanted, analysis)
      guard !lacking.isEmpty else {
        self.cells = cells
        guard analysis.sealed?.year == year else { return }
        for (figure, change) in wanted where figure.unit.level.isMunicipal {
          sealed[SealedFigure.Key(figure.indicator, figure.sex, figure.unit)] = change
        }
        return
      }
      let kept = lots.filter { lot in
        !lot.keys.contains { figure in
          lacking.contains(figure)
            || placesOf[figure]?.contains { place in
              lacking.contains { placesOf[$0]?.contains(place) == true }
            } == true
        }
      }
      guard kept.count < lots.count else { return }
      lots = kept
    }
  }

  /// The figures of municipalities, each with the cells that its count is the sum of; those of one cell first, so that
  /// sums of several find it settled.
  private static func figures(
    _ series: [FigureSeries], _ borders: YearInBorders, _ analysis: Analysis
  ) -> [(Figure, [Exchange.Place])] {
    series.filter { !$0.indicator.basis.counts.isEmpty }.flatMap { series in
      let inputs = borders.inputs(of: series.indicator, series.sex).first?.series ?? []
      return series.municipalities.map { unit in
        let places = borders.places(of: unit).filter { $0.level == .municipality }
        let cells = inputs.flatMap { input in
          places.map { Exchange.Place(series: input, unit: $0) }
        }
        return (
          Figure(
            indicator: series.indicator.id, year: series.year, sex: series.sex, unit: unit),
          cells.filter { analysis.number($0) != nil }
        )
      }
    }.sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }
  }

  /// The changes of cells, and the figures that find none.
  private static func cells(
    _ figures: [(Figure, [Exchange.Place])], _ wanted: [Figure: Int], _ analysis: Analysis
  ) -> (cells: [Exchange.Place: Int], lacking: Set<Figure>) {
    var (cells, lacking) = ([Exchange.Place: Int](), Set<Figure>())
    var settled: Set<Exchange.Place> = []
    for (figure, places) in figures {
      let rest = (wanted[figure] ?? 0) - places.reduce(0) { $0 + (cells[$1] ?? 0) }
      if rest != 0 {
        let free = places.first { place in
          !settled.contains(place) && (analysis.number(place) ?? 0) + Double(rest) >= 0
        }
        if let free { cells[free, default: 0] += rest } else { lacking.insert(figure) }
      }
      settled.formUnion(places)
    }
    return (cells, lacking)
  }
}

extension Analysis {
  fileprivate func number(_ place: Exchange.Place) -> Double? {
    observations.figure(of: place.unit, in: place.series)?.value.number
  }

  /// Whether another analysis shows the same figures of one source and year.
  fileprivate func showsTheSame(as other: Analysis, _ own: [Indicator], _ year: Int) -> Bool {
    let (mine, others) = (
      unprotectedSeries(own, year: year, threads: 1),
      other.unprotectedSeries(own, year: year, threads: 1)
    )
    return mine.count == others.count
      && zip(mine, others).allSatisfy { one, two in
        let (one, two) = (control.shown(one), control.shown(two))
        return one.unitsAndSchools == two.unitsAndSchools
          && one.unitsAndSchools.allSatisfy {
            one[$0] == two[$0] && one.partialSum($0) == two.partialSum($0)
          }
      }
  }

  /// How many figures are others.
  fileprivate func figures(unlike other: Analysis, _ own: [Indicator], _ year: Int) -> Int {
    zip(
      unprotectedSeries(own, year: year, threads: 1),
      other.unprotectedSeries(own, year: year, threads: 1)
    ).reduce(0) { sum, pair in sum + pair.0.unitsAndSchools.count { pair.0[$0] != pair.1[$0] } }
  }
}

extension SealedYear {
  /// The zero point with other numerators, under its seals of before.
  fileprivate func adding(_ changes: [SealedFigure.Key: Int]) -> SealedYear {
    guard !changes.isEmpty else { return self }
    let parts = parts.map { part -> Part in
      guard let sealed = part.sealed else { return part }
      let figures = sealed.figures.map { figure in
        var figure = figure
        if let change = changes[figure.key], let numerator = figure.numerator {
          figure.numerator = numerator + Double(change)
        }
        return figure
      }
      return Part(
        .sealed(
          SealedPart(
            year: sealed.year, number: sealed.number, borders: sealed.borders,
            because: sealed.because, previous: sealed.previous, definitions: sealed.definitions,
            units: sealed.units, sources: sealed.sources, figures: figures)), seal: part.seal)
    }
    return SealedYear(parts) ?? self
  }
}
