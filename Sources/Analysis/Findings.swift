import Disclosure
import Files
import Flagging
import Geography
import Indicators

/// Everything one zero point gives: its year and the years since, over all units, protected.
package struct Findings {
  package let results: RunResults
  /// For candidates among the municipalities, of every indicator that has figures with counts.
  package let candidates: [CandidateList]
  /// Every municipality over all those indicators.
  package let profiles: Protected<ProfileRow>
  /// Since the zero point.
  package let trends: Protected<Trend>

  /// - Parameter isComparing: whether the years since are compared with the zero point, which is
  ///   possible in its own borders only.
  package init(
    _ analysis: Analysis, since zeroPoint: ZeroPoint, _ indicators: [Indicator],
    _ settings: CandidateSettings, comparing isComparing: Bool = true
  ) throws {
    let first = analysis.series(indicators, year: zeroPoint.year)
    let peers = analysis.peerGroups(year: zeroPoint.year)
    var estimates = [analysis.estimates(first), analysis.estimates(beside: peers, first)]
    var changes: [Protected<RelativeChange>] = []
    let years = analysis.years(after: zeroPoint.year, indicators)
    for year in years {
      let series = analysis.series(indicators, year: year)
      estimates += [analysis.estimates(series), analysis.estimates(beside: peers, series)]
      guard isComparing else { continue }
      estimates.append(analysis.estimates(since: zeroPoint, series))
      changes.append(analysis.relativeChanges(since: zeroPoint, series))
    }
    candidates = try analysis.candidates(
      indicators, year: zeroPoint.year, peers: peers, settings)
    profiles = analysis.profiles(candidates)
    trends = analysis.trends(
      indicators.filter { !$0.basis.counts.isEmpty }, years: [zeroPoint.year] + years)
    results = RunResults(
      zeroPoint: zeroPoint.year, estimates: .joined(estimates), changes: .joined(changes),
      candidates: .joined(candidates.map(\.rows)),
      recoding: analysis.recodingAccounts(indicators, years: [zeroPoint.year] + years))
  }
}

extension Findings {
  /// The account of the recoding as a file.
  package var reconciliation: String {
    CSVText.table(
      header: RecodingAccount.columns,
      rows: results.recoding.map { $0.cells.map(\.description) })
  }

  /// One line for people: how many units went where, and each sum that is not what it was.
  package var reconciliationSummary: String {
    let accounts = results.recoding
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
