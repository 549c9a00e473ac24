import Analysis
import Geography
import Indicators
import Observations
import Statistics

/// The page of all figures behind the report: counts, intervals, and every comparison.
struct FiguresPage: Worded {
  let content: ReportContent
  let wording: Wording
  private var style: NumberStyle { wording.style }

  /// Returns nil for a catalogue without indicators.
  init?(_ content: ReportContent, texts: Texts, language: Language) {
    guard let leading = content.indicators.first else { return nil }
    self.content = content
    wording = content.wording(texts, language, about: leading)
  }

  /// - Throws: `Texts.Invalid` when a text is missing.
  func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("figures_title"))
    page.paragraph(try back())
    try zeroPoint(&page)
    try published(&page)
    try older(&page)
    return page.text
  }

  private func zeroPoint(_ page: inout Markdown) throws {
    page.heading(2, try say("zero_point_heading"))
    for indicator in content.indicators where !isPrintedOnly(indicator) {
      page.anchor(indicator.anchor)
      page.heading(3, wording.name(indicator))
      try level(of: indicator, in: content.year, &page)
      guard indicator.sexes.contains(.female), indicator.sexes.contains(.male) else { continue }
      page.heading(4, "\(wording.name(indicator)): \(try say("by_sex").lowercased())")
      page.table(
        try ["unit", "women", "country", "men", "country"].map { try say("column_\($0)") },
        try content.areas.map { unit in
          [wording.name(unit)]
            + (try [Sex.female, .male].flatMap { sex in
              let estimate = content.figure(indicator, unit.code, sex)
              return [try wording.share(estimate), try wording.comparison(estimate)]
            })
        })
    }
  }

  /// Whether an indicator's shares are printed ready-made, and none of them can be tested.
  private func isPrintedOnly(_ indicator: Indicator, in year: Int? = nil) -> Bool {
    indicator.basis.isPublished
      && !content.areas.contains {
        content.figure(indicator, $0.code, in: year)?.comparison?.test != nil
      }
  }

  /// Writes the figures of an indicator in a year and their comparisons with country, county and region.
  private func level(of indicator: Indicator, in year: Int, _ page: inout Markdown) throws {
    page.table(
      try
        (["unit"] + (indicator.isMean ? ["persons", "mean"] : ["counts", "share"])
        + ["country", "county", "region"]).map { try say("column_\($0)") },
      try content.areas.map { unit in
        let own = content.figure(indicator, unit.code, in: year)
        let comparisons = try [Benchmark.country, .county, .region].map {
          try wording.comparison(content.estimate(indicator, unit.code, year, $0))
        }
        return [wording.name(unit), try wording.counts(own), try wording.share(own)] + comparisons
      })
    if indicator.isMean { page.paragraph(try say("mean_text")) }
    for benchmark in [Benchmark.country, .county] {
      let partial = PartialBenchmark(benchmark, of: indicator, in: year, content)
      if let partial { page.paragraph(try partial.told(by: wording)) }
    }
  }

  /// Writes the newest figures of indicators that have none for the zero point's year.
  private func older(_ page: inout Markdown) throws {
    guard !content.olderIndicators.isEmpty else { return }
    page.heading(2, try say("older_heading"))
    page.paragraph(try say("older_text"))
    for (indicator, year) in content.olderIndicators
    where !isPrintedOnly(indicator, in: year) {
      page.anchor(indicator.anchor)
      page.heading(3, "\(wording.name(indicator)), \(year)")
      page.paragraph(
        try say("older_year", ["old_year": String(year), "age": String(content.year - year)]))
      try level(of: indicator, in: year, &page)
    }
  }

  private func published(_ page: inout Markdown) throws {
    let indicators = content.indicators.filter { isPrintedOnly($0) }
    guard !indicators.isEmpty else { return }
    for indicator in indicators { page.anchor(indicator.anchor) }
    page.heading(2, try say("published_heading"))
    page.paragraph(try say("published_text"))
    page.table(
      [try say("column_unit")] + indicators.map(wording.name),
      try content.areas.map { unit in
        [wording.name(unit)]
          + (try indicators.map { try wording.share(content.figure($0, unit.code)) })
      })
  }
}
