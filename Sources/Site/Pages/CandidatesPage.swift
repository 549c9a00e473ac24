import Analysis
import Flagging
import Geography
import Indicators
import Pictures
import Reporting

/// The candidates of every year that is searched: who stayed and who left, with the evidence.
struct SiteCandidatesPage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  func page() throws -> SitePage {
    let words = site.words
    let title = try words("candidates_title")
    let searched = site.content.catalogue.indicators.filter { !site.searches($0).isEmpty }
    let sections = try searched.filter { !site.everCandidates($0).isEmpty }.map {
      try section($0, site.searches($0))
    }
    return try Frame(
      site: site, name: PageName.candidates, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page(
      """
      <h1>\(title)</h1><p class="lead">\(try words("candidates_text"))</p>
      <p class="note">\(try words("candidates_none_text")) <a href="\(PageName.guide)">\(try words("guide_title"))</a></p>\(Markup.joined(sections, by: "\n"))
      \(try nobody(searched.filter { site.everCandidates($0).isEmpty }))
      """, printer)
  }

  /// The indicators by which nobody was a candidate in any year.
  private func nobody(_ indicators: [Indicator]) throws -> Markup {
    guard !indicators.isEmpty else { return "" }
    let words = site.words
    let rows = indicators.compactMap { indicator -> Markup? in
      guard let search = site.search(indicator) else { return nil }
      let tested = printer.count(search.list.summary.tested, indicator, in: search.list.year)
      return
        "<tr><th scope=\"row\">\(words.name(indicator))</th><td>\(search.list.year)</td><td>\(tested)</td></tr>"
    }
    return """
      <section><h2 id="ingen">\(try words("candidates_nobody"))</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(try words("candidates_nobody"))"><table class="plain">
      <thead><tr><th scope="col">\(try words("column_measure"))</th><th scope="col">\(try words("newest_year"))</th>\
      <th scope="col">\(try words("candidates_tested"))</th></tr></thead><tbody>\(Markup.joined(rows))</tbody></table></div></section>
      """
  }

  private func section(_ indicator: Indicator, _ searches: [SearchIndex]) throws -> Markup {
    let words = site.words
    let heads = searches.map { search -> Markup in "<th scope=\"col\">\(search.list.year)</th>" }
    let counts = searches.map { search -> Markup in
      "<td>\(printer.count(search.list.tested, indicator, in: search.list.year))</td>"
    }
    let named = site.everCandidates(indicator)
    let title = try words("sheet_link")
    let sheets = Dictionary(
      site.sheetRows(indicator).map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = try named.map { unit -> Markup in
      let cells = try searches.map { search -> Markup in
        "<td>\(try cell(search[unit.code], search, indicator))</td>"
      }
      let sheet: Markup =
        sheets[unit.code].map { row in
          " <a class=\"num\" href=\"\(PageName.sheets)#\(WorkSheet.anchor(row))\" aria-label=\"\(title): \(unit.called(in: words.language).name)\">\(title)</a>"
        } ?? ""
      return "<tr><th scope=\"row\">\(site.link(unit))\(sheet)</th>\(Markup.joined(cells))</tr>"
    }
    return """
      <section><h2 id="k-\(indicator.id.identifier)">\(words.name(indicator))</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(words.name(indicator))"><table class="plain years">
      <thead><tr><th scope="col">\(try words("column_unit"))</th>\(Markup.joined(heads))</tr></thead>
      <tbody><tr class="sum"><th scope="row">\(try words("candidates_tested"))</th>\(Markup.joined(counts))</tr>
      \(Markup.joined(rows))</tbody></table></div>
      <div class="figures">\(Markup.joined(try named.map { try EvidenceSection(site, printer, indicator, $0).figure() }))</div></section>
      """
  }

  /// What became of a unit in a search.
  private func cell(_ row: Candidate?, _ search: SearchIndex, _ indicator: Indicator) throws
    -> Markup
  {
    let words = site.words
    guard let row, let assessment = row.evidence?.assessment, let value = assessment.value,
      let lasting = row.evidence?.lasting
    else { return "<span class=\"muted\">\(try words("not_judged"))</span>" }
    let (year, unit) = (search.list.year, indicator.valueUnit)
    let expected = try words(
      "value_expected",
      [
        "value": printer.number(
          .value, indicator, of: row.unit, in: year, site.style.value(value, unit)),
        "expected": printer.number(
          .expected, indicator, of: row.unit, in: year, site.style.value(lasting.expected, unit)),
      ])
    let lastingly = try words(
      "value_lasting",
      [
        "points": printer.number(
          .posteriorDifference, indicator, of: row.unit, in: year,
          site.style.points(lasting.difference, lasting.interval90, unit))
      ])
    let grade = try words("grade_\(row.grade.rawValue)")
    let word: Markup =
      row.isCandidate ? "<b>\(grade)</b>" : "<span class=\"muted\">\(grade)</span>"
    return """
      \(word) <span class="num">\(expected)</span> <span class="num">\(lastingly)</span>
      """
  }
}
