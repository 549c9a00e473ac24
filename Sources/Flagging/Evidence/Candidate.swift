import Geography
import Indicators
import Observations

/// A unit on its way through the gates: one row of the table of candidates for positive deviance.
public struct Candidate: Sendable, Equatable {
  public let indicator: String
  public let unit: NamedUnit
  public let period: Int
  public let sex: Sex
  /// nil when nothing of the unit may be shown.
  public private(set) var evidence: Evidence?
  /// Who its peers are, the nearest first.
  public private(set) var peers: [NamedUnit]
  /// In how many searches with a neighbouring setting it is a candidate too, and of how many.
  public private(set) var stays: Stays?
  public private(set) var status: EstimateStatus
  /// Why it is not judged, in words for tables; empty when it is.
  public private(set) var reason: String

  public struct Stays: Sendable, Hashable {
    public let count: Int
    public let of: Int
    /// With which settings it is not.
    public let lost: [Sensitivity.Change]
  }

  public var isCandidate: Bool { evidence?.isCandidate ?? false }
  public var isNearMiss: Bool { evidence?.judged.gates.isNearMiss ?? false }
  /// The first gate it did not pass; nil for a candidate, and when nothing may be shown.
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
    (status, reason) = Self.account(
      series[unit.code], evidence.assessment.lack,
      isProvisional: series.isProvisional(unit.code))
  }

  private static func account(_ figure: Figure, _ lack: Lack?, isProvisional: Bool)
    -> (EstimateStatus, String)
  {
    switch (figure, lack) {
    case (.none(let status, let reason), _): (status, reason.rawValue)
    case (.published, _): (.noInterval, Reason.publishedWithoutCounts.rawValue)
    case (.survey, _): (.noInterval, Reason.surveyWithoutCounts.rawValue)
    case (_, let lack?): (.notComputable, lack.description)
    case (_, nil): (.ok, isProvisional ? Reason.provisional.rawValue : "")
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
