import CellProtection
import Chance

/// A small table of counts over up to three dimensions, with its totals and some cells hidden.
struct MadeHierarchy {
  let problem: ProtectionProblem

  /// - Parameter random: decides sizes, counts, what is hidden, and what is known from outside.
  init(_ random: inout SplitMix64) throws {
    let dimensions = 1 + random.below(3)
    // Each dimension has a total (place 0) and parts; the first may have a region of two of them.
    let sizes = (0..<dimensions).map { _ in 2 + random.below(dimensions == 3 ? 1 : 3) }
    let width = sizes.map { $0 + 1 }
    let count = width.reduce(1, *)
    func places(_ index: Int) -> [Int] {
      var (index, places) = (index, [Int]())
      for size in width {
        places.append(index % size)
        index /= size
      }
      return places
    }
    func index(_ places: [Int]) -> Int {
      zip(places, width).reversed().reduce(0) { $0 * $1.1 + $1.0 }
    }
    var values = [Int](repeating: 0, count: count)
    for cell in 0..<count where !places(cell).contains(0) {
      let value = random.below(4)
      for totals in 0..<(1 << dimensions) {
        values[index(places(cell).enumerated().map { totals >> $0 & 1 == 1 ? 0 : $1 })] += value
      }
    }
    var relations: [ProtectionProblem.Relation] = []
    for cell in 0..<count {
      for dimension in 0..<dimensions where places(cell)[dimension] == 0 {
        relations.append(
          .sum(
            cell,
            of: (1...sizes[dimension]).map { part in
              var places = places(cell)
              places[dimension] = part
              return index(places)
            }))
      }
    }
    let most = 3 + random.below(5)
    var hidden = 0
    var cells = values.map { value in
      let isHidden = hidden < most && random.below(3) > 0
      hidden += isHidden ? 1 : 0
      return ProtectionProblem.Cell(
        value,
        outside: max(0, value - 1 - random.below(3))...(value + random.below(4)),
        protection: isHidden && random.below(2) == 0 ? 1 + random.below(4) : 0,
        isKnownToOne: isHidden && value == 1, isHidden: isHidden,
        cost: random.below(12) == 0 ? nil : Double(1 + random.below(20)))
    }
    if sizes[0] > 2, random.below(2) == 0 {
      // A region that cuts across, and a percentage of it.
      let parts = [index([1] + places(0).dropFirst()), index([2] + places(0).dropFirst())]
      let sum = parts.reduce(0) { $0 + values[$1] }
      cells.append(ProtectionProblem.Cell(sum, outside: 0...(sum + 3), isHidden: false, cost: 5))
      relations.append(.sum(cells.count - 1, of: parts))
      if sum > 0 {
        let printed = Int((Double(values[parts[0]]) * 100 / Double(sum)).rounded())
        relations += ProtectionProblem.Relation.percentage(
          printed, decimals: 0, of: parts[0], in: cells.count - 1)
      }
    }
    problem = try ProtectionProblem(cells, relations)
  }
}

extension ProtectionProblem.Relation {
  /// A percentage of one cell in another, as printed: both relations that its rounding leaves.
  /// - Parameters:
  ///   - printed: the percentage in units of its last decimal: 123 for 12.3 %.
  ///   - decimals: at least 0.
  static func percentage(_ printed: Int, decimals: Int, of part: Int, in whole: Int) -> [Self] {
    let scale = (0..<decimals).reduce(200) { scale, _ in scale * 10 }
    return [
      Self([(part, scale), (whole, 1 - 2 * printed)], least: 0, greatest: nil),
      Self([(part, scale), (whole, -1 - 2 * printed)], least: nil, greatest: 0),
    ]
  }
}

/// Every filling of a problem, found by trying every count of every hidden cell.
struct EveryFilling {
  private let hidden: [Int]
  private let outside: [ClosedRange<Int>]
  /// For each hidden cell the relations it stands in with its factor, and for each relation its bounds.
  private var standsIn: [[(relation: Int, factor: Int)]]
  private var bounds: [ClosedRange<Int>]
  /// For each relation the sum of what is set, and the least and greatest of what is not.
  private var (sums, least, greatest): ([Int], [Int], [Int])
  private var values: [Int]
  /// The least and the greatest count of each hidden cell, by place.
  private(set) var ranges: [Int: ClosedRange<Int>] = [:]

  init(_ problem: ProtectionProblem) {
    let cells = problem.cells
    hidden = cells.indices.filter { cells[$0].isHidden }
    outside = hidden.map { cells[$0].outside }
    values = hidden.map { cells[$0].value }
    standsIn = hidden.map { _ in [] }
    bounds = problem.relations.map { ($0.least ?? -1_000_000)...($0.greatest ?? 1_000_000) }
    (sums, least, greatest) = (bounds.map { _ in 0 }, bounds.map { _ in 0 }, bounds.map { _ in 0 })
    for (place, relation) in problem.relations.enumerated() {
      for term in relation.terms {
        guard let column = hidden.firstIndex(of: term.cell) else {
          sums[place] += term.factor * cells[term.cell].value
          continue
        }
        standsIn[column].append((place, term.factor))
        let ends = [outside[column].lowerBound, outside[column].upperBound].map {
          $0 * term.factor
        }
        least[place] += min(ends[0], ends[1])
        greatest[place] += max(ends[0], ends[1])
      }
    }
    fill(0)
  }

  private mutating func fill(_ column: Int) {
    guard column < hidden.count else {
      for (cell, value) in zip(hidden, values) {
        let range = ranges[cell] ?? value...value
        ranges[cell] = min(range.lowerBound, value)...max(range.upperBound, value)
      }
      return
    }
    let (lowest, highest) = (outside[column].lowerBound, outside[column].upperBound)
    var value = lowest
    while value <= highest {
      values[column] = value
      var isPossible = true
      for (relation, factor) in standsIn[column] {
        sums[relation] += factor * value
        least[relation] -= factor * (factor > 0 ? lowest : highest)
        greatest[relation] -= factor * (factor > 0 ? highest : lowest)
        if sums[relation] + least[relation] > bounds[relation].upperBound
          || sums[relation] + greatest[relation] < bounds[relation].lowerBound
        {
          isPossible = false
        }
      }
      if isPossible { fill(column + 1) }
      for (relation, factor) in standsIn[column] {
        sums[relation] -= factor * value
        least[relation] += factor * (factor > 0 ? lowest : highest)
        greatest[relation] += factor * (factor > 0 ? highest : lowest)
      }
      value += 1
    }
  }
}
