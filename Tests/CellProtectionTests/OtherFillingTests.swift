import CellProtection
import Chance
import Testing

/// Another filling agrees with everything a reader knows, and changes what can be another.
struct OtherFillingTests {
  @Test func otherFillingsAgreeWithWhatIsShown() throws {
    var (hidden, changed, open) = (0, 0, 0)
    for world in 0..<500 {
      var random = SplitMix64(seed: 21, world: world, stream: 0)
      let problem = try MadeHierarchy(&random).problem
      let changes = OtherFilling.changes(problem).reduce(into: [:]) { $0.merge($1) { $1 } }
      func value(_ cell: Int) -> Int { problem.cells[cell].value + (changes[cell] ?? 0) }
      for cell in changes.keys {
        #expect(problem.cells[cell].isHidden && problem.cells[cell].outside.contains(value(cell)))
      }
      for relation in problem.relations {
        let sum = relation.terms.reduce(0) { $0 + $1.factor * value($1.cell) }
        #expect((relation.least ?? sum) <= sum && sum <= (relation.greatest ?? sum))
      }
      hidden += problem.cells.count(where: \.isHidden)
      changed += changes.count
      open += CellAudit.ranges(problem).values.count { $0.lowerBound < $0.upperBound }
    }
    // Not all that can be another can be so at once.
    #expect(changed <= open && open < hidden && changed * 10 > open * 9)
  }
}
