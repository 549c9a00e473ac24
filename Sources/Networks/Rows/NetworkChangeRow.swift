import Files

/// What is not as it was in an earlier round.
package struct NetworkChangeRow: Sendable, Equatable {
  package enum What: String, Sendable, CaseIterable { case measure, actor, pair }

  package enum Kind: String, Sendable, CaseIterable {
    /// Of a measure, and of how often two work together.
    case changed
    /// Actors that were not asked before, and no longer are.
    case new, gone
    /// Contacts between two who answered both times.
    case begun, ended
    /// Wishes of both to work more together, of two in contact more often now.
    case wishMet = "wish_met"
  }

  package let what: What
  package let kind: Kind
  /// A measure's name, or an actor's id.
  package let first: String
  /// The other actor's id; empty for others.
  package let second: String
  package let before: Double?
  package let now: Double?
  /// Of a measure: whether what could have been then and what could be now do not meet; nil for others.
  package let isSure: Bool?

  package var difference: Double? {
    guard let before, let now else { return nil }
    return now - before
  }
}

extension NetworkChangeRow: UnrestrictedRow {
  package static let needsNoProtection = NetworkMeasureRow.needsNoProtection

  package static let table = ResultTable<NetworkChangeRow>(
    "network_change", "A row is what is not as it was in an earlier round.",
    key: ["what", "first", "second", "kind"],
    [
      .word("what", "What has changed.") { $0.what },
      .word("kind", "How.") { $0.kind },
      .text("first", "The measure, or the actor's id.") { $0.first },
      .text("second", "The other actor's id.") { $0.second },
      .number("before", .pure, "The value, or how often, then.", isWithheld: false) { $0.before },
      .number("now", .pure, "The same now.", isWithheld: false) { $0.now },
      .number("difference", .pure, "Now less then.", isWithheld: false) { $0.difference },
      .flag("sure", "Of a measure: whether what the missing answers allow then and now is apart.") {
        $0.isSure
      },
    ])
}

extension NetworkFindings {
  /// What has changed since an earlier round: measures, actors, and pairs of whom both answered both times.
  package func changes(since earlier: NetworkFindings) -> [NetworkChangeRow] {
    let measures = whole.compactMap { measure, value -> NetworkChangeRow? in
      guard let old = earlier[measure] else { return nil }
      return NetworkChangeRow(
        what: .measure, kind: .changed, first: measure.rawValue, second: "", before: old.value,
        now: value.value,
        isSure: old.range.flatMap { then in value.range.map { !$0.overlaps(then) } })
    }
    let (then, now) = (earlier.network.byID, network.byID)
    func actors(_ ids: Set<String>, _ kind: NetworkChangeRow.Kind) -> [NetworkChangeRow] {
      ids.sorted().map {
        NetworkChangeRow(
          what: .actor, kind: kind, first: $0, second: "", before: nil, now: nil, isSure: nil)
      }
    }
    return measures + actors(Set(now.keys).subtracting(then.keys), .new)
      + actors(Set(then.keys).subtracting(now.keys), .gone) + pairChanges(since: earlier)
  }

  private func pairChanges(since earlier: NetworkFindings) -> [NetworkChangeRow] {
    let both = network.answeredIDs.intersection(earlier.network.answeredIDs)
    let (then, now) = (earlier.pairsByIDs(among: both), pairsByIDs(among: both))
    return Set(then.keys).union(now.keys).sorted { $0.lexicographicallyPrecedes($1) }
      .compactMap { ids in
        let (old, new) = (then[ids]?.frequency ?? 0, now[ids]?.frequency ?? 0)
        guard old != new else { return nil }
        let kind: NetworkChangeRow.Kind =
          then[ids]?.wish == .both && new > old
          ? .wishMet : old == 0 ? .begun : new == 0 ? .ended : .changed
        return NetworkChangeRow(
          what: .pair, kind: kind, first: ids[0], second: ids[1], before: old, now: new,
          isSure: nil)
      }
  }

  private func pairsByIDs(among ids: Set<String>) -> [[String]: ActorPair] {
    let named = pairs.map { pair in
      ([network.actors[pair.first].id, network.actors[pair.second].id], pair)
    }
    return Dictionary(
      named.filter { ids.isSuperset(of: $0.0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Network {
  fileprivate var byID: [String: NetworkActor] {
    Dictionary(actors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  fileprivate var answeredIDs: Set<String> { Set(actors.filter(\.hasAnswered).map(\.id)) }
}
