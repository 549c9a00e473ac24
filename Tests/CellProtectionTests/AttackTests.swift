import CellProtection
import Testing

/// The ways in which a hidden count is given back, each by itself.
struct AttackTests {
  private typealias Cell = ProtectionProblem.Cell
  private typealias Relation = ProtectionProblem.Relation

  private func hidden(_ value: Int, by protection: Int = 4, most: Int = 100) -> Cell {
    Cell(value, outside: 0...most, protection: protection, isHidden: true)
  }

  private func shown(_ value: Int, cost: Double? = 1) -> Cell {
    Cell(value, outside: 0...10_000, isHidden: false, cost: cost)
  }

  /// Grue of a region of six: 363 less the five others.
  @Test func totalLessTheOthersIsFoundAndMended() throws {
    let others = [246, 17, 51, 24, 23].map { shown($0, cost: Double($0)) }
    let problem = try ProtectionProblem(
      [shown(363, cost: 1000), hidden(2)] + others, [.sum(0, of: Array(1...6))])
    let exposures = CellAudit.exposures(problem)
    #expect(exposures.map(\.cell) == [1] && exposures.first?.possible == 2...2)
    #expect(exposures.first?.relations == [0])
    let mended = ComplementarySuppression(problem)
    #expect(mended.exposures == [] && mended.hidden == [3: 1])
    #expect(CellAudit.ranges(mended.problem)[1] == 0...19)
  }

  /// Women and men of two municipalities and their county: both sums of each.
  @Test func sexesAreHiddenTogether() throws {
    // Each municipality and the county as both, women, men.
    let counts = [12, 2, 10, 40, 19, 21, 52, 21, 31]
    let cells = counts.enumerated().map { $0 == 1 ? hidden($1) : shown($1, cost: Double($1)) }
    let relations =
      [0, 3, 6].map { Relation.sum($0, of: [$0 + 1, $0 + 2]) }
      + (0..<3).map { Relation.sum(6 + $0, of: [$0, 3 + $0]) }
    let mended = ComplementarySuppression(try ProtectionProblem(cells, relations))
    #expect(mended.exposures == [])
    #expect(mended.hidden.values.allSatisfy { $0 == 1 })
    #expect(Set(mended.hidden.keys).isSuperset(of: [2]) || mended.hidden[0] != nil)
    #expect(CellAudit.exposures(mended.problem) == [])
  }

  /// Counts of 20–24 and 25–29 beside those of 20–29, and three years beside their sum.
  @Test(arguments: [[30, 3, 27], [95, 3, 40, 52]]) func partsOfASumAreHiddenTogether(
    _ counts: [Int]
  ) throws {
    let cells = counts.enumerated().map { $0 == 1 ? hidden($1) : shown($1, cost: Double($1)) }
    let problem = try ProtectionProblem(cells, [.sum(0, of: Array(1..<counts.count))])
    #expect(CellAudit.exposures(problem).map(\.cell) == [1])
    #expect(ComplementarySuppression(problem).hidden.count == 1)
  }

  /// What is known from outside to one count cannot be protected.
  @Test func cellThatIsKnownNeedsNoProtection() {
    let narrow = Cell(12, outside: 12...12, protection: 4, isHidden: true)
    #expect(narrow.protection == 0)
  }

