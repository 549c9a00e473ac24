import Statistics

/// All evidence for and against a unit, gate by gate.
public struct Evidence: Sendable, Hashable {
  public let assessment: UnitAssessment
  public let judged: DeviantSearch.Judged
  /// The shrunken standing; nil for a unit that was not judged, and where no common distribution can be
  /// fitted.
  public let standing: Standing?
  /// What is known of the unit over all periods; nil for a unit that is not judged so.
  public let lasting: LastingEvidence?

  public var isCandidate: Bool { judged.gates.isCandidate }
}

extension DeviantSearch {
  /// The evidence of every unit, in the family's order.
  /// - Parameter lasting: of each unit what is known over all periods.
  public func evidence(_ lasting: LastingSearch) -> [Evidence] {
    let standings = tested.standings()
    return units.indices.map { unit in
      Evidence(
        assessment: tested.units[unit], judged: units[unit], standing: standings[unit],
        lasting: lasting.units[unit])
    }
  }

  /// The indices of the candidates.
  public var candidates: [Int] { units.indices.filter { units[$0].gates.isCandidate } }
}
