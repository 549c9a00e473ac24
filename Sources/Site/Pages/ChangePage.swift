import Geography
import Indicators
import Pictures

/// All municipalities' change since the zero point by the headline's indicator.
struct ChangePage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  func page() throws -> SitePage {
    let words = site.words
    let zeroPoint = String(site.content.zeroPoint)
    let title = try words("change_title", ["zero_point": zeroPoint])
    return try Frame(
      site: site, name: PageName.change, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page(
      """
      <h1>\(title)</h1><p class="lead">\(try words("change_text", ["zero_point": zeroPoint]))</p>
      <p class="note">\(try words("dumbbell_note"))</p>
      \(try natural())
      \(try tables())
      """, printer)
  }

  /// How the columns beside natural change are read; nothing where there are none.
  private func natural() throws -> Markup {
    guard indicators.contains(where: { isTested($0) && hasNatural($0) }) else { return "" }
    let text = try site.words("natural_text", ["zero_point": String(site.content.zeroPoint)])
    return "<p>\(text)</p>"
  }

  /// Whether any shown unit's change is known beside how units change by themselves.
  private func hasNatural(_ indicator: Indicator) -> Bool {
    let year = site.figures.newestYear(of: indicator) ?? 0
    return site.shown.contains { site.natural(indicator, $0.code, year) != nil }
  }

  private var indicators: [Indicator] {
    site.indicatorsWithFigures.filter {
      $0.about == nil && (site.figures.newestYear(of: $0) ?? 0) > site.content.zeroPoint
    }
  }

  private func tables() throws -> Markup {
    let byTested = Dictionary(grouping: indicators, by: isTested)
    return .joined(
      try (byTested[true] ?? []).map(section) + [untested(byTested[false] ?? [])], by: "\n")
  }

  /// Whether any shown unit's change could be tested.
  private func isTested(_ indicator: Indicator) -> Bool {
    let year = site.figures.newestYear(of: indicator) ?? 0
    return site.shown.contains { unit in
      site.figures.estimate(indicator, unit.code, year, .zeroPoint)?.isTested == true
    }
  }

  /// The measures of which no change could be tested, in one sentence.
  private func untested(_ indicators: [Indicator]) throws -> Markup {
    guard !indicators.isEmpty else { return "" }
    let links = indicators.map { indicator -> Markup in
      "<li><a href=\"\(PageName.of(indicator))\">\(site.words.name(indicator))</a></li>"
    }
    return """
      <section><h2 id="uprovd">\(try site.words("change_untested_heading"))</h2>
      <p>\(try site.words("change_untested"))</p><ul class="more">\(Markup.joined(links))</ul></section>
      """
  }

  private func section(_ indicator: Indicator) throws -> Markup {
    let words = site.words
    let year = site.figures.newestYear(of: indicator) ?? 0
    let zeroPoint = site.content.zeroPoint
    let units =
      site.shown.filter { $0.code.level.isMunicipal }.inNorwegianOrder
      + site.shown.filter { !$0.code.level.isMunicipal }
    let hasNatural = hasNatural(indicator)
    let rows = try units.map { unit -> Markup in
      let first = site.figures.estimate(indicator, unit.code, zeroPoint)
      let last = site.figures.estimate(indicator, unit.code, year)
      let since = site.figures.estimate(indicator, unit.code, year, .zeroPoint)
      let points = printer.differenceWithInterval(since)
      let number: Markup = points.map { " <span class=\"num\">\($0)</span>" } ?? ""
      return """
        <tr><th scope="row">\(site.link(unit))</th><td>\(try site.value(first, printer))</td>\
        <td>\(try site.value(last, printer))</td><td>\(try words.change(since).markup)\(number)</td>\
        \(hasNatural ? try natural(indicator, unit, year) : "")</tr>
        """
    }
    let id = indicator.id.identifier
    return """
      <section><h2 id="e-\(id)">\(words.name(indicator))</h2>
      \(try DumbbellSection(site, printer, indicator).figure())
      <div class="scroll" tabindex="0" role="region" aria-label="\(words.name(indicator))"><table class="sortable plain">
      <thead><tr><th scope="col">\(try words("column_unit"))</th><th scope="col">\(zeroPoint)</th><th scope="col">\(year)</th>\
      <th scope="col">\(try words("column_change"))</th>\(hasNatural ? try naturalHead() : "")</tr></thead><tbody>\(Markup.joined(rows, by: "\n"))</tbody></table></div></section>
      """
  }

  private func naturalHead() throws -> Markup {
    let level = try site.words(
      "column_level", ["zero_point": String(site.content.zeroPoint)])
    return
      "<th scope=\"col\">\(try site.words("column_natural"))</th><th scope=\"col\">\(level)</th>"
  }

  /// The cells that set a unit's change beside how units change by themselves: the change beyond that of the others
  /// with what is usual, and the shift of the level with its place.
  private func natural(_ indicator: Indicator, _ unit: NamedUnit, _ year: Int) throws -> Markup {
    let words = site.words
    let natural = site.natural(indicator, unit.code, year)
    func number(_ what: PublishedNumber.What, _ printed: String) -> String {
      printer.number(what, indicator, of: unit, in: year, printed)
    }
    var cells: [Markup] = ["–", "–"]
    if let change = natural?.change {
      let beyond = number(
        .naturalChange, site.style.points(change.difference, nil, indicator.valueUnit))
      let usual = try words(
        "natural_usual",
        [
          "points": number(
            .naturalUsual,
            site.style.size(
              change.usual, indicator.valueUnit))
        ])
      cells[0] = "\(beyond) <span class=\"num\">\(usual)</span>"
    }
    if let shift = natural?.shift {
      let level = number(
        .levelShift,
        site.style.points(shift.difference, shift.interval(.percent95), indicator.valueUnit))
      let place = try natural?.rank.map { rank in
        try words(
          "natural_rank",
          [
            "place": number(.rank, String(rank.place)), "of": number(.count, String(rank.of)),
          ])
      }
      let told: Markup = place.map { " <span class=\"num\">\($0)</span>" } ?? ""
      cells[1] = "\(level)\(told)"
    }
    return .joined(cells.map { cell -> Markup in "<td>\(cell)</td>" })
  }
}
