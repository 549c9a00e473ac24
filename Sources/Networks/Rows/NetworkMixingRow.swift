import Files

/// The contacts that the actors of one group tell of with those of another: they may only be shown where nobody's own
/// answer can be seen in them.
public struct NetworkMixingRow: Sendable, Equatable {
  public enum Grouping: String, Sendable, CaseIterable { case sector, municipality }

  public enum Status: String, Sendable, CaseIterable { case shown, suppressed }

  public let grouping: Grouping
  public let from: String
  public let to: String
  /// How many told contacts there are; nil in a row that is suppressed, as all numbers are.
  public private(set) var ties: Int?
  /// How many could have been told by those who answered.
  public private(set) var possible: Int?
  public private(set) var status = Status.shown
  /// How many of the group that tells answered.
  package let respondents: Int

  package init(
    grouping: Grouping, from: String, to: String, ties: Int, possible: Int, respondents: Int
  ) {
    self.grouping = grouping
    self.from = from
    self.to = to
    self.ties = ties
    self.possible = possible
    self.respondents = respondents
  }

  /// The ties as a share of those that could have been told; nil where nobody could tell one.
  package var share: Double? {
    guard let ties, let possible, possible > 0 else { return nil }
    return Double(ties) / Double(possible)
  }

  /// Takes the numbers out.
  package mutating func suppress() { (ties, possible, status) = (nil, nil, .suppressed) }
}

extension NetworkMixingRow: TableRow {
  package static let table = ResultTable<NetworkMixingRow>(
    "network_mixing", "A row is the contacts from the actors of one group to those of another.",
    key: ["grouping", "from", "to"],
    [
      .word("grouping", "By what the actors are grouped.") { $0.grouping },
      .text("from", "The group of those who tell.") { $0.from },
      .text("to", "The group of those who are told of.") { $0.to },
      .count("ties", .pure, "The contacts that are told.") { $0.ties },
      .count("possible", .pure, "Those that could have been, by those who answered.") {
        $0.possible
      },
      .number("share", .pure, "The told as a share of the possible.") { $0.share },
      .word("status", "Whether the numbers may be shown.") { $0.status },
    ])
}

extension NetworkFindings {
  /// The groupings that have more than one group, before anything is withheld.
  package var mixingRows: [NetworkMixingRow] {
    rows(.sector, bySector) + rows(.municipality, byPlace)
  }

  /// How many pairs in contact lie inside a group.
  package func pairsInside(_ grouping: NetworkMixingRow.Grouping) -> Int {
    let group = grouping == .sector ? bySector.group : byPlace.group
    return pairs.count { $0.standing != nil && group[$0.first] == group[$0.second] }
  }

  private func rows(_ grouping: NetworkMixingRow.Grouping, _ mixing: Mixing) -> [NetworkMixingRow] {
    guard mixing.groups.count > 1 else { return [] }
    return mixing.groups.indices.flatMap { from in
      mixing.groups.indices.map { to in
        NetworkMixingRow(
          grouping: grouping, from: mixing.groups[from], to: mixing.groups[to],
          ties: mixing.ties[from][to], possible: mixing.possible[from][to],
          respondents: mixing.respondents[from])
      }
    }
  }
}
