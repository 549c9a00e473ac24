/// Another filling of the hidden cells that agrees with everything a reader knows, and that leaves as few of them as
/// it can as they are.
package enum OtherFilling {
  /// What is added to the true counts, by place, for each block of cells that hang together; cells that stay as they
  /// are have none. Each block can be exchanged without the others.
  package static func changes(_ problem: ProtectionProblem) -> [[Int: Int]] {
    ProtectionBlock.all(problem).compactMap { block in
      let audit = BlockAudit(block, inWholeNumbers: false)
      for column in block.cells.indices { audit.bound(column) }
      let changes = zip(block.cells, audit.mostChanged).filter { $0.1 != 0 }
      return changes.isEmpty
        ? nil : Dictionary(changes, uniquingKeysWith: { first, _ in first })
    }
  }
}

extension BlockAudit {
  /// Of the fillings found, and of sums of them, one that changes most cells.
  var mostChanged: [Int] {
    func changed(_ filling: [Int]) -> Int { filling.count { $0 != 0 } }
    var best = block.cells.map { _ in 0 }
    // The first of equals holds, so that the same problem always gives the same filling.
    for filling in fillings where changed(filling) > changed(best) { best = filling }
    for filling in fillings {
      for sign in [1, -1] {
        let sum = zip(best, filling).map { $0 + sign * $1 }
        if changed(sum) > changed(best), block.allows(sum) { best = sum }
      }
    }
    return best
  }
}
