import Analysis
import Geography
import Indicators

/// The page of what has happened since the zero point: every indicator's level and change, year by year.
struct ChangesPage: Worded {
  private let content: ReportContent
  let wording: Wording

  /// Returns nil where there are no figures of later years.
  init?(_ content: ReportContent, texts: Texts, language: Language) {
    guard let leading = content.indicators.first, !content.laterYears.isEmpty else { return nil }
    self.content = content
    wording = content.wording(texts, language, about: leading)
  }

  /// - Throws: `Texts.Invalid` when a text is missing.
  func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("changes_title"))
    page.paragraph(try back())
    page.paragraph(try say("change_text"))
    if content.findings.changes.parts.joined().contains(where: { $0.natural != nil }) {
      page.paragraph(try say("natural_text"))
    }
    for indicator in content.indicators {
      let years = content.laterYears.filter { year in
        content.areas.contains {
          content.estimate(indicator, $0.code, year, .zeroPoint)?.comparison != nil
        }
      }
      guard !years.isEmpty else { continue }
      page.heading(2, wording.name(indicator))
      try levels(indicator, years, &page)
      try changes(indicator, years, &page)
      try relative(indicator, years.last ?? content.year, &page)
      try natural(indicator, years.last ?? content.year, &page)
    }
    return page.text
  }

  private func table(
    _ years: [Int], _ page: inout Markdown, _ cell: (NamedUnit, Int) throws -> String
  ) throws {
    page.table(
      [try say("column_unit")] + years.map(String.init),
      try content.areas.map { unit in
        [wording.name(unit)] + (try years.map { try cell(unit, $0) })
      })
  }

  private func levels(_ indicator: Indicator, _ years: [Int], _ page: inout Markdown) throws {
    page.paragraph(try say("changes_levels"))
    try table([content.year] + years, &page) { unit, year in
      try wording.share(content.figure(indicator, unit.code, in: year))
    }
  }

  private func changes(_ indicator: Indicator, _ years: [Int], _ page: inout Markdown) throws {
    page.paragraph(try say("changes_changes"))
    try table(years, &page) { unit, year in
      try wording.comparison(
        content.estimate(indicator, unit.code, year, .zeroPoint), none: "verdict_not_changed")
    }
  }

  private func relative(_ indicator: Indicator, _ last: Int, _ page: inout Markdown) throws {
    page.paragraph(try say("relative_text", ["last_year": String(last)]))
    page.table(
      try ["unit", "country", "county"].map { try say("column_\($0)") },
      try content.areas.filter { $0.code != .country }.map { unit in
        [wording.name(unit)]
          + (try [Benchmark.country, .county].map {
            try wording.change(content.change(indicator, unit.code, last, $0))
          })
      })
  }

  /// The change and the level beside how units change by themselves, and what could be found with these
  /// numbers in the largest and the smallest of the region's municipalities.
  private func natural(_ indicator: Indicator, _ last: Int, _ page: inout Markdown) throws {
    func natural(_ unit: NamedUnit) -> NaturalStatement? {
      content.change(indicator, unit.code, last, .country)?.natural
    }
    let told = try content.areas.compactMap { unit -> (NamedUnit, NaturalWords)? in
      try natural(unit).map { (unit, try NaturalWords($0, indicator.valueUnit, by: wording)) }
    }
    guard !told.isEmpty else { return }
    page.paragraph(try say("natural_table", ["last_year": String(last)]))
    page.table(
      try ["unit", "natural_change", "natural_usual", "natural_level", "natural_place"].map {
        try say("column_\($0)", ["year": String(content.year)])
      },
      try told.map { unit, natural -> [String] in
        let usual = try natural.usual.map { try say("natural_within", ["points": $0]) }
        return [
          wording.name(unit), natural.change ?? "–", usual ?? "–", natural.shift ?? "–",
          natural.place ?? "–",
        ]
      })
    let sizes = content.municipalities.compactMap { unit -> (NamedUnit, Int, Double)? in
      guard let shift = natural(unit)?.shift,
        let count = content.figure(indicator, unit.code, in: last)?.denominator
      else { return nil }
      return (unit, count, shift.detectable)
    }.sorted { ($0.1, $0.0.code) > ($1.1, $1.0.code) }
    guard let largest = sizes.first, let smallest = sizes.last, sizes.count > 1 else { return }
    page.paragraph(
      try say(
        "changes_detectable",
        [
          "last_year": String(last), "large": wording.name(largest.0),
          "large_points": wording.size(largest.2, indicator.valueUnit),
          "small": wording.name(smallest.0),
          "small_points": wording.size(smallest.2, indicator.valueUnit),
        ]))
  }
}

extension Worded {
  /// The way back to the report.
  func back() throws -> String {
    try say("page_back", ["file": ReportPage.zeroPoint.fileName(wording.language)])
  }
}
