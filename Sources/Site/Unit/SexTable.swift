import Indicators
import Observations
import Pictures

/// Women's and men's figures, each beside the country's of their own sex.
struct SexTable: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  func section() throws -> Markup {
    let indicators = site.indicatorsWithFigures.filter { indicator in
      guard indicator.about != .circumstance, let year = site.figures.newestYear(of: indicator)
      else {
        return false
      }
      return site.figures.estimate(indicator, unit.code, year, .country, .female) != nil
    }
    guard !indicators.isEmpty else { return "" }
    let rows = try indicators.flatMap { indicator in
      try [Sex.female, .male].map { sex in
        try FigureRow(page, indicator, sex).row(
          name: words("sex_of", ["sex": words.sex(sex), "indicator": words.name(indicator)]))
      }
    }
    return """
      <section><h2 id="kjonn">\(try words("sex_heading"))</h2>
      <table class="barotable" role="table"><caption>\(try words("sex_caption"))</caption>
      \(try BarometerTable(page).head())<tbody role="rowgroup">\(Markup.joined(rows))</tbody></table></section>
      """
  }
}
