import Disclosure
import Flagging
import Geography
import Indicators
import Observations

extension Analysis {
  /// The candidates among all municipalities, or all schools, both sexes together, for every indicator
  /// that has figures with counts in the year, and a way that is better.
  /// - Parameter peers: the municipalities' peer groups; nil for a search among schools.
  package func candidates(
    _ indicators: [Indicator], year: Int, peers: PeerGroups?, _ settings: CandidateSettings
  ) throws(Refusal) -> [CandidateList] {
    let wanted = indicators.filter { $0.polarity != .neither && $0.sexes.contains(.both) }
    let years = (year - Sensitivity.mostPeriods(settings) + 1)...year
    let series = years.map { self.series(wanted, year: $0).filter { $0.sex == .both } }
    let contextFigures = contextFigures(of: wanted, years: years, settings)
    var lists: [CandidateList] = []
    for found in inParallel(
      wanted, threads: threads,
      { indicator in
        Result { () throws(Refusal) in
          try list(
            indicator, series.compactMap { $0.first { $0.indicator.id == indicator.id } }, year,
            contextFigures, peers, settings)
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
    _ peers: PeerGroups?, _ settings: CandidateSettings
  ) throws(Refusal) -> CandidateList? {
    guard let last = own.last else { return nil }
    let units =
      peers == nil
      ? last.schools.map(SearchedUnit.init)
      : territory.units.filter(\.code.level.isMunicipal).map(SearchedUnit.init)
    guard units.contains(where: { last[$0.unit.code].isTestable }) else { return nil }
    do throws(CandidateSearchError) {
      let search = try CandidateSearch(own, over: units, contextFigures, peers: peers, settings)
      return CandidateList(
        indicator: indicator, year: year, rows: control.protect(search.rows),
        summary: search.summary, sensitivity: search.sensitivity)
    } catch { throw Refusal("\(indicator.id) \(year): \(error)") }
  }

  /// The profiles of every municipality over all indicators searched.
  package func profiles(_ lists: [CandidateList]) -> Protected<ProfileRow> {
    let themes = Dictionary(
      catalogue.themes.flatMap { theme in theme.indicators.map { ($0.id, theme.id) } },
      uniquingKeysWith: { first, _ in first })
    return control.protect(
      ProfileRow.all(
        lists.map {
          SearchedIndicator(
            theme: themes[$0.indicator.id] ?? "", rows: $0.rows.rows, $0.summary)
        }))
  }

  /// The figures of every indicator that is context of the given ones.
  private func contextFigures(
    of indicators: [Indicator], years: ClosedRange<Int>, _ settings: CandidateSettings
  ) -> ContextFigures {
    let names = Set(indicators.flatMap { $0.context ?? [] })
    let telling = catalogue.indicators.filter { names.contains($0.id) }
    let first = years.lowerBound - settings.contextYears + 1
    return ContextFigures(
      (first...years.upperBound).flatMap { series(telling, year: $0) },
      years: settings.contextYears)
  }
}

extension Figure {
  /// Whether the figure can be tested: it has counts, or is a mean of some persons.
  fileprivate var isTestable: Bool { share != nil || mean != nil }
}
