/// How contacts lie inside groups of actors and across them.
package struct Mixing: Sendable {
  /// The groups' names, in order.
  package let groups: [String]
  /// The group of each actor.
  package let group: [Int]
  /// The number of told contacts, from a group to a group. What may be shown of them is said by `Disclosure`.
  let ties: [[Int]]
  /// The number that could have been told by those who answered.
  let possible: [[Int]]
  /// How many of each group answered.
  let respondents: [Int]

  package init(_ network: Network, by name: (NetworkActor) -> String) {
    let names = network.actors.map(name)
    let groups = Set(names).sorted()
    let places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
    let group = names.map { places[$0] ?? 0 }
    var ties = [[Int]](repeating: [Int](repeating: 0, count: groups.count), count: groups.count)
    for tie in network.ties where tie.isContact { ties[group[tie.from]][group[tie.to]] += 1 }
    let sizes = groups.indices.map { one in group.count { $0 == one } }
    let answered = groups.indices.map { one in
      network.actors.indices.count { group[$0] == one && network.actors[$0].hasAnswered }
    }
    self.groups = groups
    self.group = group
    self.ties = ties
    respondents = answered
    possible = groups.indices.map { from in
      groups.indices.map { to in answered[from] * (sizes[to] - (from == to ? 1 : 0)) }
    }
  }
}

/// The E–I index of a grouping: contacts across groups less those inside, as a share of all, from −1 to 1. Krackhardt
/// and Stern 1988, Soc. Psychol. Q. 51.
package struct EIIndex: Sendable, Equatable {
  package let value: Double
  /// The mean of the index when the groups' names are dealt out at random.
  package let expected: Double
  /// The probability of an index as far from the expected one, two-sided, from the same deals.
  package let pValue: Double

  /// The index of pairs that are each in contact once; nil where there are none.
  package static func value(_ pairs: [(Int, Int)], _ group: [Int]) -> Double? {
    guard !pairs.isEmpty else { return nil }
    let across = pairs.count { group[$0.0] != group[$0.1] }
    return Double(2 * across - pairs.count) / Double(pairs.count)
  }

  /// - Parameters:
  ///   - actors: those whose groups are dealt out anew; the others are in no pair.
  ///   - deals: how many times.
  /// - Returns: nil where nobody is in contact, or all are in one group.
  package init?(
    _ pairs: [(Int, Int)], _ group: [Int], among actors: [Int], deals: Int = 999,
    seed: UInt64 = SeededNumbers.usualSeed
  ) {
    guard let value = Self.value(pairs, group), Set(actors.map { group[$0] }).count > 1 else {
      return nil
    }
    var numbers = SeededNumbers(seed: seed, stream: 0)
    var dealt = group
    var drawn: [Double] = []
    for _ in 0..<deals {
      let names = actors.map { group[$0] }.shuffled(using: &numbers)
      for (actor, name) in zip(actors, names) { dealt[actor] = name }
      drawn.append(Self.value(pairs, dealt) ?? 0)
    }
    let expected = drawn.reduce(0, +) / Double(max(deals, 1))
    // Differences of the last bit are no differences.
    let distance = (value - expected).magnitude - 1e-12
    let asFar = drawn.count { ($0 - expected).magnitude >= distance }
    self.value = value
    self.expected = expected
    pValue = Double(1 + asFar) / Double(1 + deals)
  }
}
