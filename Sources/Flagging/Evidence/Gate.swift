/// What a unit must pass to be a candidate, in this order.
public enum Gate: String, Sendable, CaseIterable {
  /// It has a figure, and n is at or above the floor.
  case eligible
  /// It does better than its circumstances let expect.
  case expected
  /// It does better than its peers together.
  case peers
  /// It does so by the smallest difference that matters, or more.
  case effect
  /// Beyond chance among many: q at or below the setting.
  case chance
  /// It did so clearly in enough of the last periods.
  case lasting
  /// Not an artefact of one method: enough of residual, peers and robust z speak for it.
  case agreement

  /// What became of a unit at a gate.
  public enum Outcome: String, Sendable {
    case passed, failed
    /// There is nothing to judge by: no peers, no earlier period, no second method.
    case notJudged = "not_judged"
  }
}

/// A unit's way through the gates, each judged on its own.
public struct GateOutcomes: Sendable, Hashable {
  private var outcomes: [Gate: Gate.Outcome] = [:]

  init(_ judge: (Gate) -> Gate.Outcome) {
    for gate in Gate.allCases { outcomes[gate] = judge(gate) }
  }

  public subscript(_ gate: Gate) -> Gate.Outcome { outcomes[gate] ?? .notJudged }

  /// The first gate it fails; nil for a candidate.
  public var stoppedBy: Gate? { Gate.allCases.first { self[$0] == .failed } }

  public var isCandidate: Bool { stoppedBy == nil }

  /// Whether it was tested, and one gate alone keeps it from being a candidate.
  public var isNearMiss: Bool {
    self[.chance] != .notJudged && Gate.allCases.count { self[$0] == .failed } == 1
  }
}
