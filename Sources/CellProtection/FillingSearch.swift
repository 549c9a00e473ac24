/// The search for fillings that lie far apart in the hidden cells of a problem, nearest first: among those that were
/// found before, among the cells that hang together by small sums, and among all that hang together.
struct FillingSearch {
  var problem: ProtectionProblem
  let links: CellLinks
  private(set) var known: KnownFillings
  /// The programs of the cells that hang together by small sums, and by all; each is loaded when first asked.
  private var small: ProgramLots
  private var large: ProgramLots
  /// The audits by which fillings are found that change single cells.
  private var blocks: BlockAudits?

  /// The most cells of a sum by which the nearest cells are found: one of a whole country brings in every place.
  private static let mostTermsNear = 60
  /// How many hidden cells a problem has at most in which a cell that might be shown again is looked at from all that
  /// hang together.
  static let mostThorough = 100

  /// - Parameter mayHideMore: whether further cells may be hidden; without it the programs hold the hidden ones alone.
  init(_ problem: ProtectionProblem, mayHideMore: Bool = false) {
    self.problem = problem
    links = CellLinks(problem)
    known = KnownFillings(cells: problem.cells.count)
    let isFree = { problem.cells[$0].isHidden || mayHideMore && problem.cells[$0].cost != nil }
    small = ProgramLots(problem, problem.lots(bySumsOf: Self.mostTermsNear, isFree))
    large = ProgramLots(problem, problem.lots(isFree))
  }

