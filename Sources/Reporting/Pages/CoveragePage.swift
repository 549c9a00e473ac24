import Analysis
import Indicators

/// The page that tells which figures the report has, which are missing, and where they are to be had.
package struct CoveragePage: Worded {
  private let content: ReportContent
  private let coverage: Coverage
  let wording: Wording

  package init(
    _ content: ReportContent, _ coverage: Coverage, texts: Texts, language: Language
  ) {
    self.content = content
    self.coverage = coverage
    wording = content.wording(texts, language)
  }

  /// Returns the page as Markdown.
  /// - Throws: `Texts.Invalid` when a text is missing.
  package func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try say("coverage_title"))
    page.paragraph(
      try say("coverage_introduction", ["all": wording.style.count(coverage.municipalities)]))
    for theme in coverage.themes {
      page.heading(2, wording.plain(theme.name))
      page.table(
        [try say("column_indicator")] + coverage.years.map(String.init)
          + [try say("coverage_column_access")],
        try theme.indicators.map { indicator in
          [wording.name(indicator)] + (try coverage.years.map { try cell(indicator, $0) })
            + [try access(indicator.source)]
        })
    }
    try places(&page)
    return page.text
  }

  private func cell(_ indicator: Indicator, _ year: Int) throws -> String {
    switch coverage.status(indicator, year) {
    case .loaded: try say("coverage_loaded")
    case .partly:
      try say(
        "coverage_partly", ["figures": wording.style.count(coverage.cell(indicator, year).figures)])
    case .withheld: try say("coverage_withheld")
    case .elsewhere: try say("coverage_elsewhere")
    case .missing: "–"
    }
  }

  private func access(_ source: String) throws -> String {
    guard let place = coverage.sources[source] else { return "–" }
    return try say("coverage_access_\(place.access.rawValue)")
  }

  /// Writes where what is not whole in the zero point's year is to be had.
  private func places(_ page: inout Markdown) throws {
    let wanting = coverage.wanting(content.year)
    guard !wanting.isEmpty else { return }
    page.heading(2, try say("coverage_places_heading"))
    page.paragraph(try say("coverage_places_text"))
    page.list(
      try wanting.compactMap { source, indicators in
        guard let place = coverage.sources[source] else { return nil }
        return try say(
          "coverage_place",
          [
            "table": wording.plain(place.table),
            "access": say("coverage_access_\(place.access.rawValue)"),
            "address": place.address.map {
              String($0.trimmingPrefix("https://").trimmingPrefix("www."))
            } ?? "",
            "choices": wording.plain(place.choices),
            "recipe": place.recipe,
            "indicators": indicators.map(wording.name).joined(separator: "; "),
          ])
      })
  }
}
