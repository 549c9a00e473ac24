/// What a reader can compute of the hidden cells from the shown ones.
public enum CellAudit {
  /// A hidden cell of which too much can be computed.
  public struct Exposure: Sendable, Hashable {
    /// The cell's place.
    public let cell: Int
    /// The least and the greatest count that agree with everything a reader knows; for a cell that only
    /// somebody in another cell can compute, the count itself.
    public let possible: ClosedRange<Int>
    /// The places of the relations by which the cell hangs together with the other hidden ones.
    public let relations: [Int]
    /// The cell of the one who can compute it; nil where everybody can.
    public let knownFrom: Int?
  }

  /// The least and the greatest possible count of every hidden cell, by place.
  public static func ranges(_ problem: ProtectionProblem) -> [Int: ClosedRange<Int>] {
    ProtectionBlock.all(problem).reduce(into: [:]) { ranges, block in
      let audit = BlockAudit(block)
      for (column, cell) in block.cells.enumerated() {
        audit.bound(column)
        ranges[cell] = audit.possible(column, problem)
      }
    }
  }

  /// The hidden cells that are not safe, in order; none for tables that protect what they hide.
  public static func exposures(_ problem: ProtectionProblem) -> [Exposure] {
    ProtectionBlock.all(problem).flatMap { exposures($0, problem) }.sorted { $0.cell < $1.cell }
  }

  /// How many hidden cells a block has at most in which all are looked at where a cell's neighbours would do.
  static let mostThorough = 100

  /// - Parameter first: the cell whose neighbours are looked at first, where the first exposure suffices; in a large
  ///   block these alone.
  static func exposures(
    _ block: ProtectionBlock, _ problem: ProtectionProblem, untilTheFirstNear first: Int? = nil
  ) -> [Exposure] {
    let audit = BlockAudit(
      block, inWholeNumbers: first == nil || block.cells.count <= mostThorough)
    var exposures: [Exposure] = []
    let columns = block.columns(startingNear: first, problem)
    for column in columns {
      let cell = problem.cells[block.cells[column]]
      if !audit.isWide(column, by: cell.protection) {
        exposures.append(
          Exposure(
            cell: block.cells[column], possible: audit.possible(column, problem),
            relations: block.relations(around: column), knownFrom: nil))
      }
      if first != nil, !exposures.isEmpty { return exposures }
    }
    let wide = Set(block.cells).subtracting(exposures.map(\.cell))
    for known in columns.sorted() where problem.cells[block.cells[known]].isKnownToOne {
      let cell = block.cells[known]
      for column in block.neighbours(of: known).sorted() {
        let other = block.cells[column]
        guard problem.cells[other].protection > 0, wide.contains(other), audit.tells(known, column)
        else { continue }
        let value = problem.cells[other].value
        exposures.append(
          Exposure(
            cell: other, possible: value...value, relations: block.relations(around: column),
            knownFrom: cell))
        if first != nil { return exposures }
      }
    }
    return exposures
  }
}

extension BlockAudit {
  fileprivate func possible(_ column: Int, _ problem: ProtectionProblem) -> ClosedRange<Int> {
    let value = problem.cells[block.cells[column]].value
    return (value + found[column].lowerBound)...(value + found[column].upperBound)
  }
}

extension ProtectionBlock {
  /// The relations that hold a column.
  fileprivate func relations(around column: Int) -> [Int] {
    zip(relations, rows).filter { $0.1.terms.contains { $0.column == column } }.map(\.0)
  }

  /// All columns, those that share a relation with a cell before the others; in a large block these alone.
  fileprivate func columns(startingNear cell: Int?, _ problem: ProtectionProblem) -> [Int] {
    guard let cell else { return Array(cells.indices) }
    var near: Set<Int> = []
    for (place, row) in zip(relations, rows)
    where problem.relations[place].terms.contains(where: { $0.cell == cell }) {
      near.formUnion(row.terms.map(\.column))
    }
    guard cells.count <= CellAudit.mostThorough else { return near.sorted() }
    return near.sorted() + cells.indices.filter { !near.contains($0) }
  }
}
