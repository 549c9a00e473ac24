/// What follows for hidden cells from one relation after the other, without any program: a cell that is known too
/// well by these is exposed.
struct SimpleBounds {
  /// What may at most be added to each hidden cell, by place.
  private(set) var changes: [ClosedRange<Int>]

  /// The most rounds through all relations.
  private static let mostRounds = 4

  init(_ problem: ProtectionProblem) {
    changes = problem.cells.indices.map {
      problem.cells[$0].isHidden ? problem.changes(of: $0) : 0...0
    }
    let rows = problem.relations.compactMap { relation -> Row? in
      let terms = relation.terms.filter { problem.cells[$0.cell].isHidden && $0.factor != 0 }
      guard !terms.isEmpty else { return nil }
      let sum = relation.sum { problem.cells[$0].value }
      return Row(
        terms: terms, least: relation.least.map { $0 - sum },
        greatest: relation.greatest.map { $0 - sum })
    }
    for _ in 0..<Self.mostRounds {
      var hasNarrowed = false
      for row in rows where narrow(by: row) { hasNarrowed = true }
      if !hasNarrowed { break }
    }
  }

  private struct Row {
    let terms: [ProtectionProblem.Relation.Term]
    let least: Int?
    let greatest: Int?
  }

  private mutating func narrow(by row: Row) -> Bool {
    /// The least and the greatest of a term.
    func ends(_ term: ProtectionProblem.Relation.Term) -> (Int, Int) {
      let (a, b) = (
        term.factor * changes[term.cell].lowerBound, term.factor * changes[term.cell].upperBound
      )
      return (min(a, b), max(a, b))
    }
    var sums = row.terms.reduce((0, 0)) { sums, term in
      let ends = ends(term)
      return (sums.0 + ends.0, sums.1 + ends.1)
    }
    var hasNarrowed = false
    for term in row.terms {
      let own = ends(term)
      // What the others leave for the term.
      let most = row.greatest.map { $0 - (sums.0 - own.0) } ?? own.1
      let least = row.least.map { $0 - (sums.1 - own.1) } ?? own.0
      guard most < own.1 || least > own.0 else { continue }
      let (size, isPositive) = (abs(term.factor), term.factor > 0)
      let (up, down) = (isPositive ? most : -least, isPositive ? least : -most)
      let old = changes[term.cell]
      let new = (
        max(old.lowerBound, down.ratioRoundedUp(by: size)),
        min(old.upperBound, -((-up).ratioRoundedUp(by: size)))
      )
      // The true counts, no change at all, always remain.
      let narrowed = min(0, new.0)...max(0, new.1)
      guard narrowed != old else { continue }
      changes[term.cell] = narrowed
      let now = ends(term)
      sums = (sums.0 + now.0 - own.0, sums.1 + now.1 - own.1)
      hasNarrowed = true
    }
    return hasNarrowed
  }
}

extension Int {
  fileprivate func ratioRoundedUp(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
