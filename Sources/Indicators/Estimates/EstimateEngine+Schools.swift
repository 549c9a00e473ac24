import Geography

extension EstimateEngine {
  /// The benchmarks of a school, in the order country, county, region, municipality. Where its county
  /// or municipality cannot be known, there is a row that says why.
  func benchmarks(of school: School) -> [(Benchmark, UnitCode?)] {
    let regions = school.municipality.map { territory.units(of: .region, containing: $0) } ?? []
    return [(.country, .country), (.county, school.county)] + regions.map { (.region, $0) }
      + [(.municipality, school.municipality)]
  }

  /// A school against each of its benchmarks: like every unit inside one, it is compared with the
  /// rest.
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
