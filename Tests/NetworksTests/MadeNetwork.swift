import Chance

@testable import Networks

/// A small region, made up: four municipalities, four services in each, and what was said in a round.
enum MadeNetwork {
  static func actor(
    _ id: String, sector: String = "skole", place: String = "9901", isInvited: Bool = true,
    hasAnswered: Bool = true
  ) -> NetworkActor {
    NetworkActor(
      id: id, service: "Tjenesten \(id)", sector: sector, place: place, placeName: "By \(place)",
      isInvited: isInvited, hasAnswered: hasAnswered)
  }

  /// - Parameter silent: of how many in a hundred actors nobody answers.
  static func drawn(_ random: inout SplitMix64, silent: Int = 20, actors count: Int? = nil)
    -> Network
  {
    let count = count ?? 2 + random.below(14)
    let actors = (0..<count).map { place in
      actor(
        "a\(place)", sector: ["skole", "nav", "helse"][random.below(3)],
        place: "990\(random.below(3))", hasAnswered: random.below(100) >= silent)
    }
    var ties: [ToldTie] = []
    for from in 0..<count where actors[from].hasAnswered {
      for to in 0..<count where to != from && random.below(100) < 30 {
        ties.append(
          ToldTie(
            from: from, to: to, frequency: Double(random.below(5)),
            quality: random.below(4) == 0 ? nil : 1 + random.below(5),
            wishesMore: random.below(2) == 0,
            strengths: Set(TieCategory.allCases.filter { _ in random.below(6) == 0 }),
            obstacles: Set(TieCategory.allCases.filter { _ in random.below(6) == 0 })))
      }
    }
    return Network(year: 2024, actors: actors, ties: ties)
  }
}
