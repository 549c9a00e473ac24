import Files
import Foundation
import MadeFigures
import Statistics
import Testing

@testable import Indicators

/// Peers are the nearest in declared context, the unit left out.
struct PeerTests {
  private func settings(_ use: String, size: Int = 5) throws -> PeerSettings {
    try PeerSettings(
      reading: SettingsNode(
        json: #"{"size":\#(size),"context":[{"indicator":"outside","use":"\#(use)"}]}"#))
  }

  /// Eight municipalities of 100, 200, 400 … people, one in ten outside, but in the first one in five.
  private func world() throws -> MadeWorld {
    var world = try MadeWorld((1...8).map { "010\($0)" })
    for power in 0..<8 {
      let people = 100 << power
      try world.put(people / (power == 0 ? 5 : 10), of: people, "010\(power + 1)")
    }
    return world
  }

  @Test func nearestInSizeMakeTheGroup() throws {
    let world = try world()
    let peers = PeerGroups(
      try settings("log_denominator"), [world.series()], in: world.territory)
    let group = try #require(peers.groups[world.code("0103")])
    #expect(group.map(\.unit.description) == ["0102", "0104", "0101", "0105", "0106"])
    #expect(group[0].distance == group[1].distance)
  }

  @Test func unitIsTestedAgainstThePeersTogether() throws {
    let world = try world()
    let peers = PeerGroups(
      try settings("log_denominator"), [world.series()], in: world.territory)
    let row = try #require(
      EstimateEngine(territory: world.territory)
        .peerEstimate(world.unit("0101"), in: world.series(), peers))
    // 620 of 6200 in the five next in size.
    let expected = ShareDifference(try Share(20, of: 100), minus: try Share(620, of: 6200))
    #expect(row.benchmark == .peerGroup)
    #expect(row.benchmarkCode == "peers-0101")
    #expect(row.benchmarkValue == 0.1)
    #expect(row.comparison?.difference == expected.difference)
    #expect(row.comparison?.test?.z == expected.z)
    #expect(row.verdict.at95 == .worse)
  }

  @Test func whatPeersWereChosenByIsNotCompared() throws {
    let world = try world()
    let peers = PeerGroups(try settings("value"), [world.series()], in: world.territory)
    #expect(
      EstimateEngine(territory: world.territory)
        .peerEstimate(try world.unit("0101"), in: world.series(), peers) == nil)
  }

  @Test func withoutTheContextThereAreNoPeers() throws {
    let world = try MadeWorld(["0101", "0102"])
    let peers = PeerGroups(try settings("value"), [world.series()], in: world.territory)
    #expect(peers.groups.isEmpty)
  }

  @Test func fewPeersWithFiguresAreNoBenchmark() throws {
    var world = try world()
    let peers = PeerGroups(
      try settings("log_denominator"), [world.series()], in: world.territory)
    try world.put(.suppressed, "outside", "0102")
    let row = try #require(
      EstimateEngine(territory: world.territory)
        .peerEstimate(world.unit("0101"), in: world.series(), peers))
    #expect(row.comparison == nil)
    #expect(row.benchmarkValue == nil)
    #expect(row.reasons == [.benchmarkWithoutFigure])
  }

  @Test(arguments: [(4, "4 must be at least 5")]) func smallGroupsAreRefused(
    _ size: Int, _ reason: String
  ) {
    let refusal = #expect(throws: SettingsRefusal.self) { try settings("value", size: size) }
    #expect(refusal?.reason == reason)
  }
}
