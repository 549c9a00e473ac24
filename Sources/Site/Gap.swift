import Analysis
import Flagging
import Indicators
import Reporting
import Statistics

extension Estimate {
  /// Which kind of nothing a row without a number is: hidden for privacy, not applicable, or not there.
  var gap: String {
    if status == .suppressed { return "hidden" }
    if reasons.contains(.notApplicableBySource) { return "not_applicable" }
    return "missing"
  }
}

extension SiteWords {
  /// Why a row has no number, no interval or no comparison.
  func lack(_ estimate: Estimate) throws -> String {
    let reasons = estimate.reasons.filter {
      ![.provisional, .unsealed, .partialBenchmark].contains($0)
    }
    guard let reason = reasons.first else { return try self("gap_missing_long") }
    return try self("reason_\(reason)")
  }
}

extension Site {
  /// The names of what an expectation rests on.
  func contextNames(_ list: CandidateList) throws -> [String] {
    try list.summary.circumstances.map(contextName)
  }
}
