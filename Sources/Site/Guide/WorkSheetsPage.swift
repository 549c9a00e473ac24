import Indicators
import Pictures

/// The work sheets of all candidates, by indicator.
struct WorkSheetsPage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  private var words: SiteWords { site.words }

  func page() throws -> SitePage {
    let title = try words("sheets_title")
    let sections = try site.content.catalogue.indicators.compactMap(section)
    let contents: Markup =
      sections.isEmpty
      ? "<p class=\"note\">\(try words("sheets_none"))</p>" : .joined(sections, by: "\n")
    return try Frame(
      site: site, name: PageName.sheets, title: title, description: title,
      crumbs: [(words("front"), PageName.front), (words("guide_title"), PageName.guide)]
    ).page(
      "<h1>\(title)</h1><p class=\"lead\">\(try words("sheets_lead"))</p>\n\(contents)", printer)
  }

  /// What all candidates by an indicator are asked, and the sheet of each; nil where there is none.
  private func section(_ indicator: Indicator) throws -> Markup? {
    let sheets = site.sheets(indicator, printer)
    guard !sheets.isEmpty else { return nil }
    let questions = SheetQuestions(site, indicator)
    let writer = BlockMarkup(lift: 0)
    return """
      <section><h2 id="ark-\(indicator.id.identifier)">\(words.name(indicator))</h2>
      <h3>\(try words("sheet_ask_heading"))</h3>\(writer.markup(try questions.ask()))
      <h3>\(try words("sheet_look_heading"))</h3>\(writer.markup(try questions.look()))
      <h3>\(try words("sheet_explain_heading"))</h3>\(writer.markup(try words.blocks("sheet_explain_all")))
      <p>\(try questions.limits())</p>
      \(Markup.joined(try sheets.map(sheet), by: "\n"))</section>
      """
  }

  private func sheet(_ sheet: WorkSheet) throws -> Markup {
    let doubts = try sheet.doubts().map { doubt -> Markup in "<li>\(doubt)</li>" }
    return """
      <article class="sheet" id="\(WorkSheet.anchor(sheet.row))"><h3>\(try sheet.title())</h3>
      <p>\(try sheet.figures())</p><ul class="more">\(Markup.joined(doubts))</ul></article>
      """
  }
}
