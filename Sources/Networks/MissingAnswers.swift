/// What the rows of those who did not answer could hold: the pairs of actors of which something is not known.
struct MissingAnswers {
  /// Who did not answer.
  let missing: [Int]
  private let actors: Int
  private let network: Network
  private let pairs: [ActorPair]

  init(_ network: Network, _ pairs: [ActorPair]) {
    self.network = network
    self.pairs = pairs
    actors = network.actors.count
    missing = network.actors.indices.filter { !network.actors[$0].hasAnswered }
  }

  private var isComplete: Bool { missing.isEmpty }

  private func bounded(_ value: Double, _ lower: Double, _ upper: Double) -> UncertainValue {
    guard !isComplete else { return UncertainValue(value, value...value, .complete) }
    return UncertainValue(value, min(lower, upper)...max(lower, upper), .bounds)
  }

  /// Contacts that those told of who did not answer.
  private var toMissing: Double {
    Double(network.ties.count { $0.isContact && !network.actors[$0.to].hasAnswered })
  }

  /// Pairs of two who did not answer.
  private var pairsWithin: Double { Double(missing.count * (missing.count - 1) / 2) }

  /// Pairs of one who did not answer with anybody.
  private var pairsWithMissing: Double {
    let answered = actors - missing.count
    return Double(missing.count * answered) + pairsWithin
  }

  /// The cells of the missing rows.
  private var cells: Double { Double(missing.count * max(actors - 1, 0)) }

  private var ties: Double { Double(network.ties.count { $0.isContact }) }

  private var contactPairs: Double { Double(pairs.count { $0.standing != nil }) }

  private func count(_ standing: ActorPair.Standing) -> Double {
    Double(pairs.count { $0.standing == standing })
  }

  /// Told contacts.
  var told: UncertainValue { bounded(ties, ties, ties + cells) }

  /// Pairs in contact: every pair with somebody missing may be one.
  var inContact: UncertainValue {
    bounded(contactPairs, contactPairs, contactPairs + pairsWithMissing - toMissing)
  }

  /// Of the cells that were answered, the share with a contact; nil where nobody answered.
  var density: UncertainValue? {
    let all = Double(actors * max(actors - 1, 0))
    guard all - cells > 0 else { return nil }
    return bounded(ties / (all - cells), ties / all, (ties + cells) / all)
  }

  /// Of the contacts told between two who answered, the share told by both; nil where there are none.
  var reciprocity: UncertainValue? {
    let returned = 2 * count(.confirmed)
    let known = returned + count(.oneSided)
    guard known > 0 else { return nil }
    // Least: nobody returns a tie, and tells of whoever did not tell. Most: they return all, and no other.
    let told = toMissing
    let least = returned / (ties + pairsWithMissing - told)
    let most =
      (returned + 2 * told + 2 * pairsWithin) / (ties + told + 2 * pairsWithin)
    return bounded(returned / known, least, most)
  }

  var confirmed: UncertainValue {
    let now = count(.confirmed)
    return bounded(now, now, now + toMissing + pairsWithin)
  }

  /// Of every pair with somebody missing one may tell, and the other not.
  var oneSided: UncertainValue {
    let now = count(.oneSided)
    return bounded(now, now, now + pairsWithMissing)
  }

  var unconfirmed: UncertainValue { UncertainValue(count(.unconfirmed)) }

  /// The number of components among those who are known: one who did not answer may be in contact with all.
  func components(_ components: Int) -> UncertainValue {
    bounded(Double(components), components > 0 ? 1 : 0, Double(components + unknown))
  }

  /// Those who did not answer, and whom nobody told of.
  private var unknown: Int { network.known.count { !$0 } }

  /// The E–I index: all unknown pairs may lie inside groups, or all across; nil without contacts.
  func index(_ group: [Int]) -> UncertainValue? {
    let contacts = pairs.filter { $0.standing != nil }.map { ($0.first, $0.second) }
    guard let value = EIIndex.value(contacts, group) else { return nil }
    let across = contacts.count { group[$0.0] != group[$0.1] }
    let inside = contacts.count - across
    var (unknownAcross, unknownInside) = (0, 0)
    let met = Set(contacts.map { $0.0 * actors + $0.1 })
    for one in missing {
      for other in 0..<actors where other != one {
        // A pair of two who are missing is met from the first.
        if !network.actors[other].hasAnswered, other < one { continue }
        if met.contains(min(one, other) * actors + max(one, other)) { continue }
        if group[one] == group[other] { unknownInside += 1 } else { unknownAcross += 1 }
      }
    }
    func index(_ across: Int, _ inside: Int) -> Double {
      Double(across - inside) / Double(across + inside)
    }
    return bounded(
      value, index(across, inside + unknownInside), index(across + unknownAcross, inside))
  }

  /// Pairs that both wish to work more together.
  var mutualWishes: UncertainValue {
    let now = Double(pairs.count { $0.wish == .both })
    let waiting = pairs.count { pair in
      switch pair.wish {
      case .first: !network.actors[pair.second].hasAnswered
      case .second: !network.actors[pair.first].hasAnswered
      case .both, nil: false
      }
    }
    return bounded(now, now, now + Double(waiting) + pairsWithin)
  }

  /// Pairs of whom one wishes it.
  var oneSidedWishes: UncertainValue {
    func isOpen(_ pair: ActorPair) -> Bool {
      !network.actors[pair.first].hasAnswered || !network.actors[pair.second].hasAnswered
    }
    let now = pairs.filter { $0.wish == .first || $0.wish == .second }
    let open = Double(now.count(where: isOpen))
    let closed = Double(now.count) - open
    return bounded(Double(now.count), closed, closed + pairsWithMissing)
  }
}
