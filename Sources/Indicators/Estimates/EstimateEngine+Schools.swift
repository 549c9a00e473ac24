import Geography

extension EstimateEngine {
  /// The benchmarks of a school, in the order country, county, region, municipality; the unit is nil
  /// where the school's county or municipality is unknown, and the row then says why.
  func benchmarks(of school: School) -> [(Benchmark, UnitCode?)] {
    let regions = school.municipality.map { territory.units(of: .region, containing: $0) } ?? []
    return [(.country, .country), (.county, school.county)] + regions.map { (.region, $0) }
      + [(.municipality, school.municipality)]
  }

  /// Compares a school with each of its benchmarks, excluding the school from the benchmark.
  func estimates(of school: School, in series: FigureSeries) -> [Estimate] {
    benchmarks(of: school).map { benchmark, code in
      guard let code else {
        var estimate = Estimate(
          school.unit, series[school.unit.code], in: series, benchmark: benchmark,
          benchmarkCode: "", benchmarkValue: nil)
        if let lack = school.lack, estimate.value != nil { estimate.reasons.append(lack) }
        return estimate
      }
      return estimate(school.unit, in: series, against: benchmark, code)
    }
  }
}
