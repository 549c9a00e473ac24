import Analysis
import Flagging
import Geography
import Indicators
import Observations
import Pictures
import Reporting
import Statistics

/// A site of pages that open from a folder: every page is made from the same protected figures.
package struct Site: Sendable {
  let content: SiteContent
  let words: SiteWords
  let style: NumberStyle
  let figures: FigureIndex
  let assets: SiteAssets
  /// Where the figures were read, by indicator; empty where that is not told.
  package var places: [String: [FigurePlaces]] = [:]
  /// The newest round of each network; empty where none is kept.
  package var networks: [NetworkReport] = []
  private let texts: Texts
  /// The units with a page, as the language calls them.
  let shown: [NamedUnit]
  /// The codes of those.
  private let pages: Set<UnitCode>
  /// The country, as the language calls it.
  let country: NamedUnit
  /// The names of all municipalities.
  let municipalNames: Set<String>
  /// The searches by indicator, the newest year last.
  private let searches: [String: [SearchIndex]]
  private let bands: [BandKey: BarometerRow.Bands]
  private let neighbourhood: Neighbourhood
  /// What is said beside natural change, both sexes together, by indicator, year and unit.
  private let natural: [NaturalKey: NaturalStatement]

  private let withheld: [UnitCode: WithheldCount]

  private struct NaturalKey: Hashable {
    let indicator: String
    let year: Int
    let unit: UnitCode
  }

  private struct BandKey: Hashable {
    let indicator: String
    let sex: Sex
  }

  /// - Throws: `Texts.Invalid` for a text that is not well-formed.
  package init(_ content: SiteContent, _ texts: Texts, _ language: Language, _ assets: SiteAssets)
    throws
  {
    self.content = content
    self.assets = assets
    self.texts = texts
    words = try SiteWords(texts, language)
    style = NumberStyle(language)
    let indicators = content.catalogue.indicators
    figures = FigureIndex(
      [content.findings.estimates, content.earlier], indicators, content.territory.units)
    country = NamedUnit.country.called(in: language)
    shown = content.shown.map { $0.called(in: language) }
    pages = Set(shown.map(\.code))
    municipalNames = Set(
      content.territory.units.filter { $0.code.level.isMunicipal }.map(\.name))
    neighbourhood = Neighbourhood(content.territory, language)
    searches = Dictionary(
      grouping: (content.findings.searches + content.laterSearches).map(SearchIndex.init),
      by: \.list.indicator.id
    ).mapValues { $0.sorted { $0.list.year < $1.list.year } }
    bands = Self.bands(figures, indicators, content.territory)
    withheld = content.findings.withheldByUnit
    natural = Dictionary(
      content.findings.changes.parts.lazy.joined().filter { $0.sex == .both }.compactMap { row in
        row.natural.map {
          (NaturalKey(indicator: row.indicator, year: row.period, unit: row.unit.code), $0)
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// How many of the unit's figures are withheld; nil for a unit without any.
  func withheld(of unit: UnitCode) -> WithheldCount? { withheld[unit] }

  /// The page of a network's round.
  func networkPage(_ report: NetworkReport) -> NetworkPage {
    NetworkPage(report, texts: texts, language: words.language)
  }

  /// The unit's change since the zero point beside how units change by themselves; nil where that is not
  /// known.
  func natural(_ indicator: Indicator, _ unit: UnitCode, _ year: Int) -> NaturalStatement? {
    natural[NaturalKey(indicator: indicator.id, year: year, unit: unit)]
  }

  /// What could be found with the unit's numbers, in a sentence; empty where that is not known.
  func detectable(_ indicator: Indicator, _ unit: NamedUnit, _ year: Int, _ printer: Printer) throws
    -> String
  {
    guard let shift = natural(indicator, unit.code, year)?.shift else { return "" }
    let points = style.size(shift.detectable, indicator.valueUnit)
    return try words(
      "detectable",
      [
        "points": printer.number(.detectableShift, indicator, of: unit, in: year, points),
        "unit": words("points_\(indicator.valueUnit.rawValue)"),
        "municipality": unit.code.level.isMunicipal ? "1" : "",
      ])
  }

  /// Within what the municipalities with enough people lie, by indicator and sex, in the newest year.
  private static func bands(
    _ figures: FigureIndex, _ indicators: [Indicator], _ territory: Territory
  ) -> [BandKey: BarometerRow.Bands] {
    let units = territory.units.map(\.code).filter(\.level.isMunicipal)
    var bands: [BandKey: BarometerRow.Bands] = [:]
    for indicator in indicators {
      guard let year = figures.newestYear(of: indicator) else { continue }
      for sex in indicator.sexes {
        let values = units.compactMap { unit -> Double? in
          guard let own = figures.estimate(indicator, unit, year, .country, sex),
            own.denominator.map({ $0 >= indicator.floor }) ?? true
          else { return nil }
          return own.value
        }.sorted()
        guard values.count >= 20 else { continue }
        func at(_ part: Double) -> Double {
          values[Int((part * Double(values.count - 1)).rounded())]
        }
        bands[BandKey(indicator: indicator.id, sex: sex)] = BarometerRow.Bands(
          half: Interval(lower: at(0.25), upper: at(0.75)),
          nineInTen: Interval(lower: at(0.05), upper: at(0.95)))
      }
    }
    return bands
  }

  func bands(_ indicator: Indicator, _ sex: Sex) -> BarometerRow.Bands? {
    bands[BandKey(indicator: indicator.id, sex: sex)]
  }

  /// The newest search by an indicator; nil where there is none.
  func search(_ indicator: Indicator) -> SearchIndex? { searches[indicator.id]?.last }

  func searches(_ indicator: Indicator) -> [SearchIndex] { searches[indicator.id] ?? [] }

  /// The indicator of the headline: the first of the catalogue that has figures.
  var leading: Indicator? {
    content.catalogue.indicators.first { figures.newestYear(of: $0) != nil }
  }

  /// The newest year of any figures.
  var newestYear: Int {
    leading.flatMap { figures.newestYear(of: $0) } ?? content.zeroPoint
  }

  /// The indicators with figures, the surroundings too, in the catalogue's order.
  var indicatorsWithFigures: [Indicator] {
    content.catalogue.indicators.filter { figures.newestYear(of: $0) != nil }
  }

  /// The units of the territory but the sentinels of places that cannot be told apart, in Norwegian order.
  var placedUnits: [NamedUnit] { neighbourhood.units }

  func county(of unit: UnitCode) -> NamedUnit? { neighbourhood.counties[unit] }

  func regions(of unit: UnitCode) -> [NamedUnit] { neighbourhood.regions[unit] ?? [] }

  /// The municipalities of a unit, in Norwegian order.
  func members(of unit: UnitCode) -> [NamedUnit] { neighbourhood.members[unit] ?? [] }

  func hasPage(_ unit: UnitCode) -> Bool { pages.contains(unit) }

  /// A unit's name, with the way to its page where it has one.
  /// - Parameter name: what it is called there; nil for its own name.
  func link(_ unit: NamedUnit, named name: String? = nil) -> Markup {
    let name = name ?? unit.name
    return hasPage(unit.code)
      ? "<a href=\"\(PageName.of(unit.code))\">\(name)</a>" : "\(name)"
  }

  /// - Parameters:
  ///   - isAlone: whether the page links to no other.
  ///   - page: its file name, where links lead to places on it.
  func printer(isAlone: Bool = false, on page: String? = nil) -> Printer {
    Printer(style: style, ledger: Ledger(), isAlone: isAlone, page: page)
  }

  /// A printed figure, with the way to where it was read.
  func linked(_ printed: String, _ estimate: Estimate, _ printer: Printer) -> Markup {
    guard !printer.isAlone, places[estimate.indicator] != nil else { return "\(printed)" }
    let name = "mal-\(estimate.indicator).html"
    let page = name == printer.page ? "" : name
    return
      "<a class=\"f\" href=\"\(page)#\(PlacesTable.anchor(estimate.unit.code))\">\(printed)</a>"
  }
}

/// A search with its rows by unit.
struct SearchIndex: Sendable {
  let list: CandidateList
  private let rows: [Candidate]
  private let places: [UnitCode: Int]

  init(_ list: CandidateList) {
    self.list = list
    rows = list.rows.rows
    places = Dictionary(
      rows.enumerated().map { ($1.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(unit: UnitCode) -> Candidate? { places[unit].map { rows[$0] } }
}

/// The files' names, the same in every language, so that an address outlives a change of language.
enum PageName {
  static let front = "index.html"
  static let candidates = "kandidater.html"
  static let change = "endring.html"
  static let compare = "sammenlign.html"
  static let practices = "praksis.html"
  static let networks = "nettverk.html"
  static let guide = "veien.html"
  static let guideExample = "veien-eksempel.html"
  static let sheets = "arbeidsark.html"
  static let method = "metode.html"
  static let sources = "kilder.html"
  static let quality = "kvalitet.html"
  static let indicators = "mal.html"

  static func of(_ unit: UnitCode) -> String {
    switch unit.level {
    case .country: "landet.html"
    case .county: "fylke-\(unit).html"
    case .region: "region-\(unit).html"
    default: "kommune-\(unit).html"
    }
  }

  static func of(_ indicator: Indicator) -> String { "mal-\(indicator.id).html" }
}
