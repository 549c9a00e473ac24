import Geography
import Observations
import Statistics

extension YearInBorders {
  /// Means, weighted by persons where units are put together.
  ///
  /// Counties and the country have the mean the source prints, which holds those whose municipality
  /// it withholds; where it prints none, and for regions, it is that of their municipalities. A school
  /// has the one printed, and no place in any sum: its municipality's holds it already.
  func means(
    _ mean: Indicator.MeanMeasure, _ indicator: Indicator, _ sex: Sex,
    _ schools: inout [UnitCode: MarkedFigure]
  ) -> [MarkedFigure] {
    func column(_ name: String) -> FigureColumn {
      self.column(
        Series(
          measure: Measure(source: indicator.source, name: name),
          period: indicator.period(in: year), sex: sex, age: nil))
    }
    let (values, weights) = (column(mean.value), column(mean.weight))
    let products = values.products(weights)
    var figures = self.figures(sums([products]), sums([weights])) { sum, persons, isSum in
      Figure(sum: sum, persons: persons, isSum: isSum)
    }
    /// A unit's published mean; missing where there is none, or nobody is behind it.
    func printed(_ unit: UnitCode) -> MarkedFigure? {
      let number = observations.number(of: unit)
      guard let value = values.cell(of: number), let weight = weights.cell(of: number),
        let mean = value.value.number,
        let count = weight.value.number.flatMap(Int.init(exactly:)),
        let own = try? Mean(mean, of: count)
      else { return nil }
      return MarkedFigure(
        figure: .mean(own), isProvisional: value.marks.union(weight.marks).contains(.provisional))
    }
    for number in values.units {
      let unit = observations.units[Int(number)]
      guard unit.level == .school else { continue }
      if let own = printed(unit) {
        schools[unit] = own
        continue
      }
      var (sum, persons) = (Tally(), Tally())
      sum.add(products.cell(of: number))
      persons.add(weights.cell(of: number))
      schools[unit] = MarkedFigure(figure: Figure(sum: sum, persons: persons, isSum: false))
    }
    func takeOwn(_ source: UnitCode, for unit: UnitCode) {
      if let place = territory.index(of: unit), let own = printed(source) { figures[place] = own }
    }
    for group in recoding.groups where group.sources.count == 1 && group.targets.count == 1 {
      takeOwn(.municipality(group.sources[0]), for: .municipality(group.targets[0]))
    }
    for county in recoding.followedCounties {
      takeOwn(.county(county), for: .county(county))
    }
    takeOwn(.country, for: .country)
    return figures
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
