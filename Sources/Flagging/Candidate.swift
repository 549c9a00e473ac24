import Geography
import Indicators
import Observations

/// A municipality held against the country, allowing for how much municipalities differ anyway:
/// one row of the table of candidates for positive deviance.
public struct Candidate: Sendable, Equatable, TableRow {
  public let indicator: String
  public let unit: NamedUnit
  public let period: Int
  public let sex: Sex
  public var numerator: Int?
  public var denominator: Int?
  public var value: Double?
  /// The country's share.
  public var expected: Double?
  /// Value minus expected.
  public var difference: Double?
  /// The score statistic against the rest of the country.
  public var z: Double?
  /// The same with the variance between municipalities added.
  public var zOverdispersed: Double?
  /// One-sided towards better.
  public var pValue: Double?
  /// Benjamini–Hochberg over all eligible municipalities.
  public var qValue: Double?
  /// The first gate the unit did not pass; nil for a candidate.
  public var stoppedBy: Gate?
  public var status: EstimateStatus
  public var reasons: [Reason]

  /// What a unit must pass, in this order.
  public enum Gate: String, Sendable, CaseIterable {
    /// It has counts, and a denominator at or above the indicator's floor.
    case eligible
    /// It is beyond chance among many: q at or below the setting.
    case chance
  }

  public var isCandidate: Bool { stoppedBy == nil }

  /// A row before anything but the unit's own figure is known.
  init(_ unit: NamedUnit, _ figure: Figure, in series: FigureSeries) {
    indicator = series.indicator.id
    self.unit = unit
    period = series.year
    sex = series.sex
    numerator = figure.share?.events
    denominator = figure.share?.total
    value = figure.value
    stoppedBy = .eligible
    if case .none(let status, let reason) = figure {
      self.status = status
      reasons = [reason]
    } else {
      status = .ok
      reasons = []
    }
  }

  public mutating func suppress(_ reason: Reason) {
    numerator = nil
    denominator = nil
    value = nil
    expected = nil
    difference = nil
    z = nil
    zOverdispersed = nil
    pValue = nil
    qValue = nil
    stoppedBy = .eligible
    status = .suppressed
    reasons = [reason]
  }

  public static let columns = [
    "indicator", "unit_code", "unit_name", "period", "sex", "numerator", "denominator", "value",
    "expected", "difference", "z", "z_overdispersed", "p_value", "q_value", "gate_eligible",
    "gate_chance", "candidate", "stopped_by", "status", "reason",
  ]

  public var cells: [Cell] {
    let gates = Gate.allCases.map { gate in Cell.text(outcome(gate)) }
    return [
      .text(indicator), .text(unit.code.description), .text(unit.name), .text(String(period)),
      .text(sex.rawValue), .count(numerator), .count(denominator), .number(value),
      .number(expected), .number(difference), .number(z), .number(zOverdispersed),
      .number(pValue), .number(qValue),
    ] + gates + [
      .text(isCandidate ? "yes" : "no"), .text(stoppedBy?.rawValue ?? ""),
      .text(status.rawValue), .text(Reason.list(reasons)),
    ]
  }

  /// `passed`, `stopped`, or empty for a gate that was not reached.
  private func outcome(_ gate: Gate) -> String {
    guard let stoppedBy else { return "passed" }
    if gate == stoppedBy { return "stopped" }
    let order = Gate.allCases
    let isReached = (order.firstIndex(of: gate) ?? 0) < (order.firstIndex(of: stoppedBy) ?? 0)
    return isReached ? "passed" : ""
  }
}
