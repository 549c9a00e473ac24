/// A mark of the plain search in the tested period: what a unit that is unlike the others in it meets. No
/// candidate hangs on it.
public enum Gate: String, Sendable, CaseIterable {
  /// The unit has a figure, and n is at least the floor.
  case eligible
  /// It does better than expected from its context.
  case expected
  /// It does better than its peers combined.
  case peers
  /// The difference is at least the smallest that matters.
  case effect
  /// The false discovery rate q is at most the setting.
  case chance
  /// It did clearly better in enough of the last periods.
  case lasting
  /// Enough of the three methods, residual, peers and robust z, agree.
  case agreement

  /// The result of a gate for a unit.
  public enum Outcome: String, Sendable, CaseIterable {
    case passed, failed
    /// There is nothing to judge by: no peers, no earlier period, or no second method.
    case notJudged = "not_judged"
  }
}

/// A unit's results at all gates, each judged independently.
public struct GateOutcomes: Sendable, Hashable {
  private var outcomes: [Gate: Gate.Outcome] = [:]

  init(_ judge: (Gate) -> Gate.Outcome) {
    for gate in Gate.allCases { outcomes[gate] = judge(gate) }
  }

  public subscript(_ gate: Gate) -> Gate.Outcome { outcomes[gate] ?? .notJudged }

  /// The first gate that the unit fails; nil where it fails none.
  public var stoppedBy: Gate? { Gate.allCases.first { self[$0] == .failed } }

  public var passesAll: Bool { stoppedBy == nil }
}
