import Flagging

/// The pages of a region's report, each a file.
public enum ReportPage: Sendable, CaseIterable {
  case zeroPoint, candidates, profiles, coverage

  public func fileName(_ language: Language) -> String {
    switch (self, language.isNorwegian) {
    case (.zeroPoint, true): "rapport.md"
    case (.zeroPoint, false): "report.md"
    case (.candidates, true): "kandidater.md"
    case (.candidates, false): "candidates.md"
    case (.profiles, true): "profiler.md"
    case (.profiles, false): "profiles.md"
    case (.coverage, true): "dekning.md"
    case (.coverage, false): "coverage.md"
    }
  }
}

extension Candidate {
  /// The anchor of the candidate's section on the page of candidates.
  var anchor: String {
    "\(indicator)-\(unit.code)".replacing(/[^A-Za-z0-9_-]/, with: "_")
  }
}
