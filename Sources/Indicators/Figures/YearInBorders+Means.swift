import Geography
import Observations
import Statistics

extension YearInBorders {
  /// Means, weighted by persons where units are put together.
  ///
  /// Counties and the country have the mean the source prints, which holds those whose municipality
  /// it withholds; where it prints none, and for regions, it is that of their municipalities. Schools stand
  /// in no sum: their municipality's mean holds them already.
  func means(_ columns: ColumnPair) -> [MarkedFigure] {
    let (values, weights) = columns
    let products = values.products(weights)
    var figures = self.figures(sums([products]), sums([weights])) { sum, persons, isSum in
      Figure(sum: sum, persons: persons, isSum: isSum)
    }
    func takeOwn(_ source: UnitCode, for unit: UnitCode) {
      if let place = territory.index(of: unit), let own = printed(source, columns) {
        figures[place] = own
      }
    }
    for group in recoding.groups where group.sources.count == 1 && group.targets.count == 1 {
      takeOwn(.municipality(group.sources[0]), for: .municipality(group.targets[0]))
    }
    for county in recoding.followedCounties {
      takeOwn(.county(county), for: .county(county))
    }
    takeOwn(.country, for: .country)
    for county in recoding.followedCounties { hideSmallest(of: county, in: &figures) }
    return figures
  }

  /// Where a source withholds one municipality alone in a county whose mean it prints, the mean of the one with fewest
  /// persons is withheld too: else that which the source withholds could be computed.
  private func hideSmallest(of county: CountyCode, in figures: inout [MarkedFigure]) {
    guard let own = territory.index(of: .county(county)), figures[own].figure.mean != nil else {
      return
    }
    let inside = territory.municipalUnits(
      of: territory.municipalities(of: .county(county)).sorted())
    let places = inside.sorted().compactMap(territory.index)
    let lacking = places.filter { figures[$0].figure.mean == nil }
    guard lacking.count == 1, figures[lacking[0]].figure.isSuppressed,
      let smallest = places.filter({ figures[$0].figure.mean != nil })
        .min(by: { figures[$0].persons < figures[$1].persons })
    else { return }
    figures[smallest].figure = .none(.suppressed, .withheld)
  }

  /// The means of schools; the printed ones, and else the reason why there is none.
  func schoolMeans(_ columns: ColumnPair) -> [UnitCode: MarkedFigure] {
    let (values, weights) = columns
    let products = values.products(weights)
    var schools: [UnitCode: MarkedFigure] = [:]
    for number in values.units {
      let unit = observations.units[Int(number)]
      guard unit.level == .school else { continue }
      if let own = printed(unit, columns) {
        schools[unit] = own
        continue
      }
      var (sum, persons) = (Tally(), Tally())
      sum.add(products.cell(of: number))
      persons.add(weights.cell(of: number))
      schools[unit] = MarkedFigure(figure: Figure(sum: sum, persons: persons, isSum: false))
    }
    return schools
  }

  /// Where a source withholds one school alone in a municipality whose mean is told, the mean of another is withheld
  /// too, that with fewest pupils.
  func hideSmallest(of schools: inout [UnitCode: MarkedFigure], beside figures: [MarkedFigure]) {
    let inside = Dictionary(grouping: schools.keys.sorted()) { schoolPlaces[$0].municipality }
    for (municipality, codes) in inside {
      guard let municipality, let place = territory.index(of: municipality),
        figures[place].figure.mean != nil
      else { continue }
      let lacking = codes.filter { schools[$0]?.figure.mean == nil }
      guard lacking.count == 1, schools[lacking[0]]?.figure.isSuppressed == true,
        let smallest = codes.filter({ schools[$0]?.figure.mean != nil })
          .min(by: { (schools[$0]?.persons ?? 0) < (schools[$1]?.persons ?? 0) })
      else { continue }
      schools[smallest]?.figure = .none(.suppressed, .withheld)
    }
  }

  /// The source's columns of a mean: the values and how many persons each is of.
  func columns(_ mean: Indicator.MeanMeasure, _ indicator: Indicator, _ sex: Sex) -> ColumnPair {
    func column(_ measure: Measure, _ age: AgeBand?) -> FigureColumn {
      self.column(
        Series(measure: measure, period: indicator.period(in: year), sex: sex, age: age))
    }
    return (
      column(Measure(source: indicator.source, name: mean.value), nil),
      column(mean.weight(in: indicator), mean.weightAge)
    )
  }

  /// A unit's published mean; nil where there is none, or nobody is behind it.
  private func printed(_ unit: UnitCode, _ columns: ColumnPair) -> MarkedFigure? {
    let number = observations.number(of: unit)
    guard let value = columns.0.cell(of: number), let weight = columns.1.cell(of: number),
      let mean = value.value.number, let count = weight.value.number.flatMap(Int.init(exactly:)),
      let own = try? Mean(mean, of: count)
    else { return nil }
    let marks = value.marks.union(weight.marks)
    return MarkedFigure(
      figure: .mean(own), isProvisional: marks.contains(.provisional),
      isUnsealed: marks.contains(.unsealed))
  }
}

extension FigureColumn {
  /// Multiplies each value by its weight; where there is no value the cell keeps its kind, and where
  /// there is no weight it is empty.
  fileprivate func products(_ weights: FigureColumn) -> FigureColumn {
    var products = FigureColumn()
    for (index, unit) in units.enumerated() {
      guard let value = self[index].number else {
        products.put(unit, self[index], marks[index])
        continue
      }
      guard let weight = weights.cell(of: unit) else { continue }
      products.put(
        unit, weight.value.number.map { .number(value * $0) } ?? weight.value,
        marks[index].union(weight.marks))
    }
    return products
  }
}

extension MarkedFigure {
  /// How many persons a mean is of; 0 for others.
  fileprivate var persons: Int { figure.mean?.count ?? 0 }
}
