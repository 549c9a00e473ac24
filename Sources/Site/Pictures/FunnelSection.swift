import Geography
import Indicators
import Pictures
import Reporting
import Statistics

/// All municipalities by size, within what chance and the usual variation make of it.
struct FunnelSection {
  private let site: Site
  private let printer: Printer
  private let indicator: Indicator
  private let unit: NamedUnit?
  private let year: Int

  /// - Parameter unit: the unit whose members are named; nil for none.
  init(_ site: Site, _ printer: Printer, _ indicator: Indicator, naming unit: NamedUnit?) {
    self.site = site
    self.printer = printer
    self.indicator = indicator
    self.unit = unit
    year = site.figures.newestYear(of: indicator) ?? site.content.zeroPoint
  }

  /// - Parameter isAlone: whether the page links to no other.
  func section(isAlone: Bool) throws -> Markup {
    guard let picture = try picture() else { return "" }
    let link: Markup =
      isAlone
      ? ""
      : " <a href=\"\(PageName.of(indicator))\">\(try site.words("all_municipalities_table"))</a>"
    return """
      <section><h2 id="tilfeldig">\(try site.words("chance_heading"))</h2>
      <figure>\(picture.inline)<figcaption>\(try site.words("funnel_note"))\(link)</figcaption></figure></section>
      """
  }

  /// The figures of all municipalities with counts.
  private var figures: [(unit: NamedUnit, own: Estimate, share: Share)] {
    site.content.territory.units.filter(\.code.level.isMunicipal).compactMap { unit in
      guard let own = site.figures.estimate(indicator, unit.code, year), let x = own.numerator,
        let n = own.denominator, n > 0, let share = try? Share(x, of: n)
      else { return nil }
      return (unit, own, share)
    }
  }

  /// Nil where there are too few figures with counts for a funnel.
  func picture() throws -> Picture? {
    let figures = figures
    guard figures.count >= 20,
      let plot = try? FunnelPlot(figures.map(\.share), benchmark: nil, .robustPauleMandel),
      let smallest = figures.map(\.share.total).min(),
      let largest = figures.map(\.share.total).max()
    else { return nil }
    let totals = Self.steps(from: smallest, to: largest)
    let limits = totals.compactMap { total -> FunnelPicture.Limits? in
      guard let at95 = try? plot.funnel.limits(total: total, .percent95),
        let at998 = try? plot.funnel.limits(total: total, .percent998)
      else { return nil }
      return FunnelPicture.Limits(total: total, at95: at95, at998: at998)
    }
    let named = namedUnits
    let top = min(
      figures.map(\.share.value).max() ?? 1, 3 * plot.funnel.benchmark)
    return FunnelPicture(
      dots: figures.map {
        FunnelPicture.Dot(
          total: $0.share.total, value: $0.share.value, name: $0.unit.name,
          isNamed: named.contains($0.unit.code))
      },
      centre: plot.funnel.benchmark,
      centreLabel: try centreLabel(site.style.percent(plot.funnel.benchmark)),
      limits: limits, ticks: site.ticks(indicator, to: top, printer),
      totals: [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000].filter {
        $0 >= smallest && $0 <= largest
      }.map { Tick(Double($0), printer.number(.axis, indicator, site.style.count($0))) },
      axisLabel: try site.words("funnel_axis")
    ).picture(
      id: "trakt-\(indicator.id.identifier)",
      title: try site.words(
        "funnel_title", ["indicator": site.words.name(indicator), "year": String(year)]),
      description: try site.words("funnel_description"))
  }

  /// What the line in the middle is: the country, or the municipalities that have counts, where these do not
  /// make the country's figure.
  private func centreLabel(_ centre: String) throws -> String {
    let country = site.figures.estimate(indicator, .country, year)
    if let value = country?.value, site.style.percent(value) == centre,
      let printed = printer.value(country)
    {
      return try site.words("funnel_centre", ["value": printed])
    }
    return try site.words(
      "funnel_centre_units", ["value": printer.number(.axis, indicator, centre)])
  }

  private var namedUnits: Set<UnitCode> {
    guard let unit else { return [] }
    guard unit.code.level.isMunicipal else {
      return unit.code.level == .region ? Set(site.members(of: unit.code).map(\.code)) : []
    }
    return Set(
      [unit.code] + site.regions(of: unit.code).flatMap { site.members(of: $0.code).map(\.code) })
  }

  /// Numbers of people from the smallest to the largest, each a fifth larger than the one before.
  private static func steps(from smallest: Int, to largest: Int) -> [Int] {
    var steps = [smallest]
    while let last = steps.last, last < largest {
      steps.append(min(largest, max(last + 1, last * 6 / 5)))
    }
    return steps
  }
}
