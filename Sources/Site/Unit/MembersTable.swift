import Geography
import Indicators
import Pictures
import Statistics

/// The unit among its neighbours on one scale: a region's municipalities, a county's, or the country's
/// counties.
struct MembersTable: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  /// What holds the members: the unit's region, or else its county; the unit itself where it is no
  /// municipality.
  var whole: NamedUnit? {
    guard unit.code.level.isMunicipal else { return unit }
    return site.regions(of: unit.code).first ?? page.county
  }

  private var members: [NamedUnit] {
    guard let whole else { return [] }
    guard whole.code != .country else {
      return site.placedUnits.filter { $0.code.level == .county }
    }
    return site.members(of: whole.code)
  }

  var isNeeded: Bool { members.count > 1 }

  /// What holds the members and what holds that, up to the country.
  private var above: [NamedUnit] {
    guard let whole else { return [] }
    var above: [NamedUnit] = []
    if whole.code.level == .region { above.append(whole) }
    if whole.code != .country {
      above += [whole.code.level == .county ? whole : site.county(of: whole.code)].compactMap { $0 }
    }
    return above + [site.country]
  }

  /// The members, and below them what they are parts of.
  var shown: [NamedUnit] { members + above }

  func section() throws -> Markup {
    guard let whole, isNeeded else { return "" }
    let indicator = page.leading
    let year = site.figures.newestYear(of: indicator) ?? site.content.zeroPoint
    let shown = shown
    let barometers = shown.map { area in
      site.barometer(indicator, area.code, year)
    }
    let reach = barometers.compactMap { $0?.reach }.max() ?? 0
    let rows = try zip(shown, barometers).enumerated().map { place, row in
      try self.row(row.0, row.1, indicator, year, reach, isSum: place >= members.count)
    }
    return """
      <section><h2 id="omrader">\(try words("members_heading", ["whole": whole.name, "counties": whole.code == .country ? "counties" : ""]))</h2>
      \(page.isCompared ? "" : try BarometerKey(site).details())
      <table class="barotable reg" role="table"><caption>\(try words("members_caption", ["indicator": words.name(indicator)]))</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(try words("column_unit"))</th>\
      <th role="columnheader" scope="col">\(year)</th><th role="columnheader" scope="col" class="b">\
      <span class="ax"><span>\(try words("axis_worse"))</span><span>\(try words("axis_country"))</span><span>\(try words("axis_better"))</span></span></th>\
      <th role="columnheader" scope="col">\(try words("column_against_country"))</th>\
      <th role="columnheader" scope="col">\(try words("column_since", ["zero_point": String(site.content.zeroPoint)]))</th></tr></thead>
      <tbody role="rowgroup">\(Markup.joined(rows))</tbody></table></section>
      """
  }

  private func row(
    _ area: NamedUnit, _ barometer: BarometerRow?, _ indicator: Indicator, _ year: Int,
    _ reach: Double, isSum: Bool
  ) throws -> Markup {
    let own = site.figures.estimate(indicator, area.code, year)
    let since = site.figures.estimate(indicator, area.code, year, .zeroPoint)
    let kind: Markup =
      area.code == unit.code ? " class=\"self\"" : isSum ? " class=\"sum\"" : ""
    let name: Markup = page.isAlone || area.code == unit.code ? "\(area.name)" : site.link(area)
    let picture: Markup = barometer.map { $0.cell(reach: reach) } ?? ""
    let against: Markup =
      area.code == .country
      ? "<span class=\"muted\">\(try words("is_benchmark"))</span>"
      : "\(try words.comparison(own).markup)\(number(printer.differenceWithInterval(own)))"
    let change: Markup =
      year > site.content.zeroPoint
      ? "\(try words.change(since).markup)\(number(printer.differenceWithInterval(since)))" : ""
    return """
      <tr role="row"\(kind)><th role="rowheader" scope="row">\(name)</th>\
      <td role="cell" class="v"><span class="lbl">\(year)</span><b>\(try site.value(own, printer))</b> \(try site.counts(own, printer))</td>\
      <td role="cell" class="b">\(picture)</td>\
      <td role="cell" class="d"><span class="lbl">\(try words("column_against_country"))</span>\(against)</td>\
      <td role="cell" class="c"><span class="lbl">\(try words("column_since", ["zero_point": String(site.content.zeroPoint)]))</span><span>\(change)</span></td></tr>
      """
  }

  private func number(_ text: String?) -> Markup {
    text.map { "<span class=\"num\">\($0)</span>" } ?? ""
  }
}

extension Site {
  /// A unit's barometer without bands, for a scale that units share.
  func barometer(_ indicator: Indicator, _ unit: UnitCode, _ year: Int) -> BarometerRow? {
    guard let own = figures.estimate(indicator, unit, year), let value = own.value,
      let country = own.benchmarkValue
    else { return nil }
    return BarometerRow(
      mark: unit == .country ? .same : Mark(own.verdict), value: value, country: country,
      difference: own.comparison?.test?.interval95,
      zeroPoint: year == content.zeroPoint
        ? nil : figures.estimate(indicator, unit, content.zeroPoint)?.value,
      isLowerToTheRight: indicator.polarity == .lowerIsBetter)
  }
}
