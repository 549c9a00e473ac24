import Geography
import Indicators
import Pictures
import Reporting

/// The distribution of an indicator over all municipalities.
struct SwarmSection {
  private let site: Site
  private let printer: Printer
  private let indicator: Indicator
  private let year: Int

  init(_ site: Site, _ printer: Printer, _ indicator: Indicator) {
    self.site = site
    self.printer = printer
    self.indicator = indicator
    year = site.figures.newestYear(of: indicator) ?? site.content.zeroPoint
  }

  /// Nil for fewer than twenty municipalities with a value.
  func picture() throws -> Picture? {
    let named = Set(site.content.region.map { site.members(of: $0.code).map(\.code) } ?? [])
    let dots = site.content.territory.units.filter(\.code.level.isMunicipal)
      .compactMap { unit -> Swarm.Dot? in
        guard let value = site.figures.estimate(indicator, unit.code, year)?.value else {
          return nil
        }
        return Swarm.Dot(value: value, name: unit.name, isNamed: named.contains(unit.code))
      }
    guard dots.count >= 20, let low = dots.map(\.value).min(), let high = dots.map(\.value).max()
    else { return nil }
    let country = site.figures.estimate(indicator, .country, year)
    return Swarm(
      dots: dots, centre: country?.value,
      centreLabel: try printer.value(country).map {
        try site.words("funnel_centre", ["value": $0])
      } ?? "",
      ticks: site.ticks(indicator, around: low, high, printer)
    ).picture(
      id: "sverm-\(indicator.id.identifier)",
      title: try site.words(
        "swarm_title", ["indicator": site.words.name(indicator), "year": String(year)]),
      description: try site.words("swarm_description"))
  }
}
