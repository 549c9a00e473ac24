import Analysis
import Disclosure
import Flagging
import Geography
import Indicators
import Ingestion
import Observations
import Practices

/// Everything a site is made from, all of it after disclosure control.
package struct SiteContent: Sendable {
  /// The units of the findings, in order of the territory.
  package let territory: Territory
  /// The units with a page of their own.
  package let shown: [NamedUnit]
  /// The region of a region's site; nil for a site of all.
  package let region: NamedUnit?
  package let findings: Findings
  /// The figures of years before the zero point, both sexes together, against the country.
  package let earlier: Protected<Estimate>
  /// The searches of the years after the zero point.
  package let laterSearches: [CandidateList]
  package let catalogue: Catalogue
  /// The indicators by which municipalities are alike, by id.
  package let peerContext: [String]
  package let practices: PracticeRegister
  package let files: [FileAccount]
  /// The content hash of the zero point.
  package let seal: String
  /// The municipalities of other days, each with the units in which its ground lies.
  package let otherDays: [(municipality: Municipality, units: [UnitCode])]

  package init(
    territory: Territory, shown: [NamedUnit], region: NamedUnit?, findings: Findings,
    earlier: Protected<Estimate>, laterSearches: [CandidateList], catalogue: Catalogue,
    peerContext: [String], practices: PracticeRegister, files: [FileAccount], seal: String,
    otherDays: [(municipality: Municipality, units: [UnitCode])] = []
  ) {
    self.territory = territory
    self.shown = shown
    self.region = region
    self.findings = findings
    self.earlier = earlier
    self.laterSearches = laterSearches
    self.catalogue = catalogue
    self.peerContext = peerContext
    self.practices = practices
    self.files = files
    self.seal = seal
    self.otherDays = otherDays
  }

  /// - Parameters:
  ///   - region: the id of the region whose municipalities have pages, with the region, its county and the
  ///     country; nil for all units.
  ///   - later: the searches of the years after the zero point.
  package init(
    _ analysis: Analysis, _ findings: Findings, of region: RegionID?, later: [CandidateList],
    _ accounts: [FileAccount], _ practices: PracticeRegister, sealed: SealedYear
  ) throws {
    let territory = analysis.territory
    let indicators = analysis.catalogue.indicators
    let zeroPoint = findings.zeroPoint
    let report = try region.map { try RegionReport($0, territory) }
    self.init(
      territory: territory,
      shown: report?.areas ?? territory.units.filter { $0.code.level != .unplaced },
      region: report?.region, findings: findings,
      earlier: analysis.earlierEstimates(indicators, before: zeroPoint),
      laterSearches: later,
      catalogue: analysis.catalogue,
      peerContext: analysis.peerSettings.context.map {
        $0.use == .logDenominator ? Indicator.sizeAsContext : $0.indicator
      }, practices: practices, files: accounts, seal: sealed.seal,
      otherDays: analysis.unitsOfOtherDays())
  }

  /// The year of the zero point.
  package var zeroPoint: Int { findings.zeroPoint }
}
