import Geography
import Indicators
import Pictures
import Reporting

/// A unit's profile: where it stands, how it has changed, and what may be chance.
struct UnitPage {
  let site: Site
  private(set) var unit: NamedUnit
  let printer: Printer
  let leading: Indicator
  /// Whether the page is whole by itself, to be sent, and links to no other.
  let isAlone: Bool
  var words: SiteWords { site.words }

  /// Returns nil for a catalogue without figures.
  init?(_ site: Site, _ unit: NamedUnit, isAlone: Bool = false, printer: Printer? = nil) {
    guard let leading = site.leading else { return nil }
    self.site = site
    self.unit = unit.called(in: site.words.language)
    self.leading = leading
    self.isAlone = isAlone
    self.printer = printer ?? site.printer(isAlone: isAlone)
  }

  /// The same for another unit, with the same list of printed numbers.
  func turned(to other: NamedUnit) -> UnitPage {
    var page = self
    page.unit = other.called(in: words.language)
    return page
  }

  func page() throws -> SitePage {
    let contents: [Markup] = try [
      heading(), Hero(self).section(), jumps(), BarometerTable(self).section(),
      SexTable(self).section(), MembersTable(self).section(), chanceAndContacts(),
      isAlone ? "" : site.practiceSection("practices_of_unit", site.practices(from: unit.code)),
      CaseText(self).section(), AboutFigures(self).section(),
    ]
    return try Frame(
      site: site, name: PageName.of(unit.code), title: words("unit_title", ["unit": unit.name]),
      description: words(
        "unit_description",
        [
          "unit": unit.name, "zero_point": String(site.content.zeroPoint),
          "county": county?.name ?? "", "country": isCompared ? site.country.name : "",
        ]),
      crumbs: site.crumbs(to: unit), isAlone: isAlone
    ).page(.joined(contents, by: "\n"), printer)
  }

  private func heading() throws -> Markup {
    let sub = try words(
      "unit_subtitle",
      ["zero_point": String(site.content.zeroPoint), "year": String(site.newestYear)])
    return "<h1>\(unit.name)</h1>\n<p class=\"sub\">\(sub)</p>\(try withheld())"
  }

  /// How many of the unit's figures are withheld and why, and where to look instead when most are.
  private func withheld() throws -> Markup {
    guard let count = site.withheld(of: unit.code), count.withheld > 0 else { return "" }
    let told = try words(
      "unit_withheld",
      ["withheld": printer.count(count.withheld), "all": printer.count(count.all)])
    guard count.isMost, unit.code.level.isMunicipal,
      let larger = site.regions(of: unit.code).first ?? county
    else { return "\n<p class=\"note\">\(told)</p>" }
    let look = try words(
      site.content.findings.hasPooled(unit.code)
        ? "unit_withheld_look_pooled" : "unit_withheld_look",
      ["unit": larger.name])
    return "\n<p class=\"note\">\(told) \(look)</p>"
  }

  private func jumps() throws -> Markup {
    var targets = [("barometer", "jump_barometer"), ("kjonn", "jump_sex")]
    if MembersTable(self).isNeeded { targets.append(("omrader", "jump_members")) }
    targets += [("tilfeldig", "jump_chance")]
    if unit.code.level.isMunicipal { targets.append(("snakke", "jump_contacts")) }
    targets += [("sak", "jump_case"), ("om", "jump_about")]
    let links = try targets.map { id, text -> Markup in "<a href=\"#\(id)\">\(try words(text))</a>"
    }
    return
      "<nav class=\"jump\" aria-label=\"\(try words("on_this_page"))\">\(Markup.joined(links))</nav>"
  }

  private func chanceAndContacts() throws -> Markup {
    let chance = try FunnelSection(site, printer, leading, naming: unit).section(isAlone: isAlone)
    guard unit.code.level.isMunicipal else { return chance }
    return "<div class=\"two\">\(chance)\(try Contacts(self).section())</div>"
  }

  /// The county beside whose figures the unit's stand; nil for a county itself, and what holds it.
  var county: NamedUnit? { site.county(of: unit.code) }

  /// Whether the unit is compared with the country.
  var isCompared: Bool { unit.code != .country }

  /// The newest year of an indicator's figures.
  func year(_ indicator: Indicator) -> Int? { site.figures.newestYear(of: indicator) }
}

/// A part of a unit's page.
protocol UnitSection {
  var page: UnitPage { get }
}

extension UnitSection {
  var site: Site { page.site }
  var unit: NamedUnit { page.unit }
  var printer: Printer { page.printer }
  var words: SiteWords { page.site.words }
  var style: NumberStyle { page.site.style }

  /// A count as running text has it, in words where it is small.
  /// - Parameter indicator: whose; nil for a count of measures.
  func counted(_ count: Int, _ indicator: Indicator? = nil) throws -> String {
    try printer.number(.count, indicator, words.counted(count) ?? style.count(count))
  }
}
