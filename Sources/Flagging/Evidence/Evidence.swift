import Files
import Indicators
import Statistics

/// All that speaks for and against a unit, gate by gate: the columns that every table of candidates
/// has.
public struct Evidence: Sendable, Hashable {
  public let assessment: UnitAssessment
  public let judged: DeviantSearch.Judged
  /// nil for a unit that is not judged, and where no common distribution can be fitted.
  public let standing: Standing?

  public var isCandidate: Bool { judged.gates.isCandidate }

  public static let columns =
    [
      "numerator", "denominator", "value", "expected", "difference", "studentised_residual",
      "peer_value", "peer_difference", "robust_z", "z", "z_overdispersed", "p_value", "q_value",
      "shrunken", "shrunken_lower_95", "shrunken_upper_95", "exceedance", "rank", "rank_lower_95",
      "rank_upper_95",
    ] + Gate.allCases.map { "gate_\($0.rawValue)" } + ["candidate", "stopped_by"]

  /// The cells of a unit of which nothing may be shown: every column is there, and empty.
  static let withheld: [Cell] =
    [.count(nil), .count(nil)] + Array(repeating: .number(nil), count: 15)
    + [.count(nil), .count(nil), .count(nil)] + Gate.allCases.map { _ in .text("") }
    + [.text("no"), .text("")]

  public var cells: [Cell] {
    let gates = Gate.allCases.map { Cell.text(judged.gates[$0].rawValue) }
    return [
      .count(assessment.outcome?.share?.events), .count(assessment.outcome?.count),
      .number(assessment.value), .number(assessment.expected), .number(assessment.difference),
      .number(assessment.studentisedResidual), .number(assessment.peerValue),
      .number(assessment.peerDifference), .number(assessment.robustZ), .number(assessment.z),
      .number(assessment.zOverdispersed), .number(assessment.pValue), .number(assessment.qValue),
      .number(standing?.shrunken), .number(standing?.interval95?.lower),
      .number(standing?.interval95?.upper), .number(standing?.exceedance),
      .count(standing?.rank), .count(standing?.rankInterval95.lowerBound),
      .count(standing?.rankInterval95.upperBound),
    ] + gates + [
      .text(isCandidate ? "yes" : "no"), .text(judged.gates.stoppedBy?.rawValue ?? ""),
    ]
  }
}

extension DeviantSearch {
  /// Of every unit, in the family's order.
  public func evidence() -> [Evidence] {
    let standings = tested.standings()
    return units.indices.map { unit in
      Evidence(
        assessment: tested.units[unit], judged: units[unit], standing: standings[unit])
    }
  }

  /// The places of the candidates.
  public var candidates: [Int] { units.indices.filter { units[$0].gates.isCandidate } }
}
