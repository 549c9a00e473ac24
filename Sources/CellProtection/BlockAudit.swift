/// The search for fillings of one block that lie far apart. What it has found is proven: each filling is
/// checked in whole numbers, so that an error of a solver makes a cell look less safe, never safer.
final class BlockAudit {
  let block: ProtectionBlock
  /// The least and the greatest change of each cell in a filling that was found.
  private(set) var found: [ClosedRange<Int>]
  private let program: LinearProgram?
  private let rows: [LinearProgram.Row]
  private let inWholeNumbers: Bool
  private var changes: [ClosedRange<Double>]
  /// The fillings that were found, the last of many.
  private(set) var fillings: [[Int]] = []
  private var untaken: [[Int]] = []

  /// The most fillings that are remembered.
  private static let mostFillings = 200
  /// By how much a bound may miss a whole number that it stands for.
  private static let tolerance = 1e-5

  /// - Parameter inWholeNumbers: whether whole-number programs are solved where linear ones give no filling; without
  ///   them less is found, and faster.
  init(_ block: ProtectionBlock, inWholeNumbers: Bool = true) {
    self.inWholeNumbers = inWholeNumbers
    self.block = block
    found = block.cells.map { _ in 0...0 }
    changes = block.changes.map(\.real)
    rows = block.rows.map(\.linear)
    program = LinearProgram(columns: changes, rows: rows)
  }

  /// Finds the least and the greatest possible count of a column's cell.
  func bound(_ column: Int) {
    extend(column, up: true)
    extend(column, up: false)
  }

  /// Whether two fillings lie so far apart in a column, looking no further than needed.
  func isWide(_ column: Int, by protection: Int) -> Bool {
    for isUp in [true, false] where width(column) < protection { extend(column, up: isUp) }
    return width(column) >= protection
  }

  /// Whether whoever knows one column's count knows another's too.
  func tells(_ known: Int, _ column: Int) -> Bool {
    func differs() -> Bool { fillings.contains { $0[known] == 0 && $0[column] != 0 } }
    if differs() { return false }
    let free = changes[known]
    hold(known, 0...0)
    defer { hold(known, free) }
    for isUp in [true, false] where !differs() { extend(column, up: isUp, again: true) }
    return !differs()
  }

  private func width(_ column: Int) -> Int { found[column].upperBound - found[column].lowerBound }

  private func hold(_ column: Int, _ bounds: ClosedRange<Double>) {
    changes[column] = bounds
    program?.bound(column, bounds)
  }

  /// - Parameter again: whether a filling is wanted that reaches no further than those found.
  private func extend(_ column: Int, up isUp: Bool, again: Bool = false) {
    let reached = isUp ? found[column].upperBound : found[column].lowerBound
    let end = isUp ? block.changes[column].upperBound : block.changes[column].lowerBound
    guard again || reached != end else { return }
    var objective = [Double](repeating: 0, count: changes.count)
    objective[column] = isUp ? -1 : 1
    guard let solution = program?.minimum(objective) else { return }
    // Rounded inward: no filling lies beyond the last whole number before the bound.
    let bound = Int((solution.objective - Self.tolerance).rounded(.up))
    let rounded = solution.columns.compactMap { Int(exactly: $0.rounded()) }
    let least = take(rounded) ? (isUp ? -rounded[column] : rounded[column]) : nil
    let known = again ? least : min(least ?? .max, isUp ? -reached : reached)
    if let known, known <= bound { return }
    guard inWholeNumbers else { return }
    if let whole = WholeProgram(columns: changes, rows: rows).minimum(objective) { take(whole) }
  }

  @discardableResult
  private func take(_ filling: [Int]) -> Bool {
    guard filling.count == found.count, block.allows(filling) else { return false }
    for (column, change) in filling.enumerated() {
      let range = found[column]
      found[column] = min(range.lowerBound, change)...max(range.upperBound, change)
    }
    if fillings.count == Self.mostFillings { fillings.removeFirst() }
    fillings.append(filling)
    untaken.append(filling)
    return true
  }

  /// The fillings found since this was asked last.
  func newFillings() -> [[Int]] {
    defer { untaken = [] }
    return untaken
  }
}
