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
    _ mean: Indicator.MeanMeasure, _ indicator: Indicator, _ sex: Sex
  ) -> [UnitCode: Figure] {
    func cells(_ name: String) -> [UnitCode: CellValue] {
      self.cells(
        Series(
          measure: Measure(source: indicator.source, name: name),
          period: indicator.period(in: year), sex: sex, age: nil))
    }
    let (values, weights) = (cells(mean.value), cells(mean.weight))
    var products = values
    for (unit, cell) in values {
      guard let value = cell.number else { continue }
      products[unit] = weights[unit].map { weight in
        weight.number.map { .number(value * $0) } ?? weight
      }
    }
    let (sum, persons) = (sums([products]), sums([weights]))
    var figures = self.figures { isSum, total in
      Figure(sum: total(sum), persons: total(persons), isSum: isSum)
    }
    for school in values.keys where school.level == .school {
      var (sum, persons) = (Tally(), Tally())
      sum.add(products[school])
      persons.add(weights[school])
      figures[school] = Figure(sum: sum, persons: persons, isSum: false)
    }
    func takeOwn(_ source: UnitCode, for unit: UnitCode) {
      if figures[unit] != nil, let value = values[source]?.number,
        let count = weights[source]?.number.flatMap(Int.init(exactly:)),
        let own = try? Mean(value, of: count)
      {
        figures[unit] = .mean(own)
      }
    }
    for group in recoding.groups where group.sources.count == 1 && group.targets.count == 1 {
      takeOwn(.municipality(group.sources[0]), for: .municipality(group.targets[0]))
    }
    for county in recoding.followedCounties {
      takeOwn(.county(county), for: .county(county))
    }
    for unit in values.keys where unit == .country || unit.level == .school {
      takeOwn(unit, for: unit)
    }
    return figures
  }
}
