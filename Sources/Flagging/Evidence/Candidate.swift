import Geography
import Indicators
import Observations

/// A unit's result in the search for positive deviance: one row of the table of candidates.
public struct Candidate: Sendable, Equatable {
  public let indicator: String
  public let unit: NamedUnit
  public let period: Int
  public let sex: Sex
  public let valueUnit: ValueUnit
  /// The evidence; nil when the unit is suppressed.
  public private(set) var evidence: Evidence?
  /// The unit's peers, the nearest first.
  public private(set) var peers: [NamedUnit]
  /// With how many other choices this unit is a candidate too; nil for a unit that is none, and
  /// where none were tried.
  public private(set) var stays: Stays?
  public private(set) var status: EstimateStatus
  /// Why the unit was not judged, as text for tables; empty when it was.
  public private(set) var reason: String
  /// Whether the zero point of the year does not hold the unit's figure.
  package let isUnsealed: Bool

  public struct Stays: Sendable, Hashable {
    public let count: Int
    public let of: Int
    /// The choices with which the unit is not a candidate.
    public let lost: [Sensitivity.Change]
  }

  public var isCandidate: Bool { evidence?.isCandidate ?? false }
  /// How sure it is that it lastingly does better; none when it is suppressed.
  public var grade: Grade { evidence?.lasting?.grade ?? .none }
  public var numerator: Int? { evidence?.assessment.outcome?.share?.events }
  public var denominator: Int? { evidence?.assessment.outcome?.count }

  init(
    _ unit: NamedUnit, in series: FigureSeries, _ evidence: Evidence, peers: [NamedUnit],
    _ place: Int, _ sensitivity: Sensitivity
  ) {
    indicator = series.indicator.id
    self.unit = unit
    period = series.year
    sex = series.sex
    valueUnit = series.indicator.valueUnit
    self.evidence = evidence
    self.peers = peers
    stays = nil
    isUnsealed = series.isUnsealed(unit.code)
    let marks =
      (series.isProvisional(unit.code) ? [Reason.provisional] : [])
      + (series.isUnsealed(unit.code) ? [.unsealed] : [])
    (status, reason) = Self.account(series[unit.code], evidence.assessment.lack, marks)
    stay(place, in: sensitivity)
  }

  /// Records with which other choices the unit at this place is named too.
  mutating func stay(_ place: Int, in sensitivity: Sensitivity) {
    stays =
      isCandidate && !sensitivity.variants.isEmpty
      ? Stays(
        count: sensitivity.count(of: place), of: sensitivity.variants.count,
        lost: sensitivity.lost(place)) : nil
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

extension Sequence<Candidate> {
  /// How many of the candidates among them are expected not to be better by enough: the sum of their 1 − π.
  public var expectedFalseFlags: Double {
    filter(\.isCandidate).reduce(0) { $0 + 1 - ($1.evidence?.lasting?.probability ?? 0) }
  }
}

extension Candidate {
  /// The order of a list: the clear first, then the likely, then the others, each by falling probability, and
  /// at last those not judged, by code. It hangs on what is shown alone.
  public static func isListedBefore(_ a: Candidate, _ b: Candidate) -> Bool {
    func key(_ row: Candidate) -> (Int, Double) {
      guard let lasting = row.evidence?.lasting else { return (3, 0) }
      let place =
        switch lasting.grade {
        case .clear: 0
        case .likely: 1
        case .none: 2
        }
      return (place, -lasting.probability)
    }
    return key(a) == key(b) ? a.unit.code < b.unit.code : key(a) < key(b)
  }
}
