import Statistics

/// All evidence for and against a unit.
public struct Evidence: Sendable, Hashable {
  public let assessment: UnitAssessment
  public let judged: DeviantSearch.Judged
  /// The shrunken standing; nil for a unit that was not judged, and where no common distribution can be
  /// fitted.
  public let standing: Standing?
  /// What is known of the unit over all periods; nil for a unit that is not judged so.
  public let lasting: LastingEvidence?

  /// Whether it is named: its grade is clear or likely.
  public var isCandidate: Bool { lasting?.grade.isNamed ?? false }
}

extension DeviantSearch {
  /// The evidence of every unit, in the family's order.
  /// - Parameters:
  ///   - lasting: of each unit what is known over all periods.
  ///   - withheld: the units that will not be shown, and have no place among the others.
  public func evidence(_ lasting: LastingSearch, withheld: Set<Int> = []) -> [Evidence] {
    let standings = tested.standings(withheld: withheld)
    return units.indices.map { unit in
      Evidence(
        assessment: tested.units[unit], judged: units[unit], standing: standings[unit],
        lasting: lasting.units[unit])
    }
  }

  /// The indices of the units that pass all gates.
  public var passing: [Int] { units.indices.filter { units[$0].gates.passesAll } }
}
