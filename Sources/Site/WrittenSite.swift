import Analysis
import Disclosure
import Geography
import Indicators
import Pictures
import Reporting

extension Site {
  /// Makes all pages, the front page first, a few at a time and each on its own, so that no more are in memory;
  /// they are the same on any number of threads.
  package func eachPage(threads: Int = Threads.usual, _ use: (SitePage) throws -> Void) throws {
    var makers: [@Sendable () throws -> SitePage?] = [
      { try FrontPage(self).page() }, { try IndicatorsPage(self).page() },
      { try ChangePage(self).page() }, { try SiteCandidatesPage(self).page() },
      { try ComparePage(self).page() }, { try SitePracticesPage(self).page() },
      { try GuidePage(self).page() }, { try GuideExamplePage(self).page() },
      { try WorkSheetsPage(self).page() },
      { try MethodPage(site: self).page() }, { try SourcesPage(site: self).page() },
      { try QualityPage(site: self).page() }, { try SiteNetworksPage(site: self).page() },
    ]
    makers += GuideStep.allCases.map { step in { try GuideStepPage(self, step).page() } }
    makers += shown.map { unit in { try UnitPage(self, unit)?.page() } }
    makers += indicatorsWithFigures.map { indicator in
      { try IndicatorPage(self, indicator)?.page() }
    }
    for first in stride(from: 0, to: makers.count, by: Self.pagesAtATime) {
      let some = Array(makers[first...].prefix(Self.pagesAtATime))
      for page in inParallel(some, threads: threads, { make in Result { try make() } }) {
        if let page = try page.get() { try use(page) }
      }
    }
  }

  private static let pagesAtATime = 8

  /// A unit's profile as one file that needs no other.
  /// - Returns: nil where there are no figures at all.
  package func profile(of unit: NamedUnit) throws -> SitePage? {
    try UnitPage(self, unit, isAlone: true)?.page()
  }

  /// The units with a page, for the search: names, codes of all years, pages; then those of other years
  /// by another name, each with what is shown of it.
  var unitList: Markup {
    get throws {
      let former = content.otherDays.flatMap { other in
        other.units.filter(hasPage).map { (other.municipality, unit: $0) }
      }
      let byUnit = Dictionary(grouping: former, by: \.unit)
      let shown = self.shown.inNorwegianOrder
      let units = try shown.map { unit -> Markup in
        let codes = (byUnit[unit.code] ?? []).filter { isSame($0.0, unit) }
          .map(\.0.code.description).filter { $0 != unit.code.description }
        let all = ([unit.code.description] + codes).joined(separator: " ")
        return "[\(json: try nameAmongAll(unit)),\(json: all),\(json: PageName.of(unit.code))]"
      }
      let others = try shown.flatMap { unit in
        try (byUnit[unit.code] ?? []).filter { !isSame($0.0, unit) }.map { other, _ -> Markup in
          let told = try words(
            "search_former",
            ["name": other.name, "code": other.code.description, "unit": unit.name])
          return
            "[\(json: other.name),\(json: other.code.description),\(json: PageName.of(unit.code)),\(json: told)]"
        }
      }
      return "var NULLPUNKT_UNITS=[\(Markup.joined(units + others, by: ","))];\n"
    }
  }

  private func isSame(_ other: Municipality, _ unit: NamedUnit) -> Bool {
    Municipality.isOneName(other.name, unit.name)
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
    try writeNumbers(into: folder) { list in
      try site.eachPage { page in
        try write(page.html.bytes, as: place + page.name)
        for number in page.numbers { try list.add(number) }
      }
      try write(site.assets.style.bytes, as: "\(place)style.css")
      try write(site.assets.script.bytes, as: "\(place)site.js")
      try write(site.unitList.bytes, as: "\(place)units.js")
    }
  }

  /// Writes the list of printed numbers, each once, in the order in which they are first printed.
  package func writeNumbers(_ numbers: [PublishedNumber], into folder: String?) throws {
    try writeNumbers(into: folder) { list in
      for number in numbers { try list.add(number) }
    }
  }

  /// - Parameter fill: hands over the numbers as they are printed, so that none has to be kept.
  private func writeNumbers(into folder: String?, _ fill: (NumberList) throws -> Void) throws {
    try writeTable(named: (folder.map { "\($0)/" } ?? "") + "published-numbers.csv") {
      try fill(NumberList($0))
    }
  }
}

/// The list of printed numbers while it is written.
private final class NumberList {
  private let rows: TableRows<PublishedNumber>
  private var known = FirstOfEach()

  init(_ rows: TableRows<PublishedNumber>) { self.rows = rows }

  /// Writes the number where it comes for the first time.
  func add(_ number: PublishedNumber) throws {
    if known.isFirst(number) { try rows.add(number) }
  }
}
