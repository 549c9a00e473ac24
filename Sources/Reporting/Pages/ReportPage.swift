import Flagging

/// The pages of a region's report, each a file.
public enum ReportPage: Sendable, CaseIterable {
  case zeroPoint, figures, changes, candidates, candidateYears, profiles, practices, coverage,
    sources

  public func fileName(_ language: Language) -> String {
    switch (self, language.isNorwegian) {
    case (.zeroPoint, true): "rapport.md"
    case (.zeroPoint, false): "report.md"
    case (.figures, true): "tall.md"
    case (.figures, false): "figures.md"
    case (.changes, true): "endring.md"
    case (.changes, false): "change.md"
    case (.candidates, true): "kandidater.md"
    case (.candidates, false): "candidates.md"
    case (.candidateYears, true): "alle-kandidater.md"
    case (.candidateYears, false): "all-candidates.md"
    case (.profiles, true): "profiler.md"
    case (.profiles, false): "profiles.md"
    case (.practices, true): "praksiser.md"
    case (.practices, false): "practices.md"
    case (.coverage, true): "dekning.md"
    case (.coverage, false): "coverage.md"
    case (.sources, true): "kilder.md"
    case (.sources, false): "sources.md"
    }
  }
}

extension Candidate {
  /// The anchor of the candidate's section on the page of candidates.
  var anchor: String {
    "\(indicator)-\(unit.code)".replacing(/[^A-Za-z0-9_-]/, with: "_")
  }
}
