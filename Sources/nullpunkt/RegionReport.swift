import Geography
import Indicators
import Ingestion
import Reporting
import Storage

/// The part of the findings that is about one region.
struct RegionReport {
  private let region: NamedUnit
  private let county: NamedUnit?
  private let municipalities: [NamedUnit]

  init(_ id: String, _ territory: Territory) throws {
    let code = UnitCode.region(RegionID(id))
    guard let region = territory.units.first(where: { $0.code == code }) else {
      throw Refusal("the region \(id) has no municipalities on \(territory.day)")
    }
    self.region = region
    county = territory.units(of: .county, containing: code).first.map {
      NamedUnit(code: $0, name: territory.name(of: $0))
    }
    let members = territory.municipalities(of: code)
    municipalities = territory.units.filter { unit in
      if case .municipality(let code) = unit.code { members.contains(code) } else { false }
    }
  }

  func content(
    _ findings: Findings, _ frozen: FrozenZeroPoint, _ indicators: [Indicator],
    _ accounts: [FileAccount]
  ) -> ReportContent {
    let names = Dictionary(
      indicators.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let shown = Set((municipalities + [region] + [county].compactMap { $0 }).map(\.code))
      .union([.country])
    let estimates = findings.results.estimates.filter { shown.contains($0.unit.code) }
    let year = frozen.zeroPoint.year
    let known = Set(
      estimates.rows.lazy.filter { $0.period == year && $0.value != nil }.map(\.indicator))
    return ReportContent(
      year: year, region: region, county: county, municipalities: municipalities,
      indicators: indicators.filter { known.contains($0.id) }, estimates: estimates,
      changes: findings.results.changes.filter { shown.contains($0.unit.code) },
      candidates: findings.candidates, names: names, files: accounts,
      contentHash: frozen.sealedHash)
  }
}

extension OutputFolder {
  /// `rapport.md` in Norwegian, `report.md` in English.
  func writeReport(_ content: ReportContent, _ knowledge: Knowledge, _ language: Language) throws {
    guard let report = ZeroPointReport(content, texts: try knowledge.texts, language: language)
    else { throw Refusal("the catalogue is empty") }
    try write(report.markdown(), as: language == .nb ? "rapport.md" : "report.md")
  }
}
