import Files

extension ActorFinding: UnrestrictedRow {
  package static let needsNoProtection =
    "It is about a service or a role and its contacts, and no opinion of it stands in it."

  package static let table = ResultTable<ActorFinding>(
    "network_actor", "A row is a service or a role and its place in the network.", key: ["id"],
    [
      .text("id", "The actor's own short name.") { $0.actor.id },
      .text("service", "The service or role.") { $0.actor.service },
      .text("sector", "Its sector.") { $0.actor.sector },
      .text("municipality", "The municipality's code.") { $0.actor.place },
      .text("municipality_name", "The municipality's name.") { $0.actor.placeName },
      .flag("invited", "Whether it was asked.") { $0.actor.isInvited },
      .flag("answered", "Whether it answered.") { $0.actor.hasAnswered },
      .flag(
        "known",
        "Whether it answered or somebody works with it; of others the measures say nothing."
      ) { $0.isKnown },
    ],
    measure("in_degree", "How many say that they work with it") { $0.inDegree },
    measure("in_strength", "The sum of how often they do") { $0.inStrength },
    [
      .number("out_degree", .pure, "How many it says it works with.", isWithheld: false) {
        $0.outDegree
      },
      .number("out_strength", .pure, "The sum of how often it does.", isWithheld: false) {
        $0.outStrength
      },
    ],
    measure("betweenness", "The share of the others' shortest ways that pass it") {
      $0.betweenness
    },
    measure("closeness", "The mean of 1 by the steps from the others") { $0.closeness },
    measure("clustering", "Of the pairs of its contacts the share in contact") { $0.clustering },
    measure("core", "The greatest k of a part where everybody has k contacts") { $0.core },
    [
      .count("component", .pure, "The number of its component, from 1.", isWithheld: false) {
        $0.isKnown ? $0.component + 1 : nil
      },
      .flag("articulation", "Whether the network falls apart without it.") {
        $0.isKnown ? $0.isArticulation : nil
      },
      .number(
        "articulation_share", .pure,
        "Of networks with the missing answers drawn, the share that do; empty where nobody is missing.",
        isWithheld: false
      ) { $0.articulationShare },
    ])

  /// The value with its least and its most.
  private static func measure(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (ActorFinding) -> UncertainValue
  ) -> [TableColumn<ActorFinding>] {
    [
      .number(name, .pure, "\(meaning).", isWithheld: false) {
        $0.isKnown ? value($0).value : nil
      },
      .number(
        "\(name)_lower", .pure, "\(meaning): the least if everybody had answered.",
        isWithheld: false
      ) { $0.isKnown ? value($0).range?.lowerBound : nil },
      .number(
        "\(name)_upper", .pure, "\(meaning): the most then.", isWithheld: false
      ) { $0.isKnown ? value($0).range?.upperBound : nil },
    ]
  }
}
