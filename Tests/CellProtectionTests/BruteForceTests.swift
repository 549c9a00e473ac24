import CellProtection
import Chance
import Testing

/// The audit against every filling there is.
struct BruteForceTests {
  private static let tables = 10_000

  @Test(arguments: 0..<4) func auditFindsWhatTryingEveryFillingFinds(_ part: Int) throws {
    var (compared, open) = (0, 0)
    for world in 0..<(Self.tables / 4) {
      var random = SplitMix64(seed: 19, world: world, stream: UInt64(part))
      let problem = try MadeHierarchy(&random).problem
      let (found, possible) = (CellAudit.ranges(problem), EveryFilling(problem).ranges)
      #expect(found == possible, "world \(part) \(world)")
      compared += possible.count
      open += possible.values.count { $0.lowerBound < $0.upperBound }
    }
    #expect(compared > 10_000 && open > 2_000 && open < compared)
  }

  /// What is hidden for others' sake protects every cell that can be protected, by every filling there is.
  @Test(arguments: 0..<4) func nothingIsRecoveredAfterSuppression(_ part: Int) throws {
    var (added, protected, given) = (0, 0, 0)
    for world in 0..<(Self.tables / 20) {
      var random = SplitMix64(seed: 20, world: world, stream: UInt64(part))
      let suppression = ComplementarySuppression(try MadeHierarchy(&random).problem)
      let problem = suppression.problem
      added += suppression.hidden.count
      let lost = Set(suppression.exposures.map(\.cell))
      given += lost.count
      guard problem.cells.count(where: \.isHidden) <= 11 else { continue }
      let possible = EveryFilling(problem).ranges
      for (place, cell) in problem.cells.enumerated() where cell.isHidden && !lost.contains(place) {
        let range = try #require(possible[place])
        #expect(
          range.upperBound - range.lowerBound >= cell.protection,
          "world \(part) \(world), cell \(place)")
        protected += cell.protection > 0 ? 1 : 0
      }
    }
    #expect(added > 200 && protected > 400)
  }

  @Test func sameProblemGivesTheSameChoice() throws {
    for world in 0..<50 {
      var (random, again) = (SplitMix64(seed: UInt64(world)), SplitMix64(seed: UInt64(world)))
      let first = ComplementarySuppression(try MadeHierarchy(&random).problem)
      let second = ComplementarySuppression(try MadeHierarchy(&again).problem)
      #expect(first.hidden == second.hidden && first.exposures == second.exposures)
    }
  }
}
