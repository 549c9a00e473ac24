/// The choice of further cells to hide, so that nothing hidden can be computed from what is shown.
///
/// A cell that is hidden for others' sake is not known exactly either: who came to know it by a later table would
/// know the others.
///
/// Each exposed cell is given room by the changes of other cells that cost least, found by a linear program
/// (Kelly, Golden and Assad 1992), and what the audit then finds needless is shown again, the dearest first.
/// The same problem always gives the same choice.
public struct ComplementarySuppression: Sendable {
  /// The problem with everything hidden that must be.
  public private(set) var problem: ProtectionProblem
  /// The cells hidden for others' sake, in order, each with the cell that it was hidden for.
  public private(set) var hidden: [Int: Int] = [:]
  /// What stays exposed whatever is hidden: cells that everybody can look up elsewhere give it back.
  public private(set) var exposures: [CellAudit.Exposure] = []

  private var links: CellLinks
  private var audited: [[Int]: [CellAudit.Exposure]] = [:]
  /// The exposures to which no cells that may be hidden give room.
  private var hopeless: Set<Place> = []

  private struct Place: Hashable {
    let cell: Int
    let knownFrom: Int?

    init(_ exposure: CellAudit.Exposure) {
      cell = exposure.cell
      knownFrom = exposure.knownFrom
    }
  }

  public init(_ problem: ProtectionProblem) {
    self.problem = problem
    links = CellLinks(problem)
    protect()
    showNeedless()
  }

  private mutating func protect() {
    while true {
      exposures = audit()
      var room: [Int: ClosedRange<Int>] = [:]
      var hasHidden = false
      for exposure in exposures.sorted(by: isBefore) where !hopeless.contains(Place(exposure)) {
        let needed = problem.cells[exposure.cell].protection
        if exposure.knownFrom == nil, let given = room[exposure.cell],
          given.upperBound - given.lowerBound >= needed
        {
          continue
        }
        let program = HidingProgram(problem, links)
        let changes = program.changes(giving: exposure)
        if changes.isEmpty { hopeless.insert(Place(exposure)) }
        for (cell, change) in changes {
          let given = room[cell] ?? 0...0
          room[cell] = min(given.lowerBound, change)...max(given.upperBound, change)
        }
        let shown = changes.map(\.cell).filter { !problem.cells[$0].isHidden }
        for cell in shown { hide(cell, for: exposure.cell) }
        hasHidden = hasHidden || !shown.isEmpty
      }
      guard !hasHidden else { continue }
      // Room in fractions only: what stands closest is hidden too.
      for exposure in exposures where !hopeless.contains(Place(exposure)) {
        guard let cell = cheapestShown(around: exposure.cell) else { continue }
        hide(cell, for: exposure.cell)
        hasHidden = true
        break
      }
      if !hasHidden { return }
    }
  }

  private mutating func showNeedless() {
    guard exposures.isEmpty else { return }
    let order = hidden.keys.sorted { a, b in
      let (costs, places) = ((problem.cells[a].cost ?? 0, problem.cells[b].cost ?? 0), a < b)
      return costs.0 != costs.1 ? costs.0 > costs.1 : places
    }
    for cell in order {
      problem.show(cell)
      if audit(untilTheFirstNear: cell).isEmpty {
        hidden[cell] = nil
      } else {
        problem.hideForOthers(cell)
      }
    }
    // In large blocks only neighbours were looked at.
    protect()
  }

  private mutating func hide(_ cell: Int, for target: Int) {
    problem.hideForOthers(cell)
    hidden[cell] = hidden[cell] ?? target
  }

  private mutating func audit(untilTheFirstNear cell: Int? = nil) -> [CellAudit.Exposure] {
    var exposures: [CellAudit.Exposure] = []
    for block in ProtectionBlock.all(problem) {
      // A block is known by its cells: with these hidden, its relations are the same.
      let isNear = cell.map { cell in block.relations.contains { links.holds($0, cell) } } ?? true
      if !isNear { continue }
      if let known = audited[block.cells] {
        exposures += known
        continue
      }
      let found = CellAudit.exposures(block, problem, untilTheFirstNear: cell)
      let isWhole = cell == nil || (found.isEmpty && block.cells.count <= CellAudit.mostThorough)
      if isWhole { audited[block.cells] = found }
      exposures += found
      if cell != nil, !found.isEmpty { return found }
    }
    return exposures
  }

  /// Those that need most first.
  private func isBefore(_ a: CellAudit.Exposure, _ b: CellAudit.Exposure) -> Bool {
    let (one, other) = (problem.cells[a.cell].protection, problem.cells[b.cell].protection)
    return one != other ? one > other : (a.cell, a.knownFrom ?? -1) < (b.cell, b.knownFrom ?? -1)
  }

  private func cheapestShown(around cell: Int) -> Int? {
    var (near, seen) = ([cell], Set([cell]))
    while !near.isEmpty {
      let next = near.flatMap { links.neighbours(of: $0, problem) }.filter {
        seen.insert($0).inserted
      }
      let shown = next.filter { !problem.cells[$0].isHidden && problem.cells[$0].cost != nil }
      if let cheapest = shown.min(by: { a, b in
        let (one, other) = (problem.cells[a].cost ?? 0, problem.cells[b].cost ?? 0)
        return one != other ? one < other : a < b
      }) {
        return cheapest
      }
      near = next.filter { problem.cells[$0].isHidden }
    }
    return nil
  }
}
