/// Hidden cells that hang together by relations, as what may be added to their true counts.
struct ProtectionBlock {
  /// The places of the hidden cells, ascending.
  let cells: [Int]
  /// The places of the relations that hold any of them.
  let relations: [Int]
  /// What may be added to each cell.
  let changes: [ClosedRange<Int>]
  let rows: [Row]

  /// A relation between the changes.
  struct Row {
    let terms: [(column: Int, factor: Int)]
    let least: Int?
    let greatest: Int?
  }

  init(_ problem: ProtectionProblem, cells: [Int], relations: [Int]) {
    self.cells = cells
    self.relations = relations
    changes = cells.map { problem.changes(of: $0) }
    let columns = Dictionary(
      cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    rows = relations.map { Row(problem, $0, columns) }
  }

  /// All blocks, in the order of their first cells.
  static func all(_ problem: ProtectionProblem) -> [ProtectionBlock] {
    let lots = problem.lots { problem.cells[$0].isHidden }
    var lot: [Int: Int] = [:]
    for (place, cells) in lots.enumerated() {
      for cell in cells { lot[cell] = place }
    }
    var relations = lots.map { _ in [Int]() }
    for (place, relation) in problem.relations.enumerated() {
      if let of = relation.terms.lazy.compactMap({ lot[$0.cell] }).first {
        relations[of].append(place)
      }
    }
    return zip(lots, relations).map { ProtectionBlock(problem, cells: $0, relations: $1) }
  }

  /// Whether changes of the cells leave everything a reader knows as it is.
  func allows(_ changes: [Int]) -> Bool {
    guard zip(self.changes, changes).allSatisfy({ $0.contains($1) }) else { return false }
    return rows.allSatisfy { row in
      let sum = row.terms.reduce(0) { $0 + $1.factor * changes[$1.column] }
      return row.least.map { $0 <= sum } ?? true && row.greatest.map { sum <= $0 } ?? true
    }
  }
}

extension ProtectionBlock.Row {
  /// - Parameter columns: those of the cells that may change.
  init(_ problem: ProtectionProblem, _ place: Int, _ columns: [Int: Int]) {
    let relation = problem.relations[place]
    let sum = relation.terms.reduce(0) { $0 + $1.factor * problem.cells[$1.cell].value }
    var factors: [Int: Int] = [:]
    for term in relation.terms {
      if let column = columns[term.cell] { factors[column, default: 0] += term.factor }
    }
    terms = factors.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    least = relation.least.map { $0 - sum }
    greatest = relation.greatest.map { $0 - sum }
  }

  var bounds: ClosedRange<Double> {
    let lower = least.map(Double.init) ?? -LinearProgram.infinity
    return lower...max(lower, greatest.map(Double.init) ?? LinearProgram.infinity)
  }

  var linear: LinearProgram.Row {
    LinearProgram.Row(
      terms: terms.map { (column: $0.column, factor: Double($0.factor)) }, bounds: bounds)
  }
}

extension ProtectionProblem {
  /// What may be added to a cell's true count.
  func changes(of cell: Int) -> ClosedRange<Int> {
    let cell = cells[cell]
    return (cell.outside.lowerBound - cell.value)...(cell.outside.upperBound - cell.value)
  }
}

extension ClosedRange<Int> {
  var real: ClosedRange<Double> { Double(lowerBound)...Double(upperBound) }
}

extension ProtectionBlock {
  /// The column of a cell.
  func column(of cell: Int) -> Int? {
    let place = cells.firstPlace { $0 >= cell }
    return cells.indices.contains(place) && cells[place] == cell ? place : nil
  }
}

extension [Int] {
  /// The first place from which on a condition holds, in a list at whose end it holds.
  fileprivate func firstPlace(_ isLate: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isLate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
