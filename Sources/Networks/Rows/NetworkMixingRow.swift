import Files

/// The contacts from one group of actors to another.
package struct NetworkMixingRow: Sendable, Equatable {
  package enum Grouping: String, Sendable, CaseIterable { case sector, municipality }

  package let grouping: Grouping
  package let from: String
  package let to: String
  package let ties: Int
  package let possible: Int

  /// The ties as a share of those that could have been told; nil where nobody could tell one.
  package var share: Double? { possible == 0 ? nil : Double(ties) / Double(possible) }
}

extension NetworkMixingRow: UnrestrictedRow {
  package static let needsNoProtection =
    "It counts contacts of services, which are shown one by one."

  package static let table = ResultTable<NetworkMixingRow>(
    "network_mixing", "A row is the contacts from the actors of one group to those of another.",
    key: ["grouping", "from", "to"],
    [
      .word("grouping", "By what the actors are grouped.") { $0.grouping },
      .text("from", "The group of those who tell.") { $0.from },
      .text("to", "The group of those who are told of.") { $0.to },
      .count("ties", .pure, "The contacts that are told.", isWithheld: false) { $0.ties },
      .count(
        "possible", .pure, "Those that could have been, by those who answered.", isWithheld: false
      ) { $0.possible },
      .number("share", .pure, "The told as a share of the possible.", isWithheld: false) {
        $0.share
      },
    ])
}

extension NetworkFindings {
  /// The groupings that have more than one group.
  package var mixingRows: [NetworkMixingRow] {
    rows(.sector, bySector) + rows(.municipality, byPlace)
  }

  private func rows(_ grouping: NetworkMixingRow.Grouping, _ mixing: Mixing) -> [NetworkMixingRow] {
    guard mixing.groups.count > 1 else { return [] }
    return mixing.groups.indices.flatMap { from in
      mixing.groups.indices.map { to in
        NetworkMixingRow(
          grouping: grouping, from: mixing.groups[from], to: mixing.groups[to],
          ties: mixing.ties[from][to], possible: mixing.possible[from][to])
      }
    }
  }
}
