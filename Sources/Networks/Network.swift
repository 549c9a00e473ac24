/// A service or a role that was asked with whom it works; never a person.
public struct NetworkActor: Sendable, Hashable {
  public let id: String
  /// What it is called: `PPT i Grue`.
  public let service: String
  public let sector: String
  /// The municipality's code; any other text in a network that did not come from the template.
  public let place: String
  public let placeName: String
  public let isInvited: Bool
  public let hasAnswered: Bool

  public init(
    id: String, service: String, sector: String, place: String, placeName: String,
    isInvited: Bool = true, hasAnswered: Bool = true
  ) {
    self.id = id
    self.service = service
    self.sector = sector
    self.place = place
    self.placeName = placeName
    self.isInvited = isInvited
    self.hasAnswered = hasAnswered
  }
}

/// What one actor said of its work with another.
public struct ToldTie: Sendable, Hashable {
  /// The places of both among the network's actors.
  public let from: Int
  public let to: Int
  /// How often they work together, from 0 for never to 4; the weight of an edge in other networks.
  public let frequency: Double
  /// How well it works, from 1 to 5; nil where that was not answered.
  public let quality: Int?
  /// Whether more work together is wished for.
  public let wishesMore: Bool
  public let strengths: Set<TieCategory>
  public let obstacles: Set<TieCategory>

  public init(
    from: Int, to: Int, frequency: Double, quality: Int? = nil, wishesMore: Bool = false,
    strengths: Set<TieCategory> = [], obstacles: Set<TieCategory> = []
  ) {
    self.from = from
    self.to = to
    self.frequency = frequency
    self.quality = quality
    self.wishesMore = wishesMore
    self.strengths = strengths
    self.obstacles = obstacles
  }

  /// Whether the two work together at all.
  public var isContact: Bool { frequency > 0 }
}

/// What makes work together strong or hard, in the categories of the zero-point analysis's final report, 4.1.
public enum TieCategory: String, Sendable, Hashable, CaseIterable {
  case availability, fellowship, qualities, conditions, competence, cooperation

  /// The word in the template.
  public var word: String {
    switch self {
    case .availability: "tilgjengelighet"
    case .fellowship: "fellesskap"
    case .qualities: "egenskaper"
    case .conditions: "rammebetingelser"
    case .competence: "kompetanse"
    case .cooperation: "samhandling"
    }
  }

  /// - Parameter word: the template's, in any case; also `samhandling om den unge`, and the English name.
  public init?(word: some StringProtocol) {
    let wanted = word.lowercased()
    guard
      let found = Self.allCases.first(where: {
        wanted == $0.word || wanted == $0.rawValue
          || $0 == .cooperation && wanted == "samhandling om den unge"
      })
    else { return nil }
    self = found
  }
}

/// What the actors of one round said: who was asked, who answered, and with whom each works.
///
/// Actors are in order of id and ties in order of their ends, so that the order of rows in a file changes nothing.
public struct Network: Sendable, Hashable {
  public let year: Int
  public let actors: [NetworkActor]
  public let ties: [ToldTie]

  /// - Parameter ties: with the places of actors as they are given; of two with the same ends the first holds, and one
  ///   whose end is no other actor is left out.
  public init(year: Int, actors: [NetworkActor], ties: [ToldTie]) {
    self.year = year
    let order = actors.indices.sorted { actors[$0].id < actors[$1].id }
    self.actors = order.map { actors[$0] }
    var place = [Int](repeating: 0, count: actors.count)
    for (new, old) in order.enumerated() { place[old] = new }
    var known: Set<Int> = []
    self.ties = ties.filter { tie in
      actors.indices.contains(tie.from) && actors.indices.contains(tie.to) && tie.from != tie.to
        && known.insert(tie.from * actors.count + tie.to).inserted
    }.map { tie in
      ToldTie(
        from: place[tie.from], to: place[tie.to], frequency: tie.frequency, quality: tie.quality,
        wishesMore: tie.wishesMore, strengths: tie.strengths, obstacles: tie.obstacles)
    }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// The contacts that were told, as edges weighted by how often.
  package var contacts: [Graph.Edge] {
    ties.filter(\.isContact).map { Graph.Edge($0.from, $0.to, weight: $0.frequency) }
  }

  /// Who is known to the network: those who answered, and those whom somebody works with. Of the others nobody knows
  /// whether they are alone.
  package var known: [Bool] {
    var known = actors.map(\.hasAnswered)
    for tie in ties where tie.isContact { known[tie.to] = true }
    return known
  }
}
