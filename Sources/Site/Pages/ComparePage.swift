import Geography
import Indicators
import Pictures

/// Two to six units side by side; which, stands in the address. Without a script, all of them.
struct ComparePage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  func page() throws -> SitePage {
    let words = site.words
    let title = try words("compare_title")
    return try Frame(
      site: site, name: PageName.compare, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page(
      """
      <h1>\(title)</h1><p class="sub">\(try words("compare_text"))</p>
      <form id="compare" hidden><p><label for="add">\(try words("compare_add"))</label> <select id="add">\(try options())</select> \
      <button type="submit">\(try words("compare_button"))</button></p></form>
      <p id="chosen" role="status" data-unknown="\(try words("compare_unknown"))" data-most="\(try words("compare_most"))" data-remove="\(try words("compare_remove"))"></p>
      \(try table())
      """, printer)
  }

  private var units: [NamedUnit] { site.placedUnits }

  private var indicators: [Indicator] {
    Array(
      site.indicatorsWithFigures.filter { $0.about != .circumstance }.prefix(12))
  }

  private func options() throws -> Markup {
    .joined(
      try units.map { unit -> Markup in
        "<option value=\"\(unit.code.description)\">\(try site.nameAmongAll(unit))</option>"
      })
  }

  private func table() throws -> Markup {
    let words = site.words
    let heads = indicators.map { indicator -> Markup in
      let year = site.figures.newestYear(of: indicator) ?? site.content.zeroPoint
      return "<th scope=\"col\">\(words.name(indicator)) <span class=\"yr\">\(year)</span></th>"
    }
    let rows = try units.map { unit -> Markup in
      let cells = try indicators.map { indicator -> Markup in
        let year = site.figures.newestYear(of: indicator) ?? site.content.zeroPoint
        let own = site.figures.estimate(indicator, unit.code, year)
        let isTested = own.map { $0.isTested && $0.value != nil } ?? false
        let word: Markup =
          isTested ? "<span class=\"num\">\(try words.comparison(own).word)</span>" : ""
        return "<td>\(try site.value(own, printer)) \(word)</td>"
      }
      return
        "<tr data-unit=\"\(unit.code.description)\"><th scope=\"row\">\(try site.link(unit, named: site.nameAmongAll(unit)))</th>\(Markup.joined(cells))</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(try words("compare_title"))"><table class="plain" id="comparison">
      <thead><tr><th scope="col">\(try words("column_unit"))</th>\(Markup.joined(heads))</tr></thead>
      <tbody>\(Markup.joined(rows, by: "\n"))</tbody></table></div>
      """
  }
}
