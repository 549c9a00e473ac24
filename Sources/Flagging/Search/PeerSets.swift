import Statistics

/// The peers of each member, and their combined values.
struct PeerSets: Sendable {
  /// The peers' indices in the family for each member; empty where too few have a figure.
  let places: [[Int]]
  private let outcomes: [Outcome?]
  /// The standard deviation between persons; nil for shares.
  private let spread: Double?

  init(_ family: Family, _ members: Members, _ settings: CandidateSettings, spread: Double?) {
    outcomes = family.outcomes
    self.spread = spread
    let all: [[Int]] =
      switch family.peers {
      case .nearest: Self.nearest(family, members, size: settings.peers)
      case .groups(let groups):
        members.places.map { own in
          guard groups.indices.contains(own), let group = groups[own] else { return [] }
          return groups.indices.filter { $0 != own && groups[$0] == group }
        }
      case .chosen(let peers):
        members.places.map { own in
          peers.indices.contains(own) ? peers[own].filter { $0 != own } : []
        }
      }
    places = all.map { [outcomes] peers in
      let known = peers.filter { outcomes.indices.contains($0) && outcomes[$0] != nil }
      return known.count >= settings.fewestPeers ? known : []
    }
  }

  /// The nearest units among all whose context is known, with or without a figure, so that suppression
  /// does not change who is a peer. Rows are ordered by name, which breaks ties.
  private static func nearest(_ family: Family, _ members: Members, size: Int) -> [[Int]] {
    guard !family.context.isEmpty else { return members.places.map { _ in [] } }
    let known = family.units.indices
      .filter { unit in family.context.allSatisfy { $0.values[unit]?.isFinite == true } }
      .sorted { family.units[$0] < family.units[$1] }
    let columns = family.context.map { column in known.compactMap { column.values[$0] } }
    var peers = family.units.map { _ in [Int]() }
    for (row, neighbours) in nearestNeighbours(columns, size: size).enumerated() {
      peers[known[row]] = neighbours.map { known[$0.unit] }
    }
    return members.places.map { peers[$0] }
  }

  /// The prediction for a member from its peers combined; nil where it has none.
  func prediction(_ member: Int, of outcome: Outcome, tauSquared: Double) -> Prediction? {
    let peers = places[member].compactMap { outcomes[$0] }
    guard !peers.isEmpty else { return nil }
    let counts = peers.map { Double($0.count) }
    let total = counts.reduce(0, +)
    let expected = zip(peers, counts).reduce(0) { $0 + $1.0.value * $1.1 } / total
    // Of the variance between units as much is left in the sum as its largest parts decide.
    let between = tauSquared * counts.reduce(0) { $0 + $1 * $1 } / (total * total)
    switch outcome {
    case .share(let share):
      return Prediction(
        share: expected, total: share.total,
        uncertainty: 1 / (total * expected * (1 - expected)) + between)
    case .mean(let mean):
      return spread.map {
        Prediction(
          mean: expected, chance: $0 * $0 / Double(mean.count),
          uncertainty: $0 * $0 / total + between)
      }
    }
  }
}
