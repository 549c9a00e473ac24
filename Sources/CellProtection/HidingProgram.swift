/// The cheapest changes of cells that give an exposed cell room.
struct HidingProgram {
  /// The most cells of a sum by which the nearest cells are found.
  private static let mostTermsNear = 60

  private let problem: ProtectionProblem
  private let links: CellLinks

  init(_ problem: ProtectionProblem, _ links: CellLinks) {
    self.problem = problem
    self.links = links
  }

  /// The cells that change, with their changes rounded; none where nothing gives room.
  func changes(giving exposure: CellAudit.Exposure) -> [(cell: Int, change: Int)] {
    let known = exposure.knownFrom
    let needed = known == nil ? problem.cells[exposure.cell].protection : 1
    // First by small sums alone: one of a whole country brings in every place.
    let nearest = links.within(2, of: exposure.cell, problem, bySumsOf: Self.mostTermsNear)
    let near = links.within(2, of: exposure.cell, problem)
    for cells in [nearest, near, links.joined(to: exposure.cell, problem)] {
      let ways = [needed, -needed].compactMap {
        changes(exposure.cell, $0...$0, known, cells)
      }
      if let cheapest = ways.min(by: { loss($0) < loss($1) }) { return cheapest }
      // Room on both sides together, where neither has enough.
      let limit = problem.changes(of: exposure.cell)
      guard
        let up = changes(exposure.cell, 0...min(needed, limit.upperBound), known, cells, most: true)
      else { continue }
      let reached = up.first { $0.cell == exposure.cell }?.change ?? 0
      let rest = needed - reached
      if reached > 0, rest > 0, let down = changes(exposure.cell, -rest...(-rest), known, cells) {
        return up + down
      }
    }
    return []
  }

  /// What is lost when the cells that change are hidden.
  private func loss(_ changes: [(cell: Int, change: Int)]) -> Double {
    changes.reduce(0) { loss, changed in
      let cell = problem.cells[changed.cell]
      return loss + (cell.isHidden ? 0 : cell.cost ?? 0)
    }
  }

  /// - Parameters:
  ///   - bounds: of the target's change.
  ///   - known: the cell that may not change.
  ///   - cells: those that may change.
  ///   - most: whether the target is to change as much as it can, whatever that costs.
  private func changes(
    _ target: Int, _ bounds: ClosedRange<Int>, _ known: Int?, _ cells: [Int], most: Bool = false
  ) -> [(cell: Int, change: Int)]? {
    let limit = problem.changes(of: target)
    guard limit.contains(bounds.lowerBound), limit.contains(bounds.upperBound) else { return nil }
    let free = cells.filter {
      $0 != known && (problem.cells[$0].isHidden || problem.cells[$0].cost != nil)
    }
    let columns = Dictionary(
      free.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    // Each cell has a column for what is added and, after these, one for what is taken away.
    var (more, less, costs) = ([ClosedRange<Double>](), [ClosedRange<Double>](), [Double]())
    for cell in free {
      let range = cell == target ? bounds : problem.changes(of: cell)
      more.append(Double(max(0, range.lowerBound))...Double(max(0, range.upperBound)))
      less.append(Double(max(0, -range.upperBound))...Double(max(0, -range.lowerBound)))
      costs.append(problem.cells[cell].isHidden ? 1e-4 : problem.cells[cell].cost ?? 0)
    }
    let rows = links.relations(of: free).map { place in
      var row = ProtectionBlock.Row(problem, place, columns).linear
      row.terms += row.terms.map { (column: $0.column + free.count, factor: -$0.factor) }
      return row
    }
    guard let program = LinearProgram(columns: more + less, rows: rows),
      let place = columns[target]
    else { return nil }
    var objective = costs + costs
    if most { objective[place] = -1e6 * (costs.max() ?? 1) }
    guard let solution = program.minimum(objective) else { return nil }
    return free.indices.compactMap { column in
      let change = solution.columns[column] - solution.columns[column + free.count]
      guard abs(change) > 1e-6 else { return nil }
      return Int(exactly: change.rounded(.toNearestOrAwayFromZero)).map { (free[column], $0) }
    }
  }
}

/// Which relations each cell stands in.
struct CellLinks {
  private var relations: [[Int]]

  init(_ problem: ProtectionProblem) {
    relations = problem.cells.map { _ in [] }
    for (place, relation) in problem.relations.enumerated() {
      for term in relation.terms where relations[term.cell].last != place {
        relations[term.cell].append(place)
      }
    }
  }

  func holds(_ relation: Int, _ cell: Int) -> Bool { relations[cell].contains(relation) }

  /// The relations of some cells, in order.
  func relations(of cells: [Int]) -> [Int] { Set(cells.flatMap { relations[$0] }).sorted() }

  func neighbours(of cell: Int, _ problem: ProtectionProblem) -> [Int] {
    Set(relations[cell].flatMap { problem.relations[$0].terms.map(\.cell) }).sorted()
  }

  /// The cells within a number of relations of a cell, itself included, in order.
  /// - Parameter most: relations of more cells are not followed.
  func within(
    _ steps: Int, of cell: Int, _ problem: ProtectionProblem, bySumsOf most: Int = .max
  ) -> [Int] {
    var (found, last) = (Set([cell]), [cell])
    for _ in 0..<steps where !last.isEmpty {
      last = relations(of: last).map { problem.relations[$0].terms }
        .filter { $0.count <= most }.flatMap { $0.map(\.cell) }
        .filter { found.insert($0).inserted }
    }
    return found.sorted()
  }

  /// All cells that hang together with a cell, in order.
  func joined(to cell: Int, _ problem: ProtectionProblem) -> [Int] {
    within(problem.cells.count, of: cell, problem)
  }
}
