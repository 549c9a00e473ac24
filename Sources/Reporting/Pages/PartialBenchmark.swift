import Analysis
import Indicators

/// A benchmark that is the municipalities with figures, since the table has no sum of them all.
struct PartialBenchmark {
  private let benchmark: Benchmark
  private let extent: BenchmarkExtent
  /// The share or mean of the municipalities that have figures.
  private let value: Double

  /// Returns nil where the benchmark holds every municipality, or none is compared with it.
  init?(_ benchmark: Benchmark, of indicator: Indicator, in year: Int, _ content: ReportContent) {
    let rows = content.municipalities.lazy.compactMap {
      content.estimate(indicator, $0.code, year, benchmark)
    }
    guard let row = rows.first(where: { $0.benchmarkExtent != nil }),
      let extent = row.benchmarkExtent, let value = row.benchmarkValue
    else { return nil }
    self.benchmark = benchmark
    self.extent = extent
    self.value = value
  }

  /// Returns how many municipalities and how much of the population it holds, and its share.
  /// - Throws: `Texts.Invalid` when the text is missing.
  func told(by wording: Wording) throws -> String {
    let style = wording.style
    return try wording.say(
      "partial_\(benchmark.rawValue)",
      [
        "units": style.count(extent.units), "all": style.count(extent.unitsInAll),
        "coverage": style.percent(extent.coverage), "share": style.percent(value),
      ])
  }
}
