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
    var sets = JoinedSets(count: problem.cells.count)
    for relation in problem.relations {
      let hidden = relation.terms.lazy.map(\.cell).filter { problem.cells[$0].isHidden }
      guard let first = hidden.first else { continue }
      for cell in hidden { sets.join(first, cell) }
    }
    var (order, members, relations) = ([Int](), [Int: [Int]](), [Int: [Int]]())
    for cell in problem.cells.indices where problem.cells[cell].isHidden {
      let root = sets.root(cell)
      if members[root] == nil { order.append(root) }
      members[root, default: []].append(cell)
    }
    for (place, relation) in problem.relations.enumerated() {
      guard let cell = relation.terms.first(where: { problem.cells[$0.cell].isHidden })?.cell
      else { continue }
      relations[sets.root(cell), default: []].append(place)
    }
    return order.map {
      ProtectionBlock(problem, cells: members[$0] ?? [], relations: relations[$0] ?? [])
    }
  }

  /// Whether changes of the cells leave everything a reader knows as it is.
  func allows(_ changes: [Int]) -> Bool {
    guard zip(self.changes, changes).allSatisfy({ $0.contains($1) }) else { return false }
    return rows.allSatisfy { row in
      let sum = row.terms.reduce(0) { $0 + $1.factor * changes[$1.column] }
      return row.least.map { $0 <= sum } ?? true && row.greatest.map { sum <= $0 } ?? true
    }
  }

  /// The columns within two relations of a column.
  func neighbours(of column: Int) -> Set<Int> {
    var near: Set = [column]
    for _ in 0..<2 {
      for row in rows where row.terms.contains(where: { near.contains($0.column) }) {
        near.formUnion(row.terms.map(\.column))
      }
    }
    return near.subtracting([column])
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

/// Sets of numbers that are joined pair by pair.
private struct JoinedSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    parents[max(a, b)] = min(a, b)
  }
}
