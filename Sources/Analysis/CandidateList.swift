import Disclosure
import Flagging
import Indicators

/// The results of a search for candidates after disclosure control, for one indicator and year, both
/// sexes together. What it counts is what it lists: a withheld unit is in no number and leaves no gap.
public struct CandidateList: Sendable {
  public let indicator: Indicator
  public let year: Int
  /// The row of every unit searched, as they are listed (`Candidate.isListedBefore`).
  public let rows: Protected<Candidate>
  public let summary: SearchSummary
  /// How many are listed with each other choice.
  public let sensitivity: Sensitivity

  /// - Parameter rows: in the order of the units searched.
  public init(
    indicator: Indicator, year: Int, _ rows: Protected<Candidate>, _ summary: SearchSummary,
    _ sensitivity: Sensitivity
  ) {
    self.indicator = indicator
    self.year = year
    let known = rows.rows
    self.sensitivity = sensitivity.of(Set(known.indices.filter { known[$0].evidence != nil }))
    self.rows = rows.sorted(by: Candidate.isListedBefore)
    self.summary = summary
  }

  public var candidates: [Candidate] { rows.rows.filter(\.isCandidate) }

  /// The number of units of which something lasting is told.
  public var tested: Int { rows.rows.count { $0.evidence?.lasting != nil } }

  /// How many of the candidates are expected not to be better by enough: the sum of their 1 − π.
  public var expectedFalseFlags: Double { candidates.expectedFalseFlags }

  /// Whether candidates are told of by name: the indicator is about the young. Others are explained by the
  /// few circumstances that are counted for them to so small a part that many would be named.
  public var isToldByName: Bool { indicator.about == nil }
}
