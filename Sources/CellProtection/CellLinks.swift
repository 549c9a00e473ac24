/// Which relations each cell stands in.
struct CellLinks {
  /// For each cell its relations, in order, each with the cell's factor.
  let relations: [[(relation: Int, factor: Int)]]

  init(_ problem: ProtectionProblem) {
    var relations = [[(relation: Int, factor: Int)]](repeating: [], count: problem.cells.count)
    for (place, relation) in problem.relations.enumerated() {
      for term in relation.terms {
        if let last = relations[term.cell].indices.last,
          relations[term.cell][last].relation == place
        {
          relations[term.cell][last].factor += term.factor
        } else {
          relations[term.cell].append((place, term.factor))
        }
      }
    }
    self.relations = relations
  }

  /// The relations of some cells, in order.
  func relations(of cells: [Int]) -> [Int] {
    Set(cells.lazy.flatMap { relations[$0] }.map(\.relation)).sorted()
  }

  /// What changes add to the sum of each relation that they touch.
  func sums(of changes: [(cell: Int, change: Int)]) -> [Int: Int] {
    changes.reduce(into: [:]) { sums, changed in
      for (relation, factor) in relations[changed.cell] {
        sums[relation, default: 0] += factor * changed.change
      }
    }
  }

  func neighbours(of cell: Int, _ problem: ProtectionProblem) -> [Int] {
    Set(relations[cell].flatMap { problem.relations[$0.relation].terms.map(\.cell) }).sorted()
  }

  /// The hidden cells within two relations of a hidden cell, without it, in order.
  func hiddenNear(_ cell: Int, _ problem: ProtectionProblem) -> [Int] {
    var (near, last, followed) = (Set([cell]), [cell], Set<Int>())
    for _ in 0..<2 {
      var next: [Int] = []
      for known in last {
        for (relation, _) in relations[known] where followed.insert(relation).inserted {
          for term in problem.relations[relation].terms
          where problem.cells[term.cell].isHidden && near.insert(term.cell).inserted {
            next.append(term.cell)
          }
        }
      }
      last = next
    }
    return near.subtracting([cell]).sorted()
  }
}

extension ProtectionProblem {
  /// The cells that may change and hang together, each lot in order, and the lots in the order of their first cells.
  /// - Parameters:
  ///   - isFree: whether a cell may change.
  ///   - most: relations of more cells are not followed.
  func lots(bySumsOf most: Int = .max, _ isFree: (Int) -> Bool) -> [[Int]] {
    var sets = JoinedSets(count: cells.count)
    for relation in relations where relation.terms.count <= most {
      let free = relation.terms.lazy.map(\.cell).filter(isFree)
      guard let first = free.first else { continue }
      for cell in free { sets.join(first, cell) }
    }
    var (lots, places) = ([[Int]](), [Int: Int]())
    for cell in cells.indices where isFree(cell) {
      let root = sets.root(cell)
      let place = places[root] ?? lots.count
      if place == lots.count {
        places[root] = place
        lots.append([])
      }
      lots[place].append(cell)
    }
    return lots
  }
}

/// Sets of numbers that are joined pair by pair.
struct JoinedSets {
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
