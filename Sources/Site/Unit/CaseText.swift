import Geography
import Indicators
import Pictures
import Reporting

/// Four sentences and a table that go straight into a case document.
struct CaseText: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  func section() throws -> Markup {
    let year = site.figures.newestYear(of: page.leading) ?? site.content.zeroPoint
    guard let own = site.figures.estimate(page.leading, unit.code, year), own.value != nil else {
      return ""
    }
    let sentences = try [level(own, year), against(own), since(own, year), limits()]
      .filter { !$0.isEmpty }.map { text -> Markup in "<p>\(text)</p>" }
    return """
      <section class="sak"><h2 id="sak">\(try words("case_heading"))</h2>
      <div id="saktekst" class="scroll" tabindex="0" role="region" aria-label="\(try words("case_region"))">\
      \(Markup.joined(sentences, by: "\n"))
      \(try table(year))</div>
      <p class="act"><button type="button" data-copy="saktekst" data-done="\(try words("copied"))" hidden>\(try words("copy"))</button></p></section>
      """
  }

  private func level(_ own: Estimate, _ year: Int) throws -> String {
    let county = page.county
    let ownText = "case_level_\(page.leading.id)"
    return try words(
      words.has(ownText) ? ownText : "case_level",
      [
        "year": String(year), "x": printer.numerator(own) ?? "",
        "n": printer.denominator(own) ?? "", "unit": unit.name,
        "indicator": words.name(page.leading).insideSentence,
        "value": printer.value(own) ?? "", "interval": printer.interval(own) ?? "",
        "county": county?.name ?? "",
        "county_value": county.flatMap {
          printer.value(site.figures.estimate(page.leading, $0.code, year))
        } ?? "",
        "country_value": page.isCompared
          ? printer.value(site.figures.estimate(page.leading, .country, year)) ?? "" : "",
      ])
  }

  private func against(_ own: Estimate) throws -> String {
    guard page.isCompared, let points = printer.differenceWithInterval(own) else { return "" }
    let verdict = own.verdict
    let isClear = verdict.at998 == verdict.at95
    return try words(
      verdict.at95 == .notDifferent ? "case_same" : "case_differs",
      [
        "points": points, "unit": words("points_\(own.valueUnit.rawValue)"),
        "share": own.valueUnit == .share ? "share" : "",
        "clearly": isClear ? "clearly" : "",
        "way": words((own.comparison?.difference ?? 0) > 0 ? "way_higher" : "way_lower"),
        "persons": verdict.at95 == .notDifferent ? "" : persons(own) ?? "",
      ])
  }

  /// How many the difference comes to among the unit's own; nil for a mean, and where nobody is counted.
  private func persons(_ own: Estimate) -> String? {
    guard own.valueUnit == .share, let n = own.denominator, let comparison = own.comparison else {
      return nil
    }
    let persons = Int((comparison.difference * Double(n)).magnitude.rounded())
    return printer.derived(.differencePersons, own, against: .country, style.count(persons))
  }

  private func since(_ own: Estimate, _ year: Int) throws -> String {
    let zeroPoint = site.content.zeroPoint
    guard year > zeroPoint, let first = site.figures.estimate(page.leading, unit.code, zeroPoint),
      let since = site.figures.estimate(page.leading, unit.code, year, .zeroPoint),
      let points = printer.differenceWithInterval(since), let value = printer.value(first)
    else { return "" }
    return try words(
      since.verdict.at95 == .notDifferent ? "case_unchanged" : "case_changed",
      [
        "zero_point": String(zeroPoint), "value": value, "x": printer.numerator(first) ?? "",
        "n": printer.denominator(first) ?? "", "points": points,
        "unit": words("points_\(own.valueUnit.rawValue)"),
        "share": own.valueUnit == .share ? "share" : "",
        "way": words((since.comparison?.difference ?? 0) > 0 ? "way_up" : "way_down"),
        "detectable": site.detectable(page.leading, unit, year, printer),
      ])
  }

  private func limits() throws -> String {
    try words(
      "case_limits",
      [
        "limits": page.leading.limits.string(words.language),
        "source": site.sources([page.leading]),
      ])
  }

  /// A figure without a link, since the table is copied into other programs.
  private func value(_ estimate: Estimate?) throws -> Markup {
    try site.value(estimate, printer, isLinked: false)
  }

  private func table(_ year: Int) throws -> Markup {
    let county = page.county
    let zeroPoint = site.content.zeroPoint
    let indicators = site.indicatorsWithFigures.filter {
      $0.source == page.leading.source && $0.about == nil
        && site.figures.newestYear(of: $0) == year
    }
    let heads = [
      try words("column_measure"), unit.name, county?.name,
      page.isCompared ? site.country.name : nil,
      page.isCompared ? try words("column_against_country") : nil,
      try words("zero_point_label", ["zero_point": String(zeroPoint)]),
      try words("column_since", ["zero_point": String(zeroPoint)]),
    ].compactMap { $0 }.map { name -> Markup in "<th scope=\"col\">\(name)</th>" }
    let rows = try indicators.map { indicator -> Markup in
      let own = site.figures.estimate(indicator, unit.code, year)
      let since = site.figures.estimate(indicator, unit.code, year, .zeroPoint)
      var cells = [try value(own)]
      if let county {
        cells.append(
          try value(site.figures.estimate(indicator, county.code, year)))
      }
      if page.isCompared {
        cells.append(try value(site.figures.estimate(indicator, .country, year)))
        cells.append("\(try words.comparison(own).word)")
      }
      cells.append(
        try value(site.figures.estimate(indicator, unit.code, zeroPoint)))
      cells.append("\(try words.change(since).word)")
      let row = cells.map { cell -> Markup in "<td>\(cell)</td>" }
      return
        "<tr><th scope=\"row\">\(words.name(indicator))</th>\(Markup.joined(row))</tr>"
    }
    return """
      <table class="saktab"><caption>\(try words("case_caption", ["year": String(year)]))</caption>\
      <thead><tr>\(Markup.joined(heads))</tr></thead><tbody>\(Markup.joined(rows))</tbody></table>
      """
  }
}
