import Geography
import Indicators
import Observations

/// A unit's result in the search for positive deviance: one row of the table of candidates.
public struct Candidate: Sendable, Equatable {
  public let indicator: String
  public let unit: NamedUnit
  public let period: Int
  public let sex: Sex
  /// The evidence; nil when the unit is suppressed.
  public private(set) var evidence: Evidence?
  /// The unit's peers, the nearest first.
  public private(set) var peers: [NamedUnit]
  /// How many sensitivity variants still name this unit; nil for a unit that is no candidate.
  public private(set) var stays: Stays?
  public private(set) var status: EstimateStatus
  /// Why the unit was not judged, as text for tables; empty when it was.
  public private(set) var reason: String
  /// Whether the zero point of the year does not hold the unit's figure.
  package let isUnsealed: Bool

  public struct Stays: Sendable, Hashable {
    public let count: Int
    public let of: Int
    /// The changed settings under which the unit is not a candidate.
    public let lost: [Sensitivity.Change]
  }

  public var isCandidate: Bool { evidence?.isCandidate ?? false }
  public var isNearMiss: Bool { evidence?.judged.gates.isNearMiss ?? false }
  /// The first gate that the unit failed; nil for a candidate, and when it is suppressed.
  public var stoppedBy: Gate? { evidence?.judged.gates.stoppedBy }
  public var numerator: Int? { evidence?.assessment.outcome?.share?.events }
  public var denominator: Int? { evidence?.assessment.outcome?.count }

  init(
    _ unit: NamedUnit, in series: FigureSeries, _ evidence: Evidence, peers: [NamedUnit],
    stays: Stays?
  ) {
    indicator = series.indicator.id
    self.unit = unit
    period = series.year
    sex = series.sex
    self.evidence = evidence
    self.peers = peers
    self.stays = stays
    isUnsealed = series.isUnsealed(unit.code)
    let marks =
      (series.isProvisional(unit.code) ? [Reason.provisional] : [])
      + (series.isUnsealed(unit.code) ? [.unsealed] : [])
    (status, reason) = Self.account(series[unit.code], evidence.assessment.lack, marks)
  }

  private static func account(_ figure: Figure, _ lack: Lack?, _ marks: [Reason])
    -> (EstimateStatus, String)
  {
    switch (figure, lack) {
    case (.none(let status, let reason), _): (status, reason.rawValue)
    case (.published, _): (.noInterval, Reason.publishedWithoutCounts.rawValue)
    case (.survey, _): (.noInterval, Reason.surveyWithoutCounts.rawValue)
    case (_, let lack?): (.notComputable, lack.description)
    case (_, nil): (.ok, Reason.list(marks))
    }
  }

  public mutating func suppress(_ reason: Reason) {
    evidence = nil
    peers = []
    stays = nil
    status = .suppressed
    self.reason = reason.rawValue
  }
}
