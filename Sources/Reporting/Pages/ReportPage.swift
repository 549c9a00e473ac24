import Flagging

/// The pages of a region's report, each a file.
public enum ReportPage: Sendable, CaseIterable {
  case zeroPoint, candidates, profiles, coverage

  public func fileName(_ language: Language) -> String {
    switch (self, language) {
    case (.zeroPoint, .nb): "rapport.md"
    case (.zeroPoint, .en): "report.md"
    case (.candidates, .nb): "kandidater.md"
    case (.candidates, .en): "candidates.md"
    case (.profiles, .nb): "profiler.md"
    case (.profiles, .en): "profiles.md"
    case (.coverage, .nb): "dekning.md"
    case (.coverage, .en): "coverage.md"
    }
  }
}

extension Candidate {
  /// The anchor of the candidate's section on the page of candidates.
  var anchor: String {
    "\(indicator)-\(unit.code)".replacing(/[^A-Za-z0-9_-]/, with: "_")
  }
}
