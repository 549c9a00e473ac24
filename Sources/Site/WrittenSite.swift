import Analysis
import Disclosure
import Geography
import Indicators
import Pictures
import Reporting

extension Site {
  /// All pages, the front page first.
  package func allPages() throws -> [SitePage] {
    var pages = try [
      FrontPage(self).page(), IndicatorsPage(self).page(), ChangePage(self).page(),
      SiteCandidatesPage(self).page(), ComparePage(self).page(), SitePracticesPage(self).page(),
      MethodPage(site: self).page(), SourcesPage(site: self).page(), QualityPage(site: self).page(),
    ]
    for unit in content.shown {
      if let page = try UnitPage(self, unit)?.page() { pages.append(page) }
    }
    for indicator in indicatorsWithFigures {
      if let page = try IndicatorPage(self, indicator)?.page() { pages.append(page) }
    }
    return pages
  }

  /// A unit's profile as one file that needs no other.
  /// - Returns: nil where there are no figures at all.
  package func profile(of unit: NamedUnit) throws -> SitePage? {
    try UnitPage(self, unit, isAlone: true)?.page()
  }

  /// The units with a page, for the search: names, codes and pages.
  var unitList: Markup {
    let units = content.shown.inNorwegianOrder.map { unit -> Markup in
      "[\(json: unit.name),\(json: unit.code.description),\(json: PageName.of(unit.code))]"
    }
    return "var NULLPUNKT_UNITS=[\(Markup.joined(units, by: ","))];\n"
  }
}

extension OutputFolder {
  /// The name of the site's folder.
  package static func siteFolder(_ language: Language) -> String {
    language == .en ? "site" : "nettsted"
  }

  /// Writes every page, what they share, and the list of the numbers that are printed on them.
  /// - Parameter folder: a folder inside this one; nil for this one itself.
  package func writeSite(_ site: Site, into folder: String?) throws {
    let place = folder.map { "\($0)/" } ?? ""
    var numbers: [PublishedNumber] = []
    for page in try site.allPages() {
      try write(page.html.bytes, as: place + page.name)
      numbers += page.numbers
    }
    try write(site.assets.style.bytes, as: "\(place)style.css")
    try write(site.assets.script.bytes, as: "\(place)site.js")
    try write(site.unitList.bytes, as: "\(place)units.js")
    try writeNumbers(numbers, into: folder)
  }

  /// Writes the list of printed numbers, each once, in the order in which they are first printed.
  package func writeNumbers(_ numbers: [PublishedNumber], into folder: String?) throws {
    var seen: Set<PublishedNumber> = []
    try write(
      Protected(unrestricted: numbers.filter { seen.insert($0).inserted }), as: .csv,
      named: (folder.map { "\($0)/" } ?? "") + "published-numbers.csv", about: nil)
  }
}
