import Geography
import Indicators
import Pictures
import Reporting

/// Areas' figures at the zero point and now: the region's, or where the site is of all, the counties'.
struct DumbbellSection {
  private let site: Site
  private let printer: Printer
  private let indicator: Indicator

  init(_ site: Site, _ printer: Printer, _ indicator: Indicator) {
    self.site = site
    self.printer = printer
    self.indicator = indicator
  }

  private var units: [NamedUnit] {
    guard let region = site.content.region else {
      return site.placedUnits.filter { $0.code.level == .county } + [site.country]
    }
    return site.members(of: region.code) + [region]
      + [site.county(of: region.code)].compactMap { $0 } + [site.country]
  }

  /// Nil where no area has a change.
  func picture() throws -> Picture? {
    let zeroPoint = site.content.zeroPoint
    guard let year = site.figures.newestYear(of: indicator), year > zeroPoint else { return nil }
    let rows = try units.compactMap { unit -> Dumbbell.Row? in
      guard let before = site.figures.estimate(indicator, unit.code, zeroPoint)?.value,
        let since = site.figures.estimate(indicator, unit.code, year, .zeroPoint),
        let now = since.value
      else { return nil }
      let chip = try site.words.change(since)
      let label = [printer.difference(since), chip.word].compactMap { $0 }.joined(separator: " ")
      return Dumbbell.Row(
        name: unit.name, before: before, now: now, mark: chip.mark, label: label)
    }
    let values = rows.flatMap { [$0.before, $0.now] }
    guard let low = values.min(), let high = values.max() else { return nil }
    return Dumbbell(
      rows: rows, ticks: site.ticks(indicator, around: low, high, printer),
      ends: (String(zeroPoint), String(year))
    ).picture(
      id: "endring-\(indicator.id.identifier)",
      title: try site.words(
        "dumbbell_title",
        [
          "indicator": site.words.name(indicator), "zero_point": String(zeroPoint),
          "year": String(year),
        ]),
      description: try site.words("dumbbell_description"))
  }

  func figure() throws -> Markup {
    try picture().map { "<figure>\($0.inline)</figure>" } ?? ""
  }
}
