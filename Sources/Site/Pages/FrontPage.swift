import Geography
import Indicators
import Pictures

/// The front page: what this is, the way to a municipality, and all that have a page.
struct FrontPage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  func page() throws -> SitePage {
    let words = site.words
    let values = [
      "zero_point": String(site.content.zeroPoint), "year": String(site.newestYear),
      "region": site.content.region?.name ?? "",
    ]
    let title = try words("front_title", values)
    let contents: Markup = """
      <h1>\(title)</h1><p class="sub">\(try words("front_subtitle", values))</p>
      <p class="lead">\(try words("front_text", values))</p>
      \(try regionTable())
      <section><h2 id="alle">\(try words("front_units"))</h2>\(try units())</section>
      <section><h2 id="mer">\(try words("front_more"))</h2>\(try more())</section>
      """
    return try Frame(
      site: site, name: PageName.front, title: title,
      description: words("front_description", values)
    ).page(contents, printer)
  }

  /// The region's municipalities by the headline's indicator.
  private func regionTable() throws -> Markup {
    guard let region = site.content.region, let page = UnitPage(site, region, printer: printer)
    else { return "" }
    return try MembersTable(page).section()
  }

  private func units() throws -> Markup {
    let levels: [(UnitLevel, String)] = [
      (.country, "level_country"), (.county, "level_county"), (.region, "level_region"),
      (.municipality, "level_municipality"), (.union, "level_union"),
    ]
    return .joined(
      try levels.map { level, name -> Markup in
        let units = site.shown.filter { $0.code.level == level }.inNorwegianOrder
        guard !units.isEmpty else { return "" }
        let links = units.map { unit -> Markup in "<li>\(site.link(unit))</li>" }
        return "<h3>\(try site.words(name))</h3><ul class=\"units\">\(Markup.joined(links))</ul>\n"
      })
  }

  private func more() throws -> Markup {
    let networks = site.networks.isEmpty ? [] : [("network_title", PageName.networks)]
    let pages: [(String, String)] = [
      ("menu_indicators", PageName.indicators), ("menu_change", PageName.change),
      ("menu_candidates", PageName.candidates), ("menu_compare", PageName.compare),
      ("guide_title", PageName.guide), ("practices_title", PageName.practices),
      ("sheets_title", PageName.sheets), ("menu_method", PageName.method),
      ("sources_title", PageName.sources), ("quality_title", PageName.quality),
    ]
    let links = try (pages + networks).map { text, page -> Markup in
      "<li><a href=\"\(page)\">\(try site.words(text))</a> <span class=\"muted\">\(try site.words("about_\(page.prefix { $0 != "." })"))</span></li>"
    }
    return "<ul class=\"more\">\(Markup.joined(links, by: "\n"))</ul>"
  }
}