  /// The cheapest changes of cells that give an exposed one room, rounded, whether these are hidden or not: all at once,
  /// or in two lots of which each gives a part; none where nothing gives room.
  mutating func changes(giving exposure: CellAudit.Exposure) -> [[(cell: Int, change: Int)]] {
    let (cell, someone) = (exposure.cell, exposure.knownFrom)
    let needed = someone == nil ? problem.cells[cell].protection : 1
    let limit = problem.changes(of: cell)
    let isAllInOne = small.cells(with: cell).count == large.cells(with: cell).count
    for isSmall in isAllInOne ? [true] : [true, false] {
      guard
        let program = isSmall
          ? small.program(of: cell, problem, links) : large.program(of: cell, problem, links)
      else { return [] }
      func asked(_ bounds: ClosedRange<Int>, most: Bool = false) -> [(cell: Int, change: Int)]? {
        program.changes(
          problem,
          ChangeProgram.Question(target: cell, bounds: bounds, known: someone, most: most)
        )?.compactMap { cell, change in
          Int(exactly: change.rounded(.toNearestOrAwayFromZero)).map { (cell, $0) }
        }
      }
      let ways = [needed, -needed].compactMap { asked($0...$0) }
      if let cheapest = ways.min(by: { loss($0) < loss($1) }) { return [cheapest] }
      // Room on both sides together, where neither has enough.
      guard let up = asked(0...max(0, min(needed, limit.upperBound)), most: true) else { continue }
      let reached = up.first { $0.cell == cell }?.change ?? 0
      let rest = needed - reached
      if reached > 0, rest > 0, let down = asked(-rest...(-rest)) { return [up, down] }
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

  /// Hides a cell.
  mutating func hide(_ cell: Int) { problem.hideForOthers(cell) }

  /// Remembers changes of hidden cells where they agree with everything a reader knows.
  /// - Parameter changes: of different cells.
  mutating func remember(_ changes: [(cell: Int, change: Int)]) {
    known.add(changes.filter { $0.change != 0 }, problem, links)
  }

  /// Whether an exposed cell has become safe since.
  func isMended(_ exposure: CellAudit.Exposure) -> Bool {
    exposure.knownFrom.map { known.leavesOpen(exposure.cell, knowing: $0) }
      ?? isKnownSafe(exposure.cell)
  }

  /// Fillings that change a hidden cell: some of either sign by small sums, else one by all that hang together; none
  /// for a cell whose count is told.
  mutating func fillings(changing cell: Int) -> [[(cell: Int, change: Int)]] {
    let limit = problem.changes(of: cell)
    for bounds in [0...min(1, limit.upperBound), max(-1, limit.lowerBound)...0] {
      find(ChangeProgram.Question(target: cell, bounds: bounds, most: true, hiddenOnly: true))
    }
    if !known.isWide(cell, by: 1) {
      if blocks == nil { blocks = BlockAudits(ProtectionBlock.all(problem), inWholeNumbers: false) }
      if let (audit, column) = blocks?.audit(of: cell) {
        _ = audit.isWide(column, by: 1)
        take(audit)
      }
    }
    return known.fillings(changing: cell)
  }

  /// The hidden cells that are not safe, in order; none for tables that protect what they hide.
  mutating func exposures() -> [CellAudit.Exposure] {
    var blocks = BlockAudits(ProtectionBlock.all(problem))
    var exposures: [Int: CellAudit.Exposure] = [:]
    let needing = problem.cells.indices.filter {
      problem.cells[$0].isHidden && problem.cells[$0].protection > 0
    }
    let narrow = needing.filter { !isKnownSafe($0) }
    let bounds = narrow.isEmpty ? nil : SimpleBounds(problem)
    for cell in narrow {
      let limit = bounds?.changes[cell] ?? 0...0
      let isNarrow = limit.upperBound - limit.lowerBound < problem.cells[cell].protection
      if !isNarrow, isSafe(cell) || isSafe(cell, &blocks) { continue }
      if isNarrow { _ = isSafe(cell) }
      exposures[cell] = exposure(cell, within: known.range(cell), from: nil)
    }
    var found = Array(exposures.values)
    for someone in problem.cells.indices
    where problem.cells[someone].isHidden && problem.cells[someone].isKnownToOne {
      for cell in links.hiddenNear(someone, problem)
      where problem.cells[cell].protection > 0 && exposures[cell] == nil
        && !problem.isOfTheSameOne(cell, someone)
      {
        if isOpen(cell, to: someone) || isOpen(cell, to: someone, &blocks) { continue }
        found.append(exposure(cell, within: 0...0, from: someone))
      }
    }
    return found.sorted { ($0.cell, $0.knownFrom ?? -1) < ($1.cell, $1.knownFrom ?? -1) }
  }

  /// Shows a hidden cell again if all others are safe without it.
  mutating func showIfNeedless(_ cell: Int) -> Bool {
    let dropped = known.drop(changing: cell)
    problem.show(cell)
    if isSafeWithout(cell, dropped.cells) { return true }
    problem.hideForOthers(cell)
    known.restore(dropped)
    return false
  }

  private mutating func isSafeWithout(_ shown: Int, _ touched: Set<Int>) -> Bool {
    // A sum in which one hidden cell is left gives it back.
    for (place, _) in links.relations[shown] where problem.relations[place].isSum {
      let hidden = problem.relations[place].terms.filter { problem.cells[$0.cell].isHidden }
      if hidden.count == 1, let only = hidden.first, problem.cells[only.cell].protection > 0 {
        return false
      }
    }
    // In a large problem all that hangs together is not looked at for one cell: it stays hidden.
    let isSmall = problem.cells.count(where: \.isHidden) <= Self.mostThorough
    var blocks = BlockAudits(isSmall ? ProtectionBlock.all(problem) : [])
    let cells = touched.filter { problem.cells[$0].protection > 0 }.sorted()
    for cell in cells where !isKnownSafe(cell) && !isSafe(cell) {
      guard isSafe(cell, &blocks) else { return false }
    }
    for cell in cells {
      for someone in links.hiddenNear(cell, problem) where problem.cells[someone].isKnownToOne {
        if problem.isOfTheSameOne(cell, someone) || isOpen(cell, to: someone) { continue }
        guard isOpen(cell, to: someone, &blocks) else { return false }
      }
    }
    return true
  }

  private func exposure(_ cell: Int, within changes: ClosedRange<Int>, from known: Int?)
    -> CellAudit.Exposure
  {
    let value = problem.cells[cell].value
    return CellAudit.Exposure(
      cell: cell, possible: (value + changes.lowerBound)...(value + changes.upperBound),
      relations: links.relations(of: [cell]), knownFrom: known)
  }

  private func isKnownSafe(_ cell: Int) -> Bool {
    known.isWide(cell, by: problem.cells[cell].protection)
  }

  /// Whether the cells that hang together with one by small sums make it safe.
  private mutating func isSafe(_ cell: Int) -> Bool {
    let (needed, limit) = (problem.cells[cell].protection, problem.changes(of: cell))
    for isUp in [true, false] where !isKnownSafe(cell) {
      let range = known.range(cell)
      let bounds =
        isUp
        ? 0...min(limit.upperBound, needed + range.lowerBound)
        : max(limit.lowerBound, range.upperBound - needed)...0
      find(ChangeProgram.Question(target: cell, bounds: bounds, most: true, hiddenOnly: true))
    }
    return isKnownSafe(cell)
  }

  /// Whether all cells that hang together with one make it safe.
  private mutating func isSafe(_ cell: Int, _ blocks: inout BlockAudits) -> Bool {
    guard let (audit, column) = blocks.audit(of: cell) else { return false }
    _ = audit.isWide(column, by: problem.cells[cell].protection)
    take(audit)
    return isKnownSafe(cell)
  }

  /// Whether a cell's count stays open to whoever knows another's, by small sums.
  private mutating func isOpen(_ cell: Int, to someone: Int) -> Bool {
    let limit = problem.changes(of: cell)
    for change in [1, -1] where !known.leavesOpen(cell, knowing: someone) {
      let bounds = min(0, max(limit.lowerBound, change))...max(0, min(limit.upperBound, change))
      find(
        ChangeProgram.Question(
          target: cell, bounds: bounds, known: someone, most: true, hiddenOnly: true))
    }
    return known.leavesOpen(cell, knowing: someone)
  }

  /// Whether a cell's count stays open to whoever knows another's, by all cells that hang together with it.
  private mutating func isOpen(_ cell: Int, to someone: Int, _ blocks: inout BlockAudits) -> Bool {
    guard let (audit, column) = blocks.audit(of: cell), let place = audit.block.column(of: someone)
    else { return false }
    let isTold = audit.tells(place, column)
    take(audit)
    return !isTold
  }

  /// Asks the program of small sums, and remembers what it finds.
  private mutating func find(_ question: ChangeProgram.Question) {
    guard question.bounds != 0...0,
      let program = small.program(of: question.target, problem, links),
      let changes = program.changes(problem, question)
    else { return }
    remember(changes)
  }

  private mutating func take(_ audit: BlockAudit) {
    for filling in audit.newFillings() {
      remember(zip(audit.block.cells, filling).map { ($0, $1) })
    }
  }

  /// Remembers changes where they are whole and agree with everything a reader knows.
  private mutating func remember(_ changes: ChangeProgram.Changes) {
    remember(
      changes.compactMap { cell, change in
        Int(exactly: change.rounded()).map { (cell, $0) }
      })
  }
}
