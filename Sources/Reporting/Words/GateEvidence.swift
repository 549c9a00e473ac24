import Analysis
import Flagging
import Indicators

/// The names of the gates in words, with the numbers behind each result.
struct GateEvidence {
  let list: CandidateList
  let wording: Wording

  func name(_ gate: Gate) throws -> String { try wording.say("gate_\(gate.rawValue)") }

  /// One row for each gate of a candidate: its name, the result, and the numbers behind it.
  func table(_ row: Candidate) throws -> [[String]] {
    guard let gates = row.evidence?.judged.gates else { return [] }
    return try Gate.allCases.map { gate in
      [
        try name(gate),
        try wording.say(gates[gate] == .passed ? "outcome_passed" : "outcome_not_judged"),
        try numbers(gate, row),
      ]
    }
  }

  /// The numbers by which a gate judged a unit, and the threshold.
  func numbers(_ gate: Gate, _ row: Candidate) throws -> String {
    guard let evidence = row.evidence else { return "" }
    let (assessment, style, unit) = (
      evidence.assessment, wording.style, list.indicator.valueUnit
    )
    let (aim, settings) = (list.summary.aim, list.summary.settings)
    func value(_ number: Double?) -> String { number.map { style.value($0, unit) } ?? "–" }
    switch gate {
    case .eligible:
      return try wording.say(
        "gate_eligible_numbers",
        ["n": row.denominator.map(style.count) ?? "–", "floor": style.count(aim.floor)])
    case .expected:
      return try wording.say(
        "gate_expected_numbers",
        ["value": value(assessment.value), "expected": value(assessment.expected)])
    case .peers:
      guard let together = assessment.peerValue else {
        return try wording.say("gate_peers_none")
      }
      return try wording.say(
        "gate_peers_numbers",
        [
          "value": value(assessment.value), "count": style.count(row.peers.count),
          "peers": value(together),
        ])
    case .effect:
      return try wording.say(
        "gate_effect_numbers",
        [
          "size": try wording.size(assessment.difference ?? 0, unit),
          "smallest": try wording.size(aim.smallestDifference, unit),
        ])
    case .chance:
      return try wording.say(
        "gate_chance_numbers",
        [
          "q": assessment.qValue.map { ($0 < 0.001 ? "" : "= ") + style.probability($0) } ?? "–",
          "limit": style.plain(settings.falseDiscoveryRate),
        ])
    case .lasting:
      guard let lasting = evidence.judged.lasting else {
        return try wording.say("gate_lasting_none")
      }
      return try wording.say(
        "gate_lasting_numbers",
        [
          "better": style.count(lasting.better), "of": style.count(lasting.of),
          "needed": style.count(settings.lasting.better),
          "strength": settings.lasting.strength > 0 ? style.plain(settings.lasting.strength) : "",
        ])
    case .agreement: return try agreement(assessment, aim, settings)
    }
  }

  /// Each method's z towards better.
  private func agreement(
    _ assessment: UnitAssessment, _ aim: Aim, _ settings: CandidateSettings
  ) throws -> String {
    let methods = [
      ("residual", assessment.studentisedResidual), ("peers", assessment.peerZ),
      ("robust", assessment.robustZ),
    ]
    let told = try methods.compactMap { name, z in
      try z.map { try wording.say("method_\(name)", ["z": style($0, aim)]) }
    }
    return try wording.say(
      "gate_agreement_numbers",
      [
        "methods": told.joined(separator: ", "),
        "needed": wording.style.count(settings.agreement.methods),
        "strength": wording.style.plain(settings.agreement.strength),
      ])
  }

  private func style(_ z: Double, _ aim: Aim) -> String {
    wording.style.decimal((aim.better == .lowerIsBetter ? -1 : 1) * z, 1)
  }
}
