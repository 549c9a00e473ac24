import Disclosure
import Flagging
import Indicators

/// The results of a search for candidates after disclosure control, for one indicator and year, both
/// sexes together.
public struct CandidateList: Sendable {
  public let indicator: Indicator
  public let year: Int
  /// The row of every unit searched: candidates, near misses, then the others.
  public let rows: Protected<Candidate>
  public let summary: SearchSummary
  /// The sensitivity of the list; nil where there is no candidate.
  public let sensitivity: Sensitivity?

  public init(
    indicator: Indicator, year: Int, rows: Protected<Candidate>, summary: SearchSummary,
    sensitivity: Sensitivity?
  ) {
    self.indicator = indicator
    self.year = year
    self.rows = rows
    self.summary = summary
    self.sensitivity = sensitivity
  }

  public var candidates: [Candidate] { rows.rows.filter(\.isCandidate) }
  public var nearMisses: [Candidate] { rows.rows.filter(\.isNearMiss) }
}
