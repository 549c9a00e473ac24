import Chance
import Files
import Testing

@testable import Networks

/// What is told of a network in rows and in GraphML, and what has changed since an earlier round.
struct NetworkRowTests {
  private func findings(_ network: Network) throws -> NetworkFindings {
    try NetworkFindings(network, Resampling(count: 10))
  }

  /// What Gephi is given can be read again, and is the same network.
  @Test(arguments: 1...10) func graphMLIsReadAgain(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let network = MadeNetwork.drawn(&random)
    let text = try findings(network).graphML.text
    let again = try NetworkReader(place: { ($0, "By \($0)") }, person: { _ in nil }).other(
      SourceFile(path: "g.graphml", bytes: Array(text.utf8)), year: 2024)
    #expect(again.actors == network.actors)
    #expect(again.contacts == network.contacts)
    #expect(again.ties.map(\.wishesMore) == network.ties.map(\.wishesMore))
  }

  @Test func hostileNamesStayTexts() throws {
    let name = "<script>&\"'</node>"
    let actor = NetworkActor(
      id: name, service: name, sector: name, place: "1", placeName: "By 1")
    let text = try findings(Network(year: 2024, actors: [actor], ties: [])).graphML.text
    #expect(!text.contains("<script"))
    let again = try NetworkReader(place: { ($0, "By 1") }, person: { _ in nil }).other(
      SourceFile(path: "g.graphml", bytes: Array(text.utf8)), year: 2024)
    #expect(again.actors == [actor])
  }

  /// Nobody's opinion stands in what is told of services and pairs.
  @Test func opinionsStandInAnswersAlone() throws {
    let columns =
      NetworkMeasureRow.columns + ActorFinding.columns + NetworkPairRow.columns
      + NetworkMixingRow.columns + NetworkChangeRow.columns
    for word in ["quality", "strengths", "obstacles", "mean"] {
      #expect(!columns.contains(word))
    }
  }

  /// Each actor counts once in a category, however often it names it.
  @Test func answersCountActors() throws {
    let ties = [1, 2, 3].map { to in
      ToldTie(
        from: 0, to: to, frequency: 2, quality: to + 2, strengths: [.competence],
        obstacles: to == 1 ? [.conditions] : [])
    }
    let network = Network(
      year: 2024, actors: ["a", "b", "c", "d"].map { MadeNetwork.actor($0) },
      ties: ties + [
        ToldTie(from: 1, to: 0, frequency: 2, quality: 1),
        // A wish without contact is no answer to how well it works.
        ToldTie(from: 2, to: 0, frequency: 0, wishesMore: true, strengths: [.fellowship]),
      ])
    let rows = try findings(network).answerRows
    let competence = try #require(rows.first { $0.category == "competence" })
    #expect(competence.question == .strength)
    #expect(competence.named == 1 && competence.respondents == 2)
    #expect(rows.first { $0.category == "fellowship" }?.named == 0)
    let quality = try #require(rows.first { $0.question == .quality })
    #expect(quality.category == "2" && quality.respondents == 2 && quality.mean == 13.0 / 4)
    var hidden = quality
    hidden.suppress()
    #expect(hidden.cells.map(\.description) == ["quality", "2", "", "", "", "suppressed"])
  }

  @Test func changeIsOfThoseWhoAnsweredBothTimes() throws {
    func network(_ actors: [(String, Bool)], _ ties: [ToldTie]) throws -> NetworkFindings {
      try findings(
        Network(
          year: 2024, actors: actors.map { MadeNetwork.actor($0.0, hasAnswered: $0.1) }, ties: ties)
      )
    }
    let before = try network(
      [("a", true), ("b", true), ("c", true), ("d", false)],
      [
        ToldTie(from: 0, to: 1, frequency: 1, wishesMore: true),
        ToldTie(from: 1, to: 0, frequency: 1, wishesMore: true),
        ToldTie(from: 0, to: 2, frequency: 2), ToldTie(from: 0, to: 3, frequency: 2),
      ])
    let now = try network(
      [("a", true), ("b", true), ("c", true), ("e", true)],
      [
        ToldTie(from: 0, to: 1, frequency: 3), ToldTie(from: 1, to: 0, frequency: 3),
        ToldTie(from: 1, to: 2, frequency: 4),
      ])
    let rows = now.changes(since: before).filter { $0.what != .measure }
    #expect(rows.map(\.kind) == [.new, .gone, .wishMet, .ended, .begun])
    #expect(rows.map(\.first) == ["e", "d", "a", "a", "b"])
    #expect(rows[2].difference == 2 && rows[3].now == 0 && rows[4].before == 0)
    let ties = try #require(now.changes(since: before).first { $0.first == "pairs" })
    #expect(ties.before == 3 && ties.now == 2 && ties.isSure == true)
    #expect(now.changes(since: now).filter { $0.what != .measure }.isEmpty)
  }

  /// Nobody is moved by what was answered.
  @Test func layoutHangsOnWhoWasAskedAlone() throws {
    var random = SplitMix64(seed: 3)
    let network = MadeNetwork.drawn(&random, actors: 14)
    let (one, other) = (
      NetworkLayout(network),
      NetworkLayout(Network(year: 2025, actors: network.actors.reversed(), ties: []))
    )
    #expect(one.points.map(\.x) == other.points.map(\.x))
    #expect(one.points.map(\.y) == other.points.map(\.y))
    for point in one.points {
      #expect((0...one.width).contains(point.x) && (0...one.height).contains(point.y))
    }
    #expect(NetworkLayout(Network(year: 2024, actors: [], ties: [])).points.isEmpty)
  }
}
