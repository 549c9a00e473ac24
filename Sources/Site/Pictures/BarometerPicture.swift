import Geography
import Indicators
import Observations
import Pictures
import Reporting

/// The barometers of a unit's page as one picture: its measures theme by theme, and its members on one scale.
struct BarometerPicture: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  private func axis() throws -> (worse: String, country: String, better: String) {
    try (words("axis_worse"), words("axis_country"), words("axis_better"))
  }

  /// The measures that can be set beside the country.
  var shown: [Indicator] {
    site.content.catalogue.indicators.filter { barometer($0) != nil }
  }

  /// Nil for a circumstance, and where nothing can be set beside the country.
  private func barometer(_ indicator: Indicator) -> BarometerRow? {
    indicator.about == .circumstance ? nil : FigureRow(page, indicator, .both).barometer()
  }

  /// Nil where nothing can be set beside the country.
  func measures() throws -> Picture? {
    var rows: [Barometer.Row] = []
    for theme in site.content.catalogue.themes {
      var heading: String? = theme.name.string(words.language)
      for indicator in theme.indicators {
        guard let barometer = barometer(indicator),
          let year = site.figures.newestYear(of: indicator)
        else { continue }
        let name =
          year == site.newestYear ? words.name(indicator) : "\(words.name(indicator)), \(year)"
        guard let row = try row(barometer, indicator, unit, year, name: name, heading: heading)
        else { continue }
        rows.append(row)
        heading = nil
      }
    }
    guard !rows.isEmpty else { return nil }
    return try Barometer(rows: rows, isOneScale: false, axis: axis()).picture(
      id: "barometer-\(unit.code.description)",
      title: words(
        "barometer_picture_title", ["unit": unit.name, "year": String(site.newestYear)]),
      description: words("barometer_picture_description"))
  }

  /// Nil where there are no others to stand among.
  func members() throws -> Picture? {
    let table = MembersTable(page)
    let year = site.figures.newestYear(of: page.leading) ?? site.content.zeroPoint
    guard let whole = table.whole, table.isNeeded else { return nil }
    let rows = try table.shown.filter { $0.code != .country }.compactMap { area in
      try site.barometer(page.leading, area.code, year).flatMap {
        try row($0, page.leading, area, year, name: area.name)
      }
    }
    guard !rows.isEmpty else { return nil }
    return try Barometer(rows: rows, isOneScale: true, axis: axis()).picture(
      id: "omrader-\(unit.code.description)",
      title: words(
        "members_picture_title",
        [
          "whole": whole.code == .country ? "" : whole.name,
          "indicator": words.name(page.leading), "year": String(year),
        ]),
      description: words("barometer_picture_description"))
  }

  private func row(
    _ barometer: BarometerRow, _ indicator: Indicator, _ area: NamedUnit, _ year: Int,
    name: String, heading: String? = nil
  ) throws -> Barometer.Row? {
    guard let own = site.figures.estimate(indicator, area.code, year),
      let value = printer.value(own)
    else { return nil }
    return Barometer.Row(
      heading: heading, name: name, value: value, barometer: barometer,
      verdict: try words.comparison(own).word,
      difference: printer.differenceWithInterval(own) ?? "")
  }
}
