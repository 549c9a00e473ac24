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
    var search = FillingSearch(problem)
    return search.exposures()
  }
}

extension BlockAudit {
  fileprivate func possible(_ column: Int, _ problem: ProtectionProblem) -> ClosedRange<Int> {
    let value = problem.cells[block.cells[column]].value
    return (value + found[column].lowerBound)...(value + found[column].upperBound)
  }
}
