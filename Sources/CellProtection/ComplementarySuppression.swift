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
  public let problem: ProtectionProblem
  /// The cells hidden for others' sake, in order, each with the cell that it was hidden for.
  public let hidden: [Int: Int]
  /// What stays exposed whatever is hidden: cells that everybody can look up elsewhere give it back.
  public let exposures: [CellAudit.Exposure]

  public init(_ problem: ProtectionProblem) {
    var choice = HidingChoice(problem)
    choice.protect()
    choice.showNeedless()
    (self.problem, hidden, exposures) = (choice.search.problem, choice.hidden, choice.exposures)
  }
}

private struct HidingChoice {
  private(set) var search: FillingSearch
  private(set) var hidden: [Int: Int] = [:]
  private(set) var exposures: [CellAudit.Exposure] = []
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

  private var problem: ProtectionProblem { search.problem }

  init(_ problem: ProtectionProblem) {
    search = FillingSearch(problem, mayHideMore: true)
  }

  mutating func protect() {
    while true {
      exposures = search.exposures()
      var hasHidden = false
      for exposure in exposures.sorted(by: isBefore) where !hopeless.contains(Place(exposure)) {
        if search.isMended(exposure) { continue }
        let changes = search.changes(giving: exposure)
        if changes.isEmpty { hopeless.insert(Place(exposure)) }
        if hide(changes.joined().map(\.cell), for: exposure.cell) { hasHidden = true }
        for filling in changes { search.remember(filling) }
      }
      guard !hasHidden else { continue }
      // Room in fractions only: what stands closest is hidden too.
      for exposure in exposures where !hopeless.contains(Place(exposure)) {
        if search.isMended(exposure) {
          hasHidden = true
          break
        }
        guard let cell = cheapestShown(around: exposure.cell) else { continue }
        hasHidden = hide([cell], for: exposure.cell)
        break
      }
      if !hasHidden { return }
    }
  }

  mutating func showNeedless() {
    guard exposures.isEmpty else { return }
    let order = hidden.keys.sorted { a, b in
      let (costs, places) = ((problem.cells[a].cost ?? 0, problem.cells[b].cost ?? 0), a < b)
      return costs.0 != costs.1 ? costs.0 > costs.1 : places
    }
    for cell in order where search.showIfNeedless(cell) { hidden[cell] = nil }
  }

  /// - Returns: whether any of the cells was shown before.
  private mutating func hide(_ cells: [Int], for target: Int) -> Bool {
    let shown = cells.filter { !problem.cells[$0].isHidden }
    for cell in shown {
      search.hide(cell)
      hidden[cell] = hidden[cell] ?? target
    }
    return !shown.isEmpty
  }

  /// Those that need most first.
  private func isBefore(_ a: CellAudit.Exposure, _ b: CellAudit.Exposure) -> Bool {
    let (one, other) = (problem.cells[a.cell].protection, problem.cells[b.cell].protection)
    return one != other ? one > other : (a.cell, a.knownFrom ?? -1) < (b.cell, b.knownFrom ?? -1)
  }

  private func cheapestShown(around cell: Int) -> Int? {
    var (near, seen) = ([cell], Set([cell]))
    while !near.isEmpty {
      let next = near.flatMap { search.links.neighbours(of: $0, problem) }.filter {
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
