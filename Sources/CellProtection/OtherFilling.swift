/// Another filling of the hidden cells that agrees with everything a reader knows, and that leaves as few of them as
/// it can as they are.
package enum OtherFilling {
  /// What is added to the true counts, by place, for each block of cells that hang together; cells that stay as they
  /// are have none. Each block can be exchanged without the others.
  package static func changes(_ problem: ProtectionProblem) -> [[Int: Int]] {
    var search = FillingSearch(problem)
    var sum = SumOfFillings(problem, search.links)
    let blocks = ProtectionBlock.all(problem).map(\.cells)
    // What was found for later cells may change an earlier one.
    for _ in 0..<2 {
      for cell in blocks.joined() where sum.changes[cell] == 0 {
        for filling in search.fillings(changing: cell) where sum.changes[cell] == 0 {
          sum.add(filling)
        }
      }
    }
    return blocks.compactMap { cells in
      let changes = cells.lazy.map { ($0, sum.changes[$0]) }.filter { $0.1 != 0 }
      return changes.isEmpty ? nil : Dictionary(changes, uniquingKeysWith: { first, _ in first })
    }
  }
}

/// Fillings that are added up as long as the sum is a filling, each where more cells change by it.
private struct SumOfFillings {
  private let problem: ProtectionProblem
  private let links: CellLinks
  private let limits: [ClosedRange<Int>]
  /// What is added to each cell.
  private(set) var changes: [Int]
  /// What is added to the sum of each relation.
  private var sums: [Int]

  init(_ problem: ProtectionProblem, _ links: CellLinks) {
    self.problem = problem
    self.links = links
    limits = problem.cells.indices.map(problem.changes)
    changes = problem.cells.map { _ in 0 }
    sums = problem.relations.map { _ in 0 }
  }

  /// Adds a filling, or takes it away, once or twice, whichever changes most cells.
  mutating func add(_ filling: [(cell: Int, change: Int)]) {
    var best = (factor: 0, gain: 0)
    for factor in [1, -1, 2, -2] {
      let gain = filling.reduce(0) { gain, changed in
        let (old, new) = (changes[changed.cell], changes[changed.cell] + factor * changed.change)
        return gain + (new != 0 ? 1 : 0) - (old != 0 ? 1 : 0)
      }
      if gain > best.gain, allows(filling, factor) { best = (factor, gain) }
    }
    guard best.factor != 0 else { return }
    for (cell, change) in filling {
      changes[cell] += best.factor * change
    }
    for (relation, sum) in links.sums(of: filling) { sums[relation] += best.factor * sum }
  }

  private func allows(_ filling: [(cell: Int, change: Int)], _ times: Int) -> Bool {
    filling.allSatisfy { limits[$0.cell].contains(changes[$0.cell] + times * $0.change) }
      && links.sums(of: filling).allSatisfy { relation, sum in
        sum == 0 || problem.relations[relation].leaves(sums[relation] + times * sum, problem.cells)
      }
  }
}
