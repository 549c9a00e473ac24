import Flagging
import Indicators
import Pictures
import Practices

/// A step of the guide, with what groups have done of it, and the ways forward and back.
struct GuideStepPage {
  let site: Site
  let step: GuideStep
  private let printer: Printer

  init(_ site: Site, _ step: GuideStep) {
    self.site = site
    self.step = step
    printer = site.printer()
  }

  private var words: SiteWords { site.words }

  func page() throws -> SitePage {
    let title = try words.guide(step, "title")
    let number = try words(
      "guide_number",
      [
        "n": printer.count(step.number), "of": printer.count(GuideStep.allCases.count),
      ])
    let body = BlockMarkup(lift: 1).markup(try words.blocks("guide_\(step.rawValue)_body"))
    return try Frame(
      site: site, name: step.page, title: title, description: title,
      crumbs: [(words("front"), PageName.front), (words("guide_title"), PageName.guide)]
    ).page(
      """
      \(try way())
      <h1>\(title)</h1><p class="sub">\(number)</p><p class="lead">\(try words.guide(step, "lead"))</p>
      <div class="guide">\(body)</div>
      \(try tools())\(try done())\(try neighbours())
      """, printer)
  }

  /// All steps in a row, this one marked.
  private func way() throws -> Markup {
    let items = try GuideStep.allCases.map { other -> Markup in
      let current: Markup = other == step ? " aria-current=\"step\"" : ""
      return
        "<li><a href=\"\(other.page)\"\(current)>\(try words.guide(other, "name"))</a></li>"
    }
    return
      "<nav class=\"steps\" aria-label=\"\(try words("guide_steps"))\"><ol>\(Markup.joined(items))</ol></nav>"
  }

  /// What the step is done with.
  private func tools() throws -> Markup {
    switch step {
    case .search: try candidates()
    case .visit: try link(PageName.sheets, "sheets_title", "guide_about_sheets")
    case .rarity, .trial, .spread:
      try link(PageName.practices, "practices_title", "guide_about_practices")
    case .problem: ""
    }
  }

  private func link(_ page: String, _ name: String, _ about: String) throws -> Markup {
    "<p><a href=\"\(page)\">\(try words(name))</a>: \(try words(about)).</p>\n"
  }

  /// The newest candidates by the headline's indicator, each with the way to its work sheet.
  private func candidates() throws -> Markup {
    guard let leading = site.leading, let search = site.search(leading) else { return "" }
    let year = String(search.list.year)
    let rows = site.sheetRows(leading)
    let contents: Markup
    if rows.isEmpty {
      contents = "<p>\(try words("guide_here_none", ["year": year]))</p>"
    } else {
      let items = try rows.map { row -> Markup in
        let grade = try words("grade_\(row.grade.rawValue)")
        return
          "<li><a href=\"\(PageName.sheets)#\(WorkSheet.anchor(row))\">\(row.unit.called(in: words.language).name)</a> <span class=\"muted\">\(grade)</span></li>"
      }
      contents = """
        <p>\(try words("guide_here_text", ["indicator": words.name(leading), "year": year]))</p>
        <ul class="more">\(Markup.joined(items))</ul>
        """
    }
    return """
      <section><h2 id="kandidater">\(try words("guide_here"))</h2>\(contents)</section>
      """
  }

  /// What groups have done of this step.
  private func done() throws -> Markup {
    guard let kind = step.recorded else { return "" }
    let items = try site.content.practices.paths.flatMap { path in
      try path.steps(kind).map { taken -> Markup in
        let name = try words.register.name(
          of: path, indicator: site.name(ofIndicator: path.indicator))
        return "<li>\(name): \(try words.register.facts(taken, in: site.content.practices))</li>"
      }
    }
    guard !items.isEmpty else { return "" }
    return """
      <section><h2 id="gjort">\(try words("guide_where"))</h2><ul class="more">\(Markup.joined(items))</ul></section>
      """
  }

  private func neighbours() throws -> Markup {
    let all = GuideStep.allCases
    var links: [Markup] = []
    if let before = all.last(where: { $0.number < step.number }) {
      let name = try words("guide_back", ["name": words.guide(before, "name")])
      links.append("<a href=\"\(before.page)\" rel=\"prev\">\(name)</a>")
    }
    if let after = all.first(where: { $0.number > step.number }) {
      let name = try words("guide_next", ["name": words.guide(after, "name")])
      links.append("<a href=\"\(after.page)\" rel=\"next\">\(name)</a>")
    } else {
      let name = try words("guide_next", ["name": words("guide_example_title")])
      links.append("<a href=\"\(PageName.guideExample)\">\(name)</a>")
    }
    return "<p class=\"act\">\(Markup.joined(links))</p>"
  }
}
