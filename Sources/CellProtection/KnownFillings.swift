/// Fillings that were found, as what is added to the true counts. Each was checked in whole numbers against
/// everything that a reader knows, so that an error of a solver makes a cell look less safe, never safer.
struct KnownFillings {
  private var fillings: [[(cell: Int, change: Int)]] = []
  private var isDropped: [Bool] = []
  /// For each cell the fillings that change it.
  private var changing: [[(filling: Int, change: Int)]]

  init(cells: Int) { changing = Array(repeating: [], count: cells) }

  /// Takes a filling in, unless a reader could tell that it is wrong.
  /// - Parameter changes: of different cells, none of them 0.
  mutating func add(
    _ changes: [(cell: Int, change: Int)], _ problem: ProtectionProblem, _ links: CellLinks
  ) {
    guard !changes.isEmpty, problem.allows(changes, links) else { return }
    for (cell, change) in changes { changing[cell].append((fillings.count, change)) }
    fillings.append(changes)
    isDropped.append(false)
  }

  /// The least and the greatest change of a cell.
  func range(_ cell: Int) -> ClosedRange<Int> {
    var (least, most) = (0, 0)
    for (filling, change) in changing[cell] where !isDropped[filling] {
      (least, most) = (min(least, change), max(most, change))
    }
    return least...most
  }

  /// Whether two fillings lie so far apart in a cell.
  func isWide(_ cell: Int, by protection: Int) -> Bool {
    let range = range(cell)
    return range.upperBound - range.lowerBound >= protection
  }

  /// Whether a cell's count stays open to whoever knows another's.
  func leavesOpen(_ cell: Int, knowing known: Int) -> Bool {
    changing[cell].contains { filling, _ in
      !isDropped[filling] && !changing[known].contains { $0.filling == filling }
    }
  }

  /// The fillings that change a cell.
  func fillings(changing cell: Int) -> [[(cell: Int, change: Int)]] {
    changing[cell].filter { !isDropped[$0.filling] }.map { fillings[$0.filling] }
  }

  /// Fillings that hold no more since a cell is shown, and the cells that they changed.
  struct Dropped {
    fileprivate let fillings: [Int]
    let cells: Set<Int>
  }

  /// Drops the fillings that change a cell.
  mutating func drop(changing cell: Int) -> Dropped {
    let places = changing[cell].map(\.filling).filter { !isDropped[$0] }
    for place in places { isDropped[place] = true }
    return Dropped(
      fillings: places, cells: Set(places.flatMap { fillings[$0].map(\.cell) }))
  }

  mutating func restore(_ dropped: Dropped) {
    for place in dropped.fillings { isDropped[place] = false }
  }
}

extension ProtectionProblem {
  /// Whether changes of hidden cells leave everything a reader knows as it is.
  func allows(_ changes: [(cell: Int, change: Int)], _ links: CellLinks) -> Bool {
    changes.allSatisfy { cell, change in
      cells[cell].isHidden && self.changes(of: cell).contains(change)
    }
      && links.sums(of: changes).allSatisfy { place, sum in
        sum == 0 || relations[place].leaves(sum, cells)
      }
  }
}
