import Chance
import Testing

@testable import Networks

/// What must hold of every network, whoever is in it.
struct FindingLawTests {
  private static let few = Resampling(count: 20)

  /// The rows in another order, the actors under other names, say the same.
  @Test(arguments: 1...40) func orderAndNamesChangeNothing(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let network = MadeNetwork.drawn(&random, silent: seed % 2 == 0 ? 0 : 25)
    let order = Array(network.actors.indices).shuffled(using: &random)
    let names = network.actors.indices.map { "b\(100 + $0)" }.shuffled(using: &random)
    let renamed = Network(
      year: 2024,
      actors: order.enumerated().map { new, old in
        let actor = network.actors[old]
        return NetworkActor(
          id: names[new], service: "Kontor \(names[new])", sector: actor.sector,
          place: actor.place, placeName: actor.placeName, hasAnswered: actor.hasAnswered)
      },
      ties: network.ties.shuffled(using: &random).map { tie in
        ToldTie(
          from: order.firstIndex(of: tie.from) ?? 0, to: order.firstIndex(of: tie.to) ?? 0,
          frequency: tie.frequency, quality: tie.quality, wishesMore: tie.wishesMore)
      })
    let (one, other) = (
      try NetworkFindings(network, Self.few), try NetworkFindings(renamed, Self.few)
    )
    let byName = Dictionary(uniqueKeysWithValues: other.actors.map { ($0.actor.id, $0) })
    for (old, finding) in one.actors.enumerated() {
      let new = try #require(order.firstIndex(of: old))
      let same = try #require(byName[names[new]])
      #expect(finding.inDegree == same.inDegree && finding.inStrength == same.inStrength)
      #expect(finding.outDegree == same.outDegree && finding.core.value == same.core.value)
      #expect(finding.isArticulation == same.isArticulation)
      #expect((finding.betweenness.value - same.betweenness.value).magnitude < 1e-12)
      #expect((finding.closeness.value - same.closeness.value).magnitude < 1e-12)
      #expect(finding.clustering.value == same.clustering.value)
    }
    for (measure, value) in one.whole where value.basis != .bootstrap {
      let same = try #require(other[measure], "\(measure)")
      #expect((value.value - same.value).magnitude < 1e-12, "\(measure)")
      #expect(value.range == same.range, "\(measure)")
    }
  }

  /// The same rows in another order draw the same networks too.
  @Test func orderOfRowsChangesNoDraw() throws {
    var random = SplitMix64(seed: 5)
    let network = MadeNetwork.drawn(&random, silent: 30, actors: 12)
    let reversed = Network(
      year: 2024, actors: network.actors.reversed(),
      ties: network.ties.reversed().map {
        ToldTie(
          from: 11 - $0.from, to: 11 - $0.to, frequency: $0.frequency, quality: $0.quality,
          wishesMore: $0.wishesMore, strengths: $0.strengths, obstacles: $0.obstacles)
      })
    #expect(network == reversed)
    for number in 0..<5 {
      #expect(
        Self.few.contacts(number, of: network) == Self.few.contacts(number, of: reversed))
      #expect(Graph(count: 12, Self.few.contacts(number, of: network)) != nil)
    }
  }

  /// Whatever the missing would have said, the whole's measures lie within their bounds.
  @Test(arguments: 1...60) func boundsHoldWhateverIsMissing(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(100 + seed))
    let whole = MadeNetwork.drawn(&random, silent: 0, actors: 3 + seed % 8)
    let silent = Set(whole.actors.indices.filter { _ in random.below(3) == 0 })
    let known = Network(
      year: 2024,
      actors: whole.actors.enumerated().map { place, actor in
        NetworkActor(
          id: actor.id, service: actor.service, sector: actor.sector, place: actor.place,
          placeName: actor.placeName, hasAnswered: !silent.contains(place))
      }, ties: whole.ties.filter { !silent.contains($0.from) })
    let (truth, found) = (
      try NetworkFindings(whole, Self.few), try NetworkFindings(known, Self.few)
    )
    for (measure, value) in found.whole where value.basis == .bounds {
      guard let truly = truth[measure]?.value, let range = value.range else { continue }
      #expect(range.lowerBound <= truly + 1e-12, "\(measure) \(seed)")
      #expect(range.upperBound >= truly - 1e-12, "\(measure) \(seed)")
    }
    for (one, truly) in zip(found.actors, truth.actors) {
      #expect(one.inDegree.range?.contains(truly.inDegree.value) == true)
      #expect(one.inStrength.range?.contains(truly.inStrength.value) == true)
    }
  }

  /// Who did not answer and is not named is no isolate, and no component.
  @Test func silentActorIsNoIsolate() throws {
    let network = Network(
      year: 2024,
      actors: [
        MadeNetwork.actor("a"), MadeNetwork.actor("b"),
        MadeNetwork.actor("c", hasAnswered: false), MadeNetwork.actor("d"),
      ],
      ties: [
        ToldTie(from: 0, to: 1, frequency: 2), ToldTie(from: 1, to: 0, frequency: 3),
      ])
    let found = try NetworkFindings(network, Self.few)
    #expect(found.actors.map(\.isKnown) == [true, true, false, true])
    #expect(found[.components]?.value == 2)
    #expect(found[.components]?.range == 1...3)
    #expect(found.actors[2].outDegree == nil)
    #expect(found[.density]?.value == 2.0 / 9)
    #expect(found[.density]?.range == 2.0 / 12...5.0 / 12)
    #expect(found[.confirmed]?.value == 1)
    #expect(found[.responseRate]?.value == 0.75)
  }

  /// Where everybody answered nothing hangs on anybody.
  @Test func completeNetworkIsSure() throws {
    var random = SplitMix64(seed: 9)
    let found = try NetworkFindings(
      MadeNetwork.drawn(&random, silent: 0, actors: 10), Self.few)
    for (measure, value) in found.whole where value.basis != .none {
      #expect(value.basis == .complete && value.range == value.value...value.value, "\(measure)")
    }
    #expect(found.actors.allSatisfy { $0.articulationShare == nil && $0.isKnown })
  }

  /// Names dealt out at random are as mixed as expected; two closed groups are not.
  @Test func groupsThatKeepToThemselvesAreFound() throws {
    let group = [0, 0, 0, 0, 1, 1, 1, 1]
    let pairs = (0..<8).flatMap { one in
      (one + 1..<8).filter { group[$0] == group[one] }.map { (one, $0) }
    }
    let closed = try #require(EIIndex(pairs, group, among: Array(0..<8)))
    #expect(closed.value == -1 && closed.pValue < 0.05)
    // Of 28 pairs 16 are across: (16 − 12) / 28 if nobody cared.
    #expect((closed.expected - 1.0 / 7).magnitude < 0.05)
    #expect(EIIndex(pairs, group, among: Array(0..<8)) == closed)
    #expect(EIIndex([], group, among: []) == nil)
    #expect(EIIndex(pairs, [Int](repeating: 0, count: 8), among: Array(0..<8)) == nil)
  }
}
