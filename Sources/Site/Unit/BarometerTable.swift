import Geography
import Indicators
import Observations
import Pictures
import Reporting
import Statistics

/// The unit's figures theme by theme beside county and country, with how to read them.
struct BarometerTable: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  func section() throws -> Markup {
    let themes = try site.content.catalogue.themes.map {
      try theme($0.name.string(words.language), $0.indicators)
    }
    return """
      <section><h2 id="barometer">\(try heading())</h2>
      \(try chance().map { text -> Markup in "<p class=\"note\">\(text)</p>" } ?? "")
      \(page.isCompared ? try BarometerKey(site).details() : "")
      <table class="barotable" role="table"><caption>\(try words("barometer_caption", ["year": String(site.newestYear)]))</caption>
      \(try head())\(Markup.joined(themes))</table></section>
      """
  }

  func heading() throws -> String {
    try words(
      "barometer_heading", ["unit": unit.name, "country": page.isCompared ? "" : "country"])
  }

  /// The columns that the unit has: a county is beside no county, and the country beside nothing.
  func head() throws -> Markup {
    var heads: [(name: Markup, kind: Markup)] = [
      ("\(try words("column_measure"))", ""), ("\(unit.name)", ""),
    ]
    if let county = page.county { heads.append(("\(county.name)", "")) }
    if page.isCompared {
      heads += [
        ("\(site.country.name)", ""), (try axis(), " class=\"b\""),
        ("\(try words("column_against_country"))", ""),
      ]
    }
    let zeroPoint = ["zero_point": String(site.content.zeroPoint)]
    heads.append(("\(try words("column_since", zeroPoint))", ""))
    let cells = heads.map { name, kind -> Markup in
      "<th role=\"columnheader\" scope=\"col\"\(kind)>\(name)</th>"
    }
    return
      "<thead role=\"rowgroup\"><tr role=\"row\">\(Markup.joined(cells))</tr></thead>"
  }

  /// How many columns there are.
  var columns: Int { 3 + (page.county == nil ? 0 : 1) + (page.isCompared ? 3 : 0) }

  private func axis() throws -> Markup {
    """
    <span class="ax"><span>\(try words("axis_worse"))</span><span>\(try words("axis_country"))</span><span>\(try words("axis_better"))</span></span>
    """
  }

  /// The rows of a theme, and how many of its measures have no figures.
  private func theme(_ name: String, _ indicators: [Indicator]) throws -> Markup {
    let told = indicators.filter { $0.about != .circumstance }
    guard !told.isEmpty else { return "" }
    let loaded = told.filter { site.figures.newestYear(of: $0) != nil }
    let shown = loaded.filter { FigureRow(page, $0, .both).isShown }
    let rows = try shown.map { try FigureRow(page, $0, .both).row(name: words.name($0)) }
    var body: Markup = """
      <tbody role="rowgroup"><tr class="theme" role="row"><th role="rowheader" scope="rowgroup" colspan="\(columns)">\(name)</th></tr>
      \(Markup.joined(rows))
      """
    if let text = try notLoaded(told) {
      let link: Markup =
        page.isAlone
        ? "" : " <a href=\"\(PageName.sources)#hent\">\(try words("how_to_load"))</a>"
      body +=
        "<tr class=\"nodata\" role=\"row\"><td role=\"cell\" colspan=\"\(columns)\"><span class=\"hatch\" aria-hidden=\"true\"></span>\(text)\(link)</td></tr>"
    }
    if let text = try withoutFigure(loaded) {
      body +=
        "<tr class=\"nodata\" role=\"row\"><td role=\"cell\" colspan=\"\(columns)\"><span class=\"dash\" aria-hidden=\"true\">–</span>\(text)</td></tr>"
    }
    return "\(body)</tbody>"
  }

  /// How many of a theme's measures have no figures at all; nil where all have.
  func notLoaded(_ told: [Indicator]) throws -> String? {
    let missing = told.filter { site.figures.newestYear(of: $0) == nil }
    guard let first = missing.first else { return nil }
    return try words(
      "not_loaded",
      [
        "count": printer.count(missing.count), "all": missing.count == told.count ? "all" : "",
        "first": words.name(first).insideSentence, "one": missing.count == 1 ? "one" : "",
      ])
  }

  /// Which of a theme's measures have figures, but none of the unit; nil where none is so.
  func withoutFigure(_ loaded: [Indicator]) throws -> String? {
    let without = loaded.filter { !FigureRow(page, $0, .both).isShown }.map {
      words.name($0).insideSentence
    }
    guard !without.isEmpty else { return nil }
    return try words("without_figure", ["unit": unit.name, "measures": words.list(without)])
  }

  /// How many were tested, and how many chance alone would make look different.
  func chance() throws -> String? {
    guard page.isCompared else { return nil }
    let verdicts = site.content.catalogue.indicators.compactMap {
      indicator -> AtBothLevels<Verdict>? in
      guard indicator.about != .circumstance, let year = site.figures.newestYear(of: indicator),
        let own = site.figures.estimate(indicator, unit.code, year), own.isTested
      else { return nil }
      return own.verdict
    }
    guard !verdicts.isEmpty else { return nil }
    let certain = verdicts.count { $0.at95 != .notDifferent }
    let clear = verdicts.count { $0.at95 != .notDifferent && $0.at998 == $0.at95 }
    let tested = try counted(verdicts.count)
    return try words(
      certain == 0 ? "chance_none" : "chance",
      [
        "tested": tested, "tested_first": tested.capitalisedFirst,
        "expected": printer.number(
          .setting, nil, style.decimal(0.05 * Double(verdicts.count), 1)),
        "certain": counted(certain), "clear": counted(clear),
        "all_clear": clear == certain ? "all" : "",
        "some_clear": clear > 0 && clear < certain ? "some" : "",
        "several": certain > 1 ? "several" : "",
      ])
  }
}