  /// A share of a hidden number is a relation between two hidden cells.
  @Test func percentageOfAHiddenTotalLeavesARangeOfBoth() throws {
    let cells = [hidden(3, most: 9), hidden(24, most: 40)]
    let problem = try ProtectionProblem(
      cells, Relation.percentage(125, decimals: 1, of: 0, in: 1))
    #expect(CellAudit.ranges(problem) == [0: 0...5, 1: 0...40])
    let wrong = Relation.percentage(130, decimals: 1, of: 0, in: 1)
    #expect(throws: ProtectionProblem.Inconsistent.self) {
      try ProtectionProblem(cells, wrong)
    }
  }

  /// Two counts beside a total that is known: the one who is alone in one of them knows the other.
  @Test func whoeverIsAloneInACellFindsNoOther() throws {
    let alone = Cell(1, outside: 0...50, protection: 4, isKnownToOne: true, isHidden: true)
    let problem = try ProtectionProblem(
      [shown(9, cost: nil), alone, hidden(3), shown(5)], [.sum(0, of: [1, 2, 3])])
    #expect(CellAudit.exposures(problem).map(\.knownFrom) == [1])
    let mended = ComplementarySuppression(problem)
    #expect(mended.exposures == [] && mended.hidden[3] != nil)
  }

  /// A woman and a man, in each of two indicators that count the same people: she knows no more than that she is alone.
  @Test func whoeverIsAloneInTwoCellsOfTheSamePeopleIsOnePerson() {
    let alone = Cell(1, outside: 0...75, protection: 4, isKnownToOne: true, isHidden: true)
    let cells = [hidden(2, most: 150), alone, alone]
    let problem = ProtectionProblem(
      cells + cells, adding: [(0, [1, 2]), (3, [4, 5])], nesting: [(0, 3, 0), (1, 4, 0), (2, 5, 0)])
    #expect(CellAudit.exposures(problem) == [])
    // Another's count is still not to be found.
    let known = ProtectionProblem(
      [shown(2, cost: nil), alone, alone], adding: [(0, [1, 2])])
    #expect(Set(CellAudit.exposures(known).map(\.cell)) == [1, 2])
    // Who is alone without the event finds the one who is alone with it.
    let without = Cell(74, outside: 0...75, protection: 2, isKnownToOne: true, isHidden: true)
    let with = Cell(1, outside: 0...5, protection: 2, isKnownToOne: true, isHidden: true)
    let others = ProtectionProblem([without, with, shown(73, cost: nil)], adding: [(0, [1, 2])])
    #expect(CellAudit.exposures(others).map(\.knownFrom) == [1, 0])
  }

  /// Five of 15–29 are outside, and those of 20–29 are some of them.
  @Test func countOfAllLimitsTheCountOfSome() {
    let problem = ProtectionProblem(
      [shown(5), hidden(3), shown(200), hidden(199, by: 4, most: 240)], adding: [],
      nesting: [(0, 1, 40), (2, 3, 1)])
    #expect(CellAudit.ranges(problem) == [1: 0...5, 3: 199...200])
    #expect(CellAudit.exposures(problem).map(\.cell) == [3])
    #expect(ComplementarySuppression(problem).hidden == [2: 3])
  }

  /// A count that everybody can look up beside its only part cannot be protected, and that is told.
  @Test func whatCannotBeProtectedIsTold() throws {
    let problem = try ProtectionProblem(
      [shown(7, cost: nil), shown(5, cost: nil), hidden(2)], [.sum(0, of: [1, 2])])
    let mended = ComplementarySuppression(problem)
    #expect(mended.hidden == [:])
    #expect(mended.exposures.map(\.cell) == [2])
  }

  /// Linear bounds of such a cycle are halves; only whole numbers are counts.
  @Test func boundsAreWholeNumbers() throws {
    let pairs = [(0, 1), (1, 2), (0, 2)]
    let problem = try ProtectionProblem(
      (0..<3).map { _ in hidden(1, by: 1, most: 2) },
      pairs.map { Relation([($0.0, 1), ($0.1, 1)], least: 1, greatest: 2) })
    #expect(CellAudit.ranges(problem) == [0: 0...1, 1: 0...1, 2: 0...1])
    let odd = try ProtectionProblem(
      (0..<3).map { _ in Cell(0, outside: 0...1, protection: 1, isHidden: true) },
      pairs.map { Relation([($0.0, 1), ($0.1, 1)], least: nil, greatest: 1) }
        + [Relation([(0, 2), (1, 2), (2, 2)], least: nil, greatest: 3)])
    #expect(CellAudit.ranges(odd) == [0: 0...1, 1: 0...1, 2: 0...1])
  }
}
