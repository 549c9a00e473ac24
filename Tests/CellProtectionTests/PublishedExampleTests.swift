import CellProtection
import Testing

/// Tables of the literature, with what their authors found.
struct PublishedExampleTests {
  /// Investment by activity and region; Fischetti and Salazar 2000, Management Science 46. The places are
  /// those of the rows, the total of each last.
  private static let investment = [
    20, 50, 10, 80,
    8, 19, 22, 49,
    17, 32, 12, 61,
    45, 101, 44, 190,
  ]

  private func table(hidden: Set<Int>, protecting protection: Int) throws -> ProtectionProblem {
    let cells = Self.investment.enumerated().map { place, value in
      ProtectionProblem.Cell(
        value, outside: 0...190, protection: place == 6 ? protection : 0,
        isHidden: hidden.contains(place), cost: Double(value))
    }
    let rows = (0..<4).map { row in
      ProtectionProblem.Relation.sum(row * 4 + 3, of: (0..<3).map { row * 4 + $0 })
    }
    let columns = (0..<4).map { column in
      ProtectionProblem.Relation.sum(12 + column, of: (0..<3).map { $0 * 4 + column })
    }
    return try ProtectionProblem(cells, rows + columns)
  }

  /// They print 5 and 30 as what an attacker finds.
  @Test func attackerFindsTheirRange() throws {
    #expect(CellAudit.ranges(try table(hidden: [4, 6, 8, 10], protecting: 10))[6] == 5...30)
  }

  @Test func singleHiddenCellIsFoundExactly() throws {
    let exposures = CellAudit.exposures(try table(hidden: [6], protecting: 10))
    #expect(exposures.map(\.possible) == [22...22])
    #expect(exposures.first.map { Set($0.relations) } == [1, 6])
  }

  /// Their least loss is 59: the cell, and three others.
  @Test func noMoreIsLostThanTheirLeast() throws {
    let suppression = ComplementarySuppression(try table(hidden: [6], protecting: 10))
    #expect(suppression.exposures == [])
    let lost = suppression.problem.cells.filter(\.isHidden).reduce(0) { $0 + $1.value }
    #expect(lost <= 59)
    #expect(CellAudit.exposures(suppression.problem) == [])
  }

  /// Young and old in three countries (GaussSuppression 0.8.3, vignette on small counts, maxN = 1), where zero
  /// is a protected count. The Gauss method hides three more cells, with 9 people.
  @Test func noMoreIsHiddenThanByTheGaussMethod() throws {
    // Rows young, old, total; columns Spain, Iceland, Portugal, total.
    let counts = [5, 2, 0, 7, 6, 3, 4, 13, 11, 5, 4, 20]
    let cells = counts.enumerated().map { place, value in
      ProtectionProblem.Cell(
        value, outside: 0...20, protection: value <= 1 ? 2 : 0, isHidden: value <= 1,
        cost: Double(1 + value))
    }
    let rows = (0..<3).map { row in
      ProtectionProblem.Relation.sum(row * 4 + 3, of: (0..<3).map { row * 4 + $0 })
    }
    let columns = (0..<4).map { ProtectionProblem.Relation.sum(8 + $0, of: [$0, 4 + $0]) }
    let suppression = ComplementarySuppression(try ProtectionProblem(cells, rows + columns))
    #expect(suppression.exposures == [])
    #expect(suppression.hidden.count <= 3)
    #expect(suppression.hidden.keys.reduce(0) { $0 + counts[$1] } <= 9)
  }
}
