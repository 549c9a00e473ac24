/// Two actors of whom at least one said something of the other.
package struct ActorPair: Sendable {
  /// The one that comes first in the network's order.
  package let first: Int
  package let second: Int
  /// What the first said of the second, and the second of the first.
  package fileprivate(set) var forth: ToldTie?
  package fileprivate(set) var back: ToldTie?
  fileprivate let answered: (first: Bool, second: Bool)

  /// How far a contact is sure.
  package enum Standing: String, Sendable, CaseIterable {
    /// Both say that they work together.
    case confirmed
    /// Both answered, and one says so.
    case oneSided = "one_sided"
    /// One says so, and the other did not answer.
    case unconfirmed
  }

  /// Who wishes for more work together.
  package enum Wish: String, Sendable, CaseIterable {
    case both, first, second
  }

  /// Nil where nobody says that they work together.
  package var standing: Standing? {
    switch (forth?.isContact == true, back?.isContact == true) {
    case (true, true): .confirmed
    case (false, false): nil
    default: answered.first && answered.second ? .oneSided : .unconfirmed
    }
  }

  /// Nil where neither does.
  package var wish: Wish? {
    switch (forth?.wishesMore == true, back?.wishesMore == true) {
    case (true, true): .both
    case (true, false): .first
    case (false, true): .second
    case (false, false): nil
    }
  }

  /// How often they work together, the mean of what was said; 0 where nobody says so.
  package var frequency: Double {
    let told = [forth, back].compactMap { $0?.frequency }
    return told.isEmpty ? 0 : told.reduce(0, +) / Double(told.count)
  }
}

extension Network {
  /// The pairs of whom something was said, in order.
  package var pairs: [ActorPair] {
    var pairs: [Int: ActorPair] = [:]
    for tie in ties {
      let (first, second) = (min(tie.from, tie.to), max(tie.from, tie.to))
      let key = first * actors.count + second
      var pair =
        pairs[key]
        ?? ActorPair(
          first: first, second: second,
          answered: (actors[first].hasAnswered, actors[second].hasAnswered))
      if tie.from == first { pair.forth = tie } else { pair.back = tie }
      pairs[key] = pair
    }
    return pairs.values.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}
