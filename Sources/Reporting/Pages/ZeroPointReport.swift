import Analysis
import Flagging
import Geography
import Indicators
import Ingestion
import Observations
import Statistics

/// The report of a region's zero point: findings first, then the tables behind them, then the sources.
public struct ZeroPointReport: Worded {
  let content: ReportContent
  let wording: Wording
  /// The indicator of the findings: the first of the catalogue.
  let leading: Indicator

  /// Returns nil for a catalogue without indicators.
  public init?(_ content: ReportContent, texts: Texts, language: Language) {
    guard let leading = content.indicators.first else { return nil }
    self.content = content
    self.leading = leading
    wording = content.wording(texts, language).naming([
      "county": content.county.map { Markdown.plain($0.name) } ?? "",
      "last_year": content.laterYears.last.map(String.init) ?? "",
      "indicator": Markdown.plain(leading.name.string(language)),
      "indicator_inside": Markdown.plain(leading.name.string(language)).insideSentence,
    ])
  }

  /// Returns the report as Markdown.
  /// - Throws: `Texts.Invalid` when a text is missing.
  public func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("title"))
    page.paragraph(try say("introduction"))
    try emptyThemes(&page)
    try findings(&page)
    try reading(&page)
    try zeroPoint(&page)
    try published(&page)
    try older(&page)
    try change(&page)
    try candidates(&page)
    page.heading(2, try say("protection_heading"))
    page.paragraph(
      try say(
        "protection_text",
        [
          "suppressed": style.count(
            content.findings.estimates.rows.count { $0.status == .suppressed }),
          "rows": style.count(content.findings.estimates.rows.count),
        ]))
    if content.coverage != nil {
      page.paragraph(
        try say("coverage_text", ["file": ReportPage.coverage.fileName(wording.language)]))
    }
    try quality(&page)
    try sources(&page)
    try definitions(&page)
    page.heading(2, try say("method_heading"))
    page.paragraph(try say("method_text"))
    return page.text
  }

  var style: NumberStyle { wording.style }

  /// The search results of the leading indicator; nil where nothing could be searched.
  var leadingCandidates: CandidateList? {
    content.candidates.first { $0.indicator.id == leading.id }
  }

  func name(_ indicator: Indicator) -> String { wording.name(indicator) }

  /// Says which themes have no figures.
  private func emptyThemes(_ page: inout Markdown) throws {
    let shown = Set(content.allIndicators.map(\.id))
    let empty = (content.coverage?.themes ?? []).filter { theme in
      !theme.indicators.contains { shown.contains($0.id) }
    }
    guard !empty.isEmpty else { return }
    page.paragraph(
      try say(
        "empty_themes",
        [
          "themes": wording.list(empty.map { wording.plain($0.name) }),
          "file": ReportPage.coverage.fileName(wording.language),
        ]))
  }

  private func reading(_ page: inout Markdown) throws {
    page.heading(2, try say("reading"))
    page.list([try say("reading_interval"), try say("reading_verdict")])
  }

  private func zeroPoint(_ page: inout Markdown) throws {
    page.heading(2, try say("zero_point_heading"))
    for indicator in content.indicators where !isPrintedOnly(indicator) {
      page.heading(3, name(indicator))
      try level(of: indicator, in: content.year, &page)
      guard indicator.sexes.contains(.female), indicator.sexes.contains(.male) else { continue }
      page.heading(4, "\(name(indicator)): \(try say("by_sex").lowercased())")
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
    try partialBenchmarks(of: indicator, in: year, &page)
  }

  /// Says which benchmarks are the municipalities that have figures.
  private func partialBenchmarks(of indicator: Indicator, in year: Int, _ page: inout Markdown)
    throws
  {
    for benchmark in [Benchmark.country, .county] {
      let rows = content.municipalities.lazy.compactMap {
        content.estimate(indicator, $0.code, year, benchmark)
      }
      guard let row = rows.first(where: { $0.benchmarkExtent != nil }),
        let extent = row.benchmarkExtent, let value = row.benchmarkValue
      else { continue }
      page.paragraph(
        try say(
          "partial_\(benchmark.rawValue)",
          [
            "units": style.count(extent.units), "all": style.count(extent.unitsInAll),
            "coverage": style.percent(extent.coverage), "share": style.percent(value),
          ]))
    }
  }

  /// Writes the newest figures of indicators that have none for the zero point's year.
  private func older(_ page: inout Markdown) throws {
    guard !content.olderIndicators.isEmpty else { return }
    page.heading(2, try say("older_heading"))
    page.paragraph(try say("older_text"))
    for (indicator, year) in content.olderIndicators
    where !isPrintedOnly(indicator, in: year) {
      page.heading(3, "\(name(indicator)), \(year)")
      page.paragraph(
        try say("older_year", ["old_year": String(year), "age": String(content.year - year)]))
      try level(of: indicator, in: year, &page)
    }
  }

  private func published(_ page: inout Markdown) throws {
    let indicators = content.indicators.filter { isPrintedOnly($0) }
    guard !indicators.isEmpty else { return }
    page.heading(2, try say("published_heading"))
    page.paragraph(try say("published_text"))
    page.table(
      [try say("column_unit")] + indicators.map(name),
      try content.areas.map { unit in
        [wording.name(unit)]
          + (try indicators.map { try wording.share(content.figure($0, unit.code)) })
      })
  }

  private func change(_ page: inout Markdown) throws {
    guard let last = content.laterYears.last else { return }
    page.heading(2, try say("change_heading"))
    page.paragraph(try say("change_text"))
    page.table(
      [try say("column_unit")] + content.laterYears.map(String.init),
      try content.areas.map { unit in
        [wording.name(unit)]
          + (try content.laterYears.map { year in
            try wording.comparison(
              content.estimate(leading, unit.code, year, .zeroPoint), none: "verdict_not_changed")
          })
      })
    page.heading(3, try say("relative_heading"))
    page.paragraph(try say("relative_text"))
    page.table(
      try ["unit", "country", "county"].map { try say("column_\($0)") },
      try content.areas.filter { $0.code != .country }.map { unit in
        [wording.name(unit)]
          + (try [Benchmark.country, .county].map {
            try wording.change(content.change(leading, unit.code, last, $0))
          })
      })
  }

  /// Writes the number of candidates on each indicator, and refers to their page for the evidence.
  private func candidates(_ page: inout Markdown) throws {
    guard !content.candidates.isEmpty else { return }
    let file = ReportPage.candidates.fileName(wording.language)
    page.heading(2, try say("candidates_heading"))
    page.paragraph(try say("candidates_text", ["file": file]))
    page.table(
      try wording.overviewHeader,
      try content.candidates.map { try wording.overview($0, page: file) }, texts: [1])
    page.paragraph(
      try say("profiles_text", ["file": ReportPage.profiles.fileName(wording.language)]))
  }
}
