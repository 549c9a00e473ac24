import Disclosure
import Flagging
import Geography
import Indicators
import Observations

extension Analysis {
  /// The candidates among all municipalities, or all schools, both sexes together, for every indicator
  /// that has figures with counts in the year, and a way that is better.
  /// - Parameters:
  ///   - peers: the municipalities' peer groups; nil for a search among schools.
  ///   - isTryingOthers: whether it is asked who is named with other choices too.
  package func candidates(
    _ indicators: [Indicator], year: Int, peers: PeerGroups?,
    tryingOthers isTryingOthers: Bool = true,
    _ settings: CandidateSettings
  ) throws(Refusal) -> [CandidateList] {
    let scope = SearchScope(indicators, year: year, catalogue, settings)
    let series = scope.years.map {
      self.series(scope.searched, year: $0).filter { $0.sex == .both }
    }
    let contextFigures = ContextFigures(
      scope.contextYears.flatMap { self.series(scope.telling, year: $0) },
      years: settings.contextYears)
    var lists: [CandidateList] = []
    for found in inParallel(
      scope.searched, threads: threads,
      { indicator in
        Result { () throws(Refusal) in
          try list(
            indicator, series.compactMap { $0.first { $0.indicator.id == indicator.id } }, year,
            contextFigures, peers, tryingOthers: isTryingOthers, settings)
        }
      })
    {
      if let list = try found.get() { lists.append(list) }
    }
    return lists
  }

  /// Searches one indicator; nil where there is nothing to search.
  /// - Parameter own: the indicator's figures, the tested year last.
  private func list(
    _ indicator: Indicator, _ own: [FigureSeries], _ year: Int, _ contextFigures: ContextFigures,
    _ peers: PeerGroups?, tryingOthers isTryingOthers: Bool, _ settings: CandidateSettings
  ) throws(Refusal) -> CandidateList? {
    guard let last = own.last else { return nil }
    let units =
      peers == nil
      ? last.schools.map(SearchedUnit.init)
      : territory.units.filter(\.code.level.isMunicipal).map(SearchedUnit.init)
    guard units.contains(where: { last[$0.unit.code].isTestable }) else { return nil }
    do throws(CandidateSearchError) {
      let withheld = units.map(\.unit.code).filter { control.isWithheld($0, of: last) }
      let search = try CandidateSearch(
        ofRanges: own, over: units, contextFigures, peers: peers, withheld: Set(withheld),
        tryingOthers: isTryingOthers, settings)
      return CandidateList(
        indicator: indicator, year: year, control.protect(search.rows, in: last), search.summary,
        search.sensitivity)
    } catch { throw Refusal("\(indicator.id) \(year): \(error)") }
  }

  /// The profiles of every municipality over all searched indicators of the young.
  package func profiles(_ lists: [CandidateList]) -> Protected<ProfileRow> {
    let themes = Dictionary(
      catalogue.themes.flatMap { theme in theme.indicators.map { ($0.id, theme.id) } },
      uniquingKeysWith: { first, _ in first })
    return control.protect(
      ProfileRow.all(
        lists.filter { $0.indicator.about == nil }.map {
          SearchedIndicator(theme: themes[$0.indicator.id] ?? "", rows: $0.rows.rows)
        }))
  }
}

/// Which figures a search for candidates is made from.
struct SearchScope {
  /// The indicators that can have candidates: both sexes together, with a way that is better.
  let searched: [Indicator]
  /// Those whose figures are compared, the tested year last.
  let years: ClosedRange<Int>
  /// The context indicators of these.
  let telling: [Indicator]
  /// The years of these.
  let contextYears: ClosedRange<Int>

  init(_ indicators: [Indicator], year: Int, _ catalogue: Catalogue, _ settings: CandidateSettings)
  {
    searched = indicators.filter {
      $0.polarity != .neither && $0.sexes.contains(.both) && $0.about != .circumstance
    }
    let most = max(LastingSearch.mostPeriods, settings.lasting.of)
    years = (year - most + 1)...year
    let names = Set(searched.flatMap { $0.context ?? [] })
    telling = catalogue.indicators.filter { names.contains($0.id) }
    contextYears = (years.lowerBound - settings.contextYears + 1)...years.upperBound
  }
}

extension Figure {
  /// Whether the figure can be tested: it has counts, or is a mean of some persons.
  fileprivate var isTestable: Bool { range != nil || mean != nil }
}
