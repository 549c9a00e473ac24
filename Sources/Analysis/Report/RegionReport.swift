import Flagging
import Geography
import Indicators
import Ingestion
import Practices

/// The findings about one region.
package struct RegionReport {
  package let region: NamedUnit
  package let county: NamedUnit?
  /// The region's municipalities, in Norwegian order of their names.
  package let municipalities: [NamedUnit]

  package init(_ id: RegionID, _ territory: Territory) throws {
    let code = UnitCode.region(id)
    guard let region = territory.units.first(where: { $0.code == code }) else {
      throw Refusal("the region \(id) has no municipalities on \(territory.day)")
    }
    self.region = region
    county = territory.units(of: .county, containing: code).first.map {
      NamedUnit(code: $0, name: territory.name(of: $0))
    }
    let members = territory.municipalities(of: code)
    municipalities =
      territory.units.filter { unit in
        if case .municipality(let code) = unit.code { members.contains(code) } else { false }
      }.inNorwegianOrder
  }

  /// The units that are told of: the municipalities, the region, its county and the country.
  package var areas: [NamedUnit] {
    municipalities + [region] + [county].compactMap { $0 } + [.country]
  }

  package func content(
    _ findings: Findings, _ sealed: SealedYear, _ catalogue: Catalogue,
    _ accounts: [FileAccount], _ credits: [Credit], _ practices: PracticeRegister,
    _ news: ZeroPointNews, later: [CandidateList], _ coverage: Coverage? = nil,
    ledger: String? = nil
  ) -> ReportContent {
    let indicators = catalogue.indicators
    let names = Dictionary(
      catalogue.themes.map { ($0.id, $0.name) } + indicators.map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let own = findings.about(Set(areas.map(\.code)))
    let known = Set(
      own.estimates.rows.lazy.filter { $0.period == own.zeroPoint && $0.value != nil }
        .map(\.indicator))
    let shownIndicators = indicators.filter { $0.about != .circumstance }
    let older = Dictionary(
      own.estimates.rows.lazy
        .filter { $0.period < own.zeroPoint && $0.value != nil && !known.contains($0.indicator) }
        .map { ($0.indicator, $0.period) }, uniquingKeysWith: max)
    return ReportContent(
      region: region, county: county, municipalities: municipalities,
      indicators: shownIndicators.filter { known.contains($0.id) }, themes: catalogue.themes,
      olderIndicators: shownIndicators.compactMap { indicator in
        older[indicator.id].map { (indicator, $0) }
      }, findings: own,
      practices: practices, names: names, files: accounts, credits: credits,
      contentHash: sealed.seal, ledgerHash: ledger, coverage: coverage, news: news,
      laterSearches: later)
  }
}
