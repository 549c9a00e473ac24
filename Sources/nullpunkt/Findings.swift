import Disclosure
import Flagging
import Geography
import Indicators
import Reporting
import Storage

/// Everything one zero point gives: its year and the years since, over all units, protected.
struct Findings {
  let results: RunResults
  let evidence: CandidateEvidence

  /// - Parameter indicators: the first is the one candidates are named for.
  init(_ analysis: Analysis, since zeroPoint: ZeroPoint, _ indicators: [Indicator], q: Double)
    throws
  {
    let first = analysis.series(indicators, year: zeroPoint.year)
    var estimates = [analysis.estimates(first)]
    var changes: [Protected<RelativeChange>] = []
    for year in analysis.years(after: zeroPoint.year, indicators) {
      let series = analysis.series(indicators, year: year)
      estimates += [analysis.estimates(series), analysis.estimates(since: zeroPoint, series)]
      changes.append(analysis.relativeChanges(since: zeroPoint, series))
    }
    guard let leading = first.first(where: { $0.sex == .both }) else {
      throw Refusal("the catalogue has no indicator for both sexes together")
    }
    let search = try CandidateSearch(leading, in: analysis.territory, falseDiscoveryRate: q)
    evidence = search.evidence(q: q)
    results = RunResults(
      zeroPoint: zeroPoint.year, estimates: .joined(estimates), changes: .joined(changes),
      candidates: analysis.candidates(search))
  }
}
