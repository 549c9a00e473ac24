import Pictures
import Practices

/// The first page of the guide: the way, how far groups have come, and what belongs to it.
struct GuidePage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  private var words: SiteWords { site.words }

  func page() throws -> SitePage {
    let title = try words("guide_title")
    let steps = try GuideStep.allCases.map { step -> Markup in
      "<li><a href=\"\(step.page)\">\(try words.guide(step, "title"))</a><br>\(try words.guide(step, "lead"))</li>"
    }
    return try Frame(
      site: site, name: PageName.guide, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page(
      """
      <h1>\(title)</h1><p class="lead">\(try words("guide_lead"))</p><p>\(try words("guide_about"))</p>
      <section><h2 id="veien">\(try words("guide_way"))</h2><ol class="more">\(Markup.joined(steps, by: "\n"))</ol></section>
      <section><h2 id="hvor">\(try words("guide_where"))</h2>\(try progress())</section>
      <section><h2 id="mer">\(try words("guide_tools"))</h2>\(try tools())</section>
      """, printer)
  }

  /// A table for each group's path; where there is none, how one comes here.
  private func progress() throws -> Markup {
    let paths = site.content.practices.paths
    guard !paths.isEmpty else {
      return """
        <p class="note">\(try words("guide_where_none"))</p>
        <pre class="scroll" tabindex="0"><code>nullpunkt practice mark --help</code></pre>
        """
    }
    return .joined(try paths.map(table), by: "\n")
  }

  private func table(_ path: PracticeRegister.Path) throws -> Markup {
    let register = words.register
    let name = try register.name(of: path, indicator: site.name(ofIndicator: path.indicator))
    let rows = try register.steps(of: path, in: site.content.practices).map {
      _, name, facts -> Markup in
      "<tr><th scope=\"row\">\(name)</th><td>\(facts.joined(separator: "; "))</td></tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(name)"><table class="plain"><caption>\(name)</caption>\
      <thead><tr><th scope="col">\(try words("guide_column_step"))</th><th scope="col">\(try words("guide_column_done"))</th></tr></thead>\
      <tbody>\(Markup.joined(rows))</tbody></table></div>
      """
  }

  private func tools() throws -> Markup {
    let pages: [(name: String, page: String, about: String)] = [
      ("menu_candidates", PageName.candidates, "guide_about_candidates"),
      ("sheets_title", PageName.sheets, "guide_about_sheets"),
      ("practices_title", PageName.practices, "guide_about_practices"),
      ("guide_example_title", PageName.guideExample, "guide_about_example"),
    ]
    let links = try pages.map { name, page, about -> Markup in
      "<li><a href=\"\(page)\">\(try words(name))</a> <span class=\"muted\">\(try words(about))</span></li>"
    }
    return "<ul class=\"more\">\(Markup.joined(links, by: "\n"))</ul>"
  }
}

extension Site {
  /// What an indicator is called; its id where the catalogue no longer has it, nil for none.
  func name(ofIndicator id: String?) -> String? {
    id.map { id in content.catalogue.indicators.first { $0.id == id }.map(words.name) ?? id }
  }
}
