/// The cells of linked tables of counts, which of them are hidden, and the relations by which a reader who
/// knows the others can compute them.
///
/// A filling is a whole number for each hidden cell that agrees with everything a reader knows: the cells
/// that are shown, the relations, and what is known from outside of each cell. A hidden cell is safe when
/// two fillings lie at least its protection apart in it.
public struct ProtectionProblem: Sendable {
  public private(set) var cells: [Cell]
  public private(set) var relations: [Relation]

  /// A count in a table.
  public struct Cell: Sendable, Hashable {
    /// The true count.
    public let value: Int
    /// What a reader knows of the count without any table: 0...n where n is known.
    public let outside: ClosedRange<Int>
    /// How far apart the least and the greatest possible value must lie while the cell is hidden; 0 for a
    /// cell that needs no protection.
    public internal(set) var protection: Int
    /// Whether somebody knows the count, since they are the only one in it.
    public let isKnownToOne: Bool
    /// Who that is, where they are the only one in several cells: a cell among them.
    fileprivate(set) var knower: Int?
    public internal(set) var isHidden: Bool
    /// What is lost when the cell is hidden, more than 0; nil for one that a reader can look up elsewhere, and
    /// that cannot be hidden.
    public let cost: Double?

    /// - Parameter protection: at most as wide as what is known from outside is taken.
    public init(
      _ value: Int, outside: ClosedRange<Int>, protection: Int = 0, isKnownToOne: Bool = false,
      isHidden: Bool, cost: Double? = 1
    ) {
      self.value = value
      self.outside = min(outside.lowerBound, value)...max(outside.upperBound, value)
      self.protection = max(0, min(protection, self.outside.upperBound - self.outside.lowerBound))
      self.isKnownToOne = isKnownToOne
      self.isHidden = isHidden
      self.cost = cost.map { max($0, 1e-6) }
    }
  }

  /// What a reader knows of several cells together: the sum of the cells, each times a factor, lies between
  /// two bounds.
  public struct Relation: Sendable, Hashable {
    public let terms: [Term]
    /// nil for no bound.
    public let least: Int?
    public let greatest: Int?

    public struct Term: Sendable, Hashable {
      /// The cell's place.
      public let cell: Int
      public let factor: Int
    }

    public init(_ terms: [(cell: Int, factor: Int)], least: Int?, greatest: Int?) {
      self.terms = terms.map { Term(cell: $0.cell, factor: $0.factor) }
      self.least = least
      self.greatest = greatest
    }

    /// A total that is the sum of its parts and a known rest.
    public static func sum(_ total: Int, of parts: [Int], and rest: Int = 0) -> Relation {
      Relation([(total, 1)] + parts.map { ($0, -1) }, least: rest, greatest: rest)
    }
  }

  /// - Throws: `Inconsistent` for the first relation that the true counts do not satisfy, or that names a
  ///   place without a cell.
  public init(_ cells: [Cell], _ relations: [Relation]) throws(Inconsistent) {
    self.cells = cells
    self.relations = relations
    for (place, relation) in relations.enumerated() {
      guard relation.terms.allSatisfy({ cells.indices.contains($0.cell) }),
        relation.holds({ cells[$0].value })
      else { throw Inconsistent(relation: place) }
    }
  }

  /// Creates a problem of totals with some of their parts: what a total has beside these is known, so that the true
  /// counts satisfy every relation.
  /// - Parameters:
  ///   - totals: by places of cells.
  ///   - nested: cells of which the first counts all whom the second does, and of how many more people it is at most;
  ///     where the true counts say otherwise, a reader knows only as much.
  ///   - wholes: cells whose sum everybody knows.
  package init(
    _ cells: [Cell], adding totals: [(total: Int, parts: [Int])],
    nesting nested: [(whole: Int, part: Int, more: Int)] = [], sharing wholes: [[Int]] = []
  ) {
    self.cells = cells
    relations =
      totals.map { total, parts in
        .sum(total, of: parts, and: cells[total].value - parts.reduce(0) { $0 + cells[$1].value })
      }
      + nested.map { whole, part, more in
        let difference = cells[whole].value - cells[part].value
        return Relation(
          [(whole, 1), (part, -1)], least: min(0, difference), greatest: max(more, difference))
      }
      + wholes.map { parts in
        let sum = parts.reduce(0) { $0 + cells[$1].value }
        return Relation(parts.map { ($0, 1) }, least: sum, greatest: sum)
      }
    joinKnowers(totals.map { [$0] + $1 } + nested.map { [$0.whole, $0.part] })
  }

  /// Whoever is the only one with the event in all and in some of these is the same person, and so is who is the only
  /// one without.
  /// - Parameter families: a cell, and others whose people are among its own.
  private mutating func joinKnowers(_ families: [[Int]]) {
    var sets = JoinedSets(count: cells.count)
    for family in families {
      guard let whole = family.first, cells[whole].isKnownToOne else { continue }
      for part in family.dropFirst()
      where cells[part].isKnownToOne && cells[part].isAloneWith == cells[whole].isAloneWith {
        sets.join(whole, part)
      }
    }
    for cell in cells.indices where cells[cell].isKnownToOne {
      cells[cell].knower = sets.root(cell)
    }
  }

  /// Whether what somebody knows of one cell since they are alone in it is what they know of another.
  func isOfTheSameOne(_ a: Int, _ b: Int) -> Bool {
    cells[a].knower.map { $0 == cells[b].knower } ?? false
  }

  /// A relation that the cells contradict.
  public struct Inconsistent: Error, Equatable {
    /// Its place.
    public let relation: Int
  }

  /// Hides a cell that needs no protection of its own, but is not to be known exactly either.
  mutating func hideForOthers(_ cell: Int) {
    cells[cell].isHidden = true
    let outside = cells[cell].outside
    cells[cell].protection = min(1, outside.upperBound - outside.lowerBound)
  }

  mutating func show(_ cell: Int) {
    cells[cell].isHidden = false
    cells[cell].protection = 0
  }
}

extension ProtectionProblem.Cell {
  /// Whether the one who knows the count is who has the event, and not who has it not.
  fileprivate var isAloneWith: Bool { value == 1 }
}

extension ProtectionProblem.Relation {
  /// Whether the relation says what the cells add up to.
  var isSum: Bool { least != nil && least == greatest }

  /// Whether the relation holds for some values of its cells, in whole numbers.
  func holds(_ value: (Int) -> Int) -> Bool { allows(sum(value)) }

  /// Whether the relation still holds when so much is added to its sum.
  func leaves(_ added: Int, _ cells: [ProtectionProblem.Cell]) -> Bool {
    allows(added + sum { cells[$0].value })
  }

  /// The sum of the cells, each times its factor.
  func sum(_ value: (Int) -> Int) -> Int { terms.reduce(0) { $0 + $1.factor * value($1.cell) } }

  private func allows(_ sum: Int) -> Bool {
    least.map { $0 <= sum } ?? true && greatest.map { sum <= $0 } ?? true
  }
}
