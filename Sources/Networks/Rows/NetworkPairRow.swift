import Files

/// Two actors with a contact or a wish between them.
package struct NetworkPairRow: Sendable {
  package let first: NetworkActor
  package let second: NetworkActor
  package let pair: ActorPair
}

extension NetworkPairRow: UnrestrictedRow {
  package static let needsNoProtection =
    "It is about two services and how often they work together; how well it works is left out."

  package static let table = ResultTable<NetworkPairRow>(
    "network_pair", "A row is two services or roles with a contact or a wish between them.",
    key: ["first", "second"],
    [
      .text("first", "The id of the first.") { $0.first.id },
      .text("second", "The id of the second.") { $0.second.id },
      .word("standing", "How far the contact is sure; empty without one.") { $0.pair.standing },
      .number("first_says", .pure, "How often, as the first says, from 0 to 4.", isWithheld: false)
      {
        $0.pair.forth?.frequency
      },
      .number(
        "second_says", .pure, "How often, as the second says, from 0 to 4.", isWithheld: false
      ) { $0.pair.back?.frequency },
      .word("wish", "Who wishes to work more together; empty where neither does.") {
        $0.pair.wish
      },
    ])
}

extension NetworkFindings {
  package var pairRows: [NetworkPairRow] {
    pairs.filter { $0.standing != nil || $0.wish != nil }.map { pair in
      NetworkPairRow(
        first: network.actors[pair.first], second: network.actors[pair.second], pair: pair)
    }
  }
}
