import Disclosure
import Files
import Flagging
import Geography
import Indicators

/// The results for a zero point: its year and the years since, for all units, after disclosure control.
package struct Findings: Sendable {
  /// The year of the zero point.
  package let zeroPoint: Int
  package let estimates: Protected<Estimate>
  package let changes: Protected<RelativeChange>
  /// The searches for candidates among municipalities, one for each indicator with figures to test.
  package let searches: [CandidateList]
  /// The profiles of every municipality over the indicators searched.
  package let profiles: Protected<ProfileRow>
  /// The trends over all years with figures.
  package let trends: Protected<Trend>
  /// Estimates from three years' summed counts, for small units; empty unless requested.
  package let pooled: Protected<Estimate>
  /// The accounts of recoding figures to the reported borders.
  package let recoding: Protected<RecodingAccount>
  /// The changes in persons since the zero point that sources print by themselves.
  package let printedChanges: Protected<PrintedChange>
  /// Whom the estimates, changes and trends are about.
  package let scope: Scope

  /// Whom a table is about.
  package enum Scope: String, Sendable, Codable {
    /// A region's municipalities, the region itself, its county and the country.
    case region
    case country
  }

  package init(
    zeroPoint: Int, estimates: Protected<Estimate>, changes: Protected<RelativeChange>,
    searches: [CandidateList], profiles: Protected<ProfileRow> = .joined([]),
    trends: Protected<Trend> = .joined([]), pooled: Protected<Estimate> = .joined([]),
    recoding: Protected<RecodingAccount> = .joined([]),
    printedChanges: Protected<PrintedChange> = .joined([]),
    scope: Scope = .country
  ) {
    self.zeroPoint = zeroPoint
    self.estimates = estimates
    self.changes = changes
    self.searches = searches
    self.profiles = profiles
    self.trends = trends
    self.pooled = pooled
    self.recoding = recoding
    self.printedChanges = printedChanges
    self.scope = scope
  }

  /// - Parameters:
  ///   - zeroPoint: the year; its figures are the sealed ones where the analysis knows them.
  ///   - isComparing: whether the years since are compared with the zero point, which is possible in
  ///     its own borders only.
  ///   - isPooling: whether three years are added up for small units.
  ///   - isForPages: whether only what a site shows is computed: figures against the country and the zero
  ///     point, changes, and the searches.
  package init(
    _ analysis: Analysis, since zeroPoint: Int, _ indicators: [Indicator],
    _ settings: CandidateSettings, comparing isComparing: Bool = true,
    pooling isPooling: Bool = false, forPages isForPages: Bool = false
  ) throws {
    let indicators = indicators.filter { $0.about != .circumstance }
    let first = analysis.series(indicators, year: zeroPoint)
    let peers = analysis.peerGroups(year: zeroPoint)
    func compared(_ series: [FigureSeries]) -> [Protected<Estimate>] {
      isForPages
        ? [analysis.estimates(series, against: [.country])]
        : [analysis.estimates(series), analysis.estimates(beside: peers, series)]
    }
    var estimates = compared(first)
    var changes: [Protected<RelativeChange>] = []
    let years = analysis.years(after: zeroPoint, indicators)
    for year in years {
      let series = analysis.series(indicators, year: year)
      estimates += compared(series)
      guard isComparing else { continue }
      estimates.append(analysis.estimates(since: first, of: zeroPoint, series))
      changes.append(analysis.relativeChanges(since: first, of: zeroPoint, series))
    }
    let newest = analysis.newestYears(before: zeroPoint, indicators)
    var searches = try analysis.candidates(
      indicators, year: zeroPoint, peers: peers, settings)
    for (year, older) in newest.sorted(by: { $0.key > $1.key }) {
      let series = analysis.series(older, year: year)
      estimates += compared(series)
      searches += try analysis.candidates(older, year: year, peers: peers, settings)
    }
    let places = Dictionary(
      indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    searches.sort { (places[$0.indicator.id] ?? 0) < (places[$1.indicator.id] ?? 0) }
    guard !isForPages else {
      self.init(
        zeroPoint: zeroPoint, estimates: .joined(estimates), changes: .joined(changes),
        searches: searches)
      return
    }
    self.init(
      zeroPoint: zeroPoint, estimates: .joined(estimates), changes: .joined(changes),
      searches: searches, profiles: analysis.profiles(searches),
      trends: analysis.trends(indicators.filter { !$0.basis.counts.isEmpty }),
      pooled: isPooling
        ? analysis.pooledEstimates(indicators, through: zeroPoint, onlySmall: true)
        : .joined([]),
      recoding: analysis.control.shown(
        analysis.recodingAccounts(
          newest.flatMap { year, older in older.map { ($0, year) } }
            + ([zeroPoint] + years).flatMap { year in indicators.map { ($0, year) } })),
      printedChanges: analysis.printedChanges(indicators, since: first))
  }

  /// Whether a unit has any figure.
  package func hasFigures(of unit: UnitCode) -> Bool {
    estimates.parts.contains { $0.contains { $0.unit.code == unit && $0.status != .missing } }
  }

  /// The rows of all searches, indicator by indicator.
  package var candidates: Protected<Candidate> { .joined(searches.map(\.rows)) }

  /// The part about some units. Searches, profiles and the account of the recoding are about the
  /// whole country and stay as they are. Other regions that the units are in are not told of.
  package func about(_ units: Set<UnitCode>) -> Findings {
    let codes = Set(units.map(\.description))
    func isTold(_ benchmark: Benchmark, _ code: String) -> Bool {
      benchmark != .region || codes.contains(code)
    }
    return Findings(
      zeroPoint: zeroPoint,
      estimates: estimates.filter {
        units.contains($0.unit.code) && isTold($0.benchmark, $0.benchmarkCode)
      },
      changes: changes.filter {
        units.contains($0.unit.code) && isTold($0.benchmark, $0.benchmarkCode)
      }, searches: searches,
      profiles: profiles, trends: trends.filter { units.contains($0.unit.code) },
      pooled: pooled.filter { units.contains($0.unit.code) }, recoding: recoding,
      printedChanges: printedChanges.filter { units.contains($0.unit) },
      scope: .region)
  }
}

extension Findings {
  /// One line of text: how many units were mapped how, and every sum that recoding changed.
  package var recodingSummary: String {
    let accounts = recoding.rows
    let units = accounts.reduce(0) { $0 + $1.unitsIn }
    let placed = Recoding.Placement.allCases.map { placement in
      "\(accounts.reduce(0) { $0 + ($1.placed[placement] ?? 0) }) \(placement.rawValue)"
    }
    let setAside = accounts.reduce(0) { $0 + $1.setAside.values.reduce(0, +) }
    let differing = accounts.filter { $0.difference != 0 }
    var text = "recoding: \(units) units in \(accounts.count) series = "
    text += placed.joined(separator: " + ") + " + \(setAside) set aside; sums unchanged in "
    text += "\(accounts.count - differing.count) of \(accounts.count)"
    for account in differing {
      text += "\n  \(account.measure) \(account.year): \(account.sumBefore) before, "
      text += "\(account.sumAfter) after, difference \(account.difference)"
    }
    return text
  }
}
