import Analysis
import Flagging
import Indicators

/// The report of a region's zero point: the findings, a table for each theme, and the ways to all the rest.
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
    wording = content.wording(texts, language, about: leading)
  }

  /// Returns the report as Markdown.
  /// - Throws: `Texts.Invalid` when a text is missing.
  public func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("title"))
    page.paragraph(try say("introduction"))
    try emptyThemes(&page)
    try withheld(&page)
    try findings(&page)
    try since(&page)
    try themes(&page)
    page.heading(2, try say("reading"))
    page.list([try say("reading_interval"), try say("reading_verdict")])
    try candidates(&page)
    try groups(&page)
    try quality(&page)
    try more(&page)
    return page.text
  }

  var style: NumberStyle { wording.style }

  /// The search results of the leading indicator; nil where nothing could be searched.
  var leadingCandidates: CandidateList? {
    content.candidates.first { $0.indicator.id == leading.id }
  }

  func name(_ indicator: Indicator) -> String { wording.name(indicator) }

  private func file(_ page: ReportPage) -> String { page.fileName(wording.language) }

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
          "file": file(.coverage),
        ]))
  }

  /// Says how many figures are withheld and why, and where to look instead for those of whom most are.
  private func withheld(_ page: inout Markdown) throws {
    let all = content.findings.withheld()
    guard all.withheld > 0 else { return }
    page.paragraph(
      try say(
        "withheld_figures",
        ["withheld": style.count(all.withheld), "all": style.count(all.all)]))
    let most = content.municipalities.filter { content.findings.withheld(of: $0.code).isMost }
    guard !most.isEmpty else { return }
    let pooled = most.contains { content.findings.hasPooled($0.code) }
    page.paragraph(
      try say(
        pooled ? "withheld_look_pooled" : "withheld_look",
        [
          "units": wording.list(most.map(wording.name)),
          "region": wording.name(content.region),
        ]))
  }

  /// Writes the leading indicator at the zero point and in the newest year, and whether it has changed.
  private func since(_ page: inout Markdown) throws {
    guard let last = content.laterYears.last else { return }
    page.heading(2, try say("since_heading"))
    page.paragraph(try say("since_text", ["file": file(.changes)]))
    page.table(
      [try say("column_unit"), String(content.year), String(last), try say("column_change")],
      try content.areas.map { unit in
        [
          wording.name(unit), try wording.value(content.figure(leading, unit.code)),
          try wording.value(content.figure(leading, unit.code, in: last)),
          try wording.comparison(
            content.estimate(leading, unit.code, last, .zeroPoint), none: "verdict_not_changed"),
        ]
      })
  }

  /// Writes a table for each theme: an area's row has a figure by each indicator, and its verdict against
  /// the country where the difference is certain.
  private func themes(_ page: inout Markdown) throws {
    page.heading(2, try say("themes_heading"))
    page.paragraph(try say("themes_text", ["file": file(.figures)]))
    let years = Dictionary(
      content.olderIndicators.map { ($0.indicator.id, $0.year) },
      uniquingKeysWith: { first, _ in first })
    let shown = Set(content.allIndicators.map(\.id))
    for theme in content.themes {
      let indicators = theme.indicators.filter { shown.contains($0.id) }
      guard !indicators.isEmpty else { continue }
      page.heading(3, wording.plain(theme.name))
      page.table(
        [try say("column_unit")]
          + indicators.map { indicator in
            let year = years[indicator.id].map { ", \($0)" } ?? ""
            return "[\(name(indicator))](\(file(.figures))#\(indicator.anchor))\(year)"
          },
        try content.areas.map { unit in
          [wording.name(unit)]
            + (try indicators.map {
              try wording.valueWithVerdict(content.figure($0, unit.code, in: years[$0.id]))
            })
        })
      for indicator in indicators {
        let year = years[indicator.id] ?? content.year
        if let partial = PartialBenchmark(.country, of: indicator, in: year, content) {
          page.paragraph("**\(name(indicator)):** \(try partial.told(by: wording))")
        }
      }
    }
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
  }

  /// Writes what every other page of the report holds, and that the zero point is frozen.
  private func more(_ page: inout Markdown) throws {
    page.heading(2, try say("more_heading"))
    let pages: [(ReportPage, String)] = [
      (.figures, "more_figures"), (.changes, "more_changes"), (.candidates, "more_candidates"),
      (.candidateYears, "more_candidate_years"), (.profiles, "more_profiles"),
      (.practices, "more_practices"), (.coverage, "more_coverage"), (.sources, "more_sources"),
    ]
    page.list(
      try pages.filter { $0.0.isPart(of: content) }.map { page, text in
        "[\(file(page))](\(file(page))): \(try say(text))"
      })
    page.paragraph(try say("frozen", ["hash": content.contentHash]))
    if let hash = content.ledgerHash { page.paragraph(try say("ledger", ["hash": hash])) }
  }
}

extension Indicator {
  /// The anchor of the indicator's section on the page of figures.
  var anchor: String { id.replacing(/[^A-Za-z0-9_-]/, with: "_") }
}

extension ReportContent {
  /// The wording for pages whose texts may also use the county's name, the newest year, and the name of
  /// the leading indicator.
  func wording(_ texts: Texts, _ language: Language, about leading: Indicator) -> Wording {
    let name = Markdown.plain(leading.name.string(language))
    return wording(texts, language).naming([
      "county": county.map { Markdown.plain($0.name) } ?? "",
      "last_year": (laterYears + laterSearches.map(\.year)).max().map(String.init) ?? "",
      "indicator": name,
      "indicator_inside": name.insideSentence,
    ])
  }
}
