import Geography
import Pictures

/// A finished page with the numbers that are printed on it.
package struct SitePage: Sendable {
  package let name: String
  package let html: Markup
  package let numbers: [PublishedNumber]
}

/// What stands around the contents of every page.
struct Frame {
  let site: Site
  /// The page's file name.
  let name: String
  let title: String
  let description: String
  /// The way to the page, from the front page.
  var crumbs: [(name: String, page: String)] = []
  /// Whether style and pictures stand in the page itself, and no other page is linked to.
  var isAlone = false

  /// - Parameter contents: what stands under the heading.
  func page(_ contents: Markup, _ printer: Printer) throws -> SitePage {
    let words = site.words
    let html: Markup = """
      <!doctype html>
      <html lang="\(words.language.rawValue)"><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <title>\(title) – nullpunkt</title>
      <meta name="description" content="\(description)"><meta name="color-scheme" content="light dark">
      \(style)
      </head><body>\(Mark.definitions)
      <a class="skip" href="#innhold">\(try words("skip"))</a>
      \(try header())<main id="innhold"><div class="in">
      \(try way())\(contents)
      </div></main>
      <footer><div class="in"><p>\(try footer(printer))</p></div></footer>
      \(scripts)</body></html>

      """
    return SitePage(name: name, html: html, numbers: printer.ledger.numbers)
  }

  private var style: Markup {
    isAlone
      ? "<style>\(site.assets.style)</style>" : "<link rel=\"stylesheet\" href=\"style.css\">"
  }

  private var scripts: Markup {
    isAlone
      ? "<script>\(site.assets.script)</script>"
      : "<script src=\"units.js\"></script><script src=\"site.js\"></script>"
  }

  private static let logo: Markup = """
    <svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true" focusable="false"><circle cx="11" cy="11" r="7.5"/><path d="M11 0V22"/></svg>
    """

  private func header() throws -> Markup {
    let words = site.words
    guard !isAlone else {
      return
        "<header class=\"top\"><div class=\"in\"><span class=\"brand\">\(Self.logo)nullpunkt</span>\(try themeButton())</div></header>\n"
    }
    let links: [(String, String)] = [
      ("menu_units", PageName.front), ("menu_indicators", PageName.indicators),
      ("menu_change", PageName.change), ("menu_candidates", PageName.candidates),
      ("menu_guide", PageName.guide), ("menu_compare", PageName.compare),
      ("menu_method", PageName.method),
    ]
    let menu = try links.map { text, page -> Markup in
      let current: Markup = page == name ? " aria-current=\"page\"" : ""
      return "<a href=\"\(page)\"\(current)>\(try words(text))</a>"
    }
    return """
      <header class="top"><div class="in"><a class="brand" href="\(PageName.front)">\(Self.logo)nullpunkt</a>
      <nav aria-label="\(try words("main_menu"))">\(Markup.joined(menu))</nav>
      <form class="find" role="search" hidden><label class="vh" for="q">\(try words("find_unit"))</label>\
      <input id="q" type="search" autocomplete="off" placeholder="\(try words("find_unit"))" \
      role="combobox" aria-expanded="false" aria-controls="hits" aria-autocomplete="list">\
      <ul id="hits" role="listbox" aria-label="\(try words("hits"))" hidden></ul>\
      <p class="vh" role="status" id="hitcount" data-none="\(try words("no_hits"))" data-some="\(try words("some_hits"))"></p></form>
      \(try themeButton())</div></header>

      """
  }

  private func themeButton() throws -> Markup {
    """
    <button type="button" id="theme" data-dark="\(try site.words("theme_dark"))" \
    data-light="\(try site.words("theme_light"))" hidden></button>
    """
  }

  private func way() throws -> Markup {
    guard !crumbs.isEmpty, !isAlone else { return "" }
    let links = crumbs.map { name, page -> Markup in
      page.isEmpty ? "<span>\(name)</span>" : "<a href=\"\(page)\">\(name)</a>"
    }
    return """
      <nav class="crumb" aria-label="\(try site.words("crumbs"))">\
      \(Markup.joined(links, by: " <span aria-hidden=\"true\">›</span> "))</nav>

      """
  }

  private func footer(_ printer: Printer) throws -> String {
    try site.words(
      "footer", ["zero_point": String(site.content.zeroPoint), "year": String(site.newestYear)])
  }
}

extension Site {
  /// The parts of a unit's place, from the country down.
  func crumbs(to unit: NamedUnit) throws -> [(name: String, page: String)] {
    var above = [country].filter { $0.code != unit.code }
    if let county = county(of: unit.code) { above.append(county) }
    above += regions(of: unit.code)
    return [(try words("front"), PageName.front)]
      + above.map { ($0.name, hasPage($0.code) ? PageName.of($0.code) : "") }
  }
}
