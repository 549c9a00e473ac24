import Indicators
import Observations
import Pictures

/// Women's and men's figures, each beside the country's of their own sex.
struct SexTable: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  /// Those with figures of the unit's women.
  var indicators: [Indicator] {
    site.indicatorsWithFigures.filter { indicator in
      guard indicator.about != .circumstance, let year = site.figures.newestYear(of: indicator)
      else {
        return false
      }
      return site.figures.estimate(indicator, unit.code, year, .country, .female) != nil
    }
  }

  func caption() throws -> String {
    try words("sex_caption", ["country": page.isCompared ? "" : "country"])
  }

  func section() throws -> Markup {
    let indicators = indicators
    guard !indicators.isEmpty else { return "" }
    let groups = try indicators.map { indicator -> Markup in
      let rows = try [Sex.female, .male].map { sex in
        try FigureRow(page, indicator, sex).row(name: words.sex(sex))
      }
      return """
        <tbody role="rowgroup"><tr class="theme" role="row"><th role="rowheader" scope="rowgroup" colspan="\(BarometerTable(page).columns)">\(words.name(indicator))</th></tr>
        \(Markup.joined(rows))</tbody>
        """
    }
    return """
      <section><h2 id="kjonn">\(try words("sex_heading"))</h2>
      <table class="barotable" role="table"><caption>\(try caption())</caption>
      \(try BarometerTable(page).head())\(Markup.joined(groups, by: "\n"))</table></section>
      """
  }
}
