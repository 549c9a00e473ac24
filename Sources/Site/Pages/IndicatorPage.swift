import Geography
import Indicators
import Pictures

/// One indicator for all units: what it is, the funnel, and a table that can be sorted.
struct IndicatorPage {
  let site: Site
  let indicator: Indicator
  private let printer: Printer
  private let year: Int

  /// Returns nil for an indicator without figures.
  init?(_ site: Site, _ indicator: Indicator) {
    guard let year = site.figures.newestYear(of: indicator) else { return nil }
    self.site = site
    self.indicator = indicator
    self.year = year
    printer = site.printer(on: PageName.of(indicator))
  }

  func page() throws -> SitePage {
    let words = site.words
    let name = words.name(indicator)
    let contents: Markup = """
      <h1>\(name)</h1><p class="sub">\(try words("indicator_subtitle", ["year": String(year), "source": site.sources([indicator])]))</p>
      <section><h2 id="definisjon">\(try words("indicator_what"))</h2>
      <p>\(indicator.definition.string(words.language))</p><p>\(indicator.limits.string(words.language))</p></section>
      \(try site.practiceSection("practices_of_indicator", site.practices(about: indicator)))\
      \(try funnel())\(try distribution())\(try RankSection(site, printer, indicator).section())
      <section><h2 id="tabell">\(try words("indicator_table"))</h2>\(try table())</section>
      \(try PlacesTable(site, indicator)?.section() ?? "")
      """
    return try Frame(
      site: site, name: PageName.of(indicator), title: name,
      description: words("indicator_description", ["indicator": name]),
      crumbs: [
        (words("front"), PageName.front), (words("menu_indicators"), PageName.indicators),
      ]
    ).page(contents, printer)
  }

  private func funnel() throws -> Markup {
    guard
      let picture = try FunnelSection(site, printer, indicator, naming: site.content.region)
        .picture()
    else { return "" }
    return """
      <section><h2 id="trakt">\(try site.words("funnel_heading"))</h2>
      <figure>\(picture.inline)<figcaption>\(try site.words("funnel_note"))</figcaption></figure></section>
      """
  }

  private func distribution() throws -> Markup {
    guard let picture = try SwarmSection(site, printer, indicator).picture() else { return "" }
    return """
      <section><h2 id="spredning">\(try site.words("swarm_heading"))</h2>
      <figure>\(picture.inline)<figcaption>\(try site.words("swarm_note"))</figcaption></figure></section>
      """
  }

  private func table() throws -> Markup {
    let words = site.words
    let zeroPoint = site.content.zeroPoint
    let isLater = year > zeroPoint
    let heads: [(String, Bool)] = [
      (try words("column_unit"), false), (try words("column_value", ["year": String(year)]), true),
      (try words(indicator.isMean ? "column_persons" : "column_counts"), true),
      (try words("column_against_country"), true),
      (try words("column_since", ["zero_point": String(zeroPoint)]), true),
    ].filter { isLater || $0.0 != (try? words("column_since", ["zero_point": String(zeroPoint)])) }
    let head = heads.map { name, _ -> Markup in "<th scope=\"col\">\(name)</th>" }
    let units = site.placedUnits
    let told = units.filter(isTold)
    let rows = try told.map { try row($0, isLater) }
    let left: Markup =
      told.count < units.count ? "<p class=\"note\">\(try words("indicator_untold"))</p>" : ""
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(try words("indicator_table"))">\
      <table class="sortable plain"><thead><tr>\(Markup.joined(head))</tr></thead>
      <tbody>\(Markup.joined(rows, by: "\n"))</tbody></table></div>\(left)
      """
  }

  /// Whether there is more to tell of a unit than that it has no figure; of those with a page that is told too.
  private func isTold(_ unit: NamedUnit) -> Bool {
    let own = site.figures.estimate(indicator, unit.code, year)
    return site.hasPage(unit.code) || own.map { $0.status != .missing } ?? false
  }

  private func row(_ unit: NamedUnit, _ isLater: Bool) throws -> Markup {
    let words = site.words
    let own = site.figures.estimate(indicator, unit.code, year)
    var cells: [Markup] = [
      cell(try site.value(own, printer)),
      cell(try site.counts(own, printer)),
      cell(
        unit.code == .country
          ? "" : try verdict(words.comparison(own), printer.differenceWithInterval(own))),
    ]
    if isLater {
      let since = site.figures.estimate(indicator, unit.code, year, .zeroPoint)
      cells.append(
        cell(try verdict(words.change(since), printer.differenceWithInterval(since))))
    }
    let kind: Markup = unit.code.level.isMunicipal ? "" : " class=\"sum\""
    return
      "<tr\(kind)><th scope=\"row\">\(try site.link(unit, named: site.nameAmongAll(unit)))</th>\(Markup.joined(cells))</tr>"
  }

  private func verdict(_ chip: Chip, _ points: String?) throws -> Markup {
    guard let points else { return "<span class=\"muted\">\(chip.word)</span>" }
    return "\(chip.markup) <span class=\"num\">\(points)</span>"
  }

  private func cell(_ contents: Markup) -> Markup { "<td>\(contents)</td>" }
}

/// The list of all indicators, theme by theme.
struct IndicatorsPage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  func page() throws -> SitePage {
    let words = site.words
    let themes = try site.content.catalogue.themes.map { theme -> Markup in
      let items = try theme.indicators.map { indicator -> Markup in
        guard let year = site.figures.newestYear(of: indicator) else {
          return
            "<li>\(words.name(indicator)) <span class=\"muted\">\(try words("no_figures_yet"))</span></li>"
        }
        return
          "<li><a href=\"\(PageName.of(indicator))\">\(words.name(indicator))</a> <span class=\"yr\">\(year)</span></li>"
      }
      return
        "<section><h2>\(theme.name.string(words.language))</h2><ul class=\"more\">\(Markup.joined(items, by: "\n"))</ul></section>"
    }
    let title = try words("indicators_title")
    return try Frame(
      site: site, name: PageName.indicators, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page(
      "<h1>\(title)</h1><p class=\"sub\">\(try words("indicators_text"))</p>\(Markup.joined(themes, by: "\n"))",
      printer)
  }
}
