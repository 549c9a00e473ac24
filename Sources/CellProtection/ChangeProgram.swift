/// The linear program of what may be added to cells that hang together. It is loaded once: which cells are hidden
/// decides only what a change costs and which columns are held.
final class ChangeProgram {
  /// The cells that may change, in order.
  let cells: [Int]
  private let columns: [Int: Int]
  private let limits: [ClosedRange<Int>]
  private let program: LinearProgram?

  /// - Parameter cells: those that may change; all others stay as they are.
  init(_ problem: ProtectionProblem, _ links: CellLinks, _ cells: [Int]) {
    self.cells = cells
    let columns = Dictionary(
      cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.columns = columns
    limits = cells.map(problem.changes)
    // Each cell has a column for what is added and, after these, one for what is taken away.
    let rows = links.relations(of: cells).map { place in
      var row = ProtectionBlock.Row(problem, place, columns).linear
      row.terms += row.terms.map { (column: $0.column + cells.count, factor: -$0.factor) }
      return row
    }
    let (more, less) = Self.bounds(limits)
    program = LinearProgram(columns: more + less, rows: rows)
  }

  /// What is asked of a program.
  struct Question {
    let target: Int
    /// What may be added to the target.
    let bounds: ClosedRange<Int>
    /// The cell that may not change.
    var known: Int?
    /// Whether the target is to change as much as it can, whatever that costs.
    var most = false
    /// Whether only hidden cells change.
    var hiddenOnly = false
  }

  /// A change of few cells for each cell that changes.
  typealias Changes = [(cell: Int, change: Double)]

  /// The cheapest changes that a question allows; nil where there are none.
  func changes(_ problem: ProtectionProblem, _ question: Question) -> Changes? {
    guard let program, let target = columns[question.target],
      limits[target].contains(question.bounds.lowerBound),
      limits[target].contains(question.bounds.upperBound)
    else { return nil }
    var costs = [Double](repeating: Self.costOfHidden, count: cells.count)
    var ranges = limits
    for (column, cell) in cells.enumerated() where !problem.cells[cell].isHidden {
      costs[column] = problem.cells[cell].cost ?? 0
      if question.hiddenOnly { ranges[column] = 0...0 }
    }
    if let known = question.known, let column = columns[known] { ranges[column] = 0...0 }
    ranges[target] = question.bounds
    var objective = costs + costs
    if question.most {
      let worth = -1e6 * (question.hiddenOnly ? Self.costOfHidden : costs.max() ?? 1)
      objective[question.bounds.upperBound > 0 ? target : target + cells.count] = worth
    }
    let (more, less) = Self.bounds(ranges)
    program.bound(more + less)
    guard let solution = program.minimumFromNothing(objective, byDual: !question.most) else {
      return nil
    }
    return cells.indices.compactMap { column in
      let change = solution.columns[column] - solution.columns[column + cells.count]
      return abs(change) > 1e-6 ? (cells[column], change) : nil
    }
  }

  private static let costOfHidden = 1e-4

  private static func bounds(_ ranges: [ClosedRange<Int>]) -> (
    [ClosedRange<Double>], [ClosedRange<Double>]
  ) {
    (
      ranges.map { Double(max(0, $0.lowerBound))...Double(max(0, $0.upperBound)) },
      ranges.map { Double(max(0, -$0.upperBound))...Double(max(0, -$0.lowerBound)) }
    )
  }
}
