import Foundation
import GRDB
import Indicators
import Networks
import Testing

@testable import Storage

/// Rounds of networks: kept as they were, and part of a zero point.
struct NetworkStoreTests {
  private let freeze: MadeFreeze
  private var store: Store { freeze.store }

  init() throws { freeze = try MadeFreeze() }

  private func network(year: Int = 2024, quality: Int = 4) -> Network {
    Network(
      year: year,
      actors: ["a", "b"].map {
        NetworkActor(
          id: $0, service: "PPT", sector: "skole", place: "3401", placeName: "Kongsvinger",
          hasAnswered: $0 == "a")
      },
      ties: [
        ToldTie(
          from: 0, to: 1, frequency: 3, quality: quality, wishesMore: true,
          strengths: [.competence, .availability], obstacles: [.conditions])
      ])
  }

  @Test func roundIsReadAsItWasKept() throws {
    #expect(try store.keep(network(), named: "R") == 1)
    #expect(try store.keep(network(year: 2026), named: "R") == 2)
    // The same again is what is there already.
    #expect(try store.keep(network(), named: "R") == 1)
    let rounds = try store.networkRounds()
    #expect(rounds.map(\.network) == [network(), network(year: 2026)])
    #expect(rounds.map(\.name) == ["R", "R"] && rounds.map(\.zeroPoint) == [nil, nil])
    #expect(throws: StoreError.self) { try store.keep(network(quality: 1), named: "R") }
    #expect(try store.networkRounds().count == 2)
    #expect(try store.alteredNetworks().isEmpty)
  }

  @Test func roundBecomesPartOfAZeroPointOnce() throws {
    _ = try store.keep(network(), named: "R")
    _ = try store.keep(network(year: 2026), named: "R")
    let rounds = try store.networkRounds()
    let seal = try #require(try store.zeroPoint(2021)).seal
    #expect(try store.freeze(rounds[0], inZeroPoint: 2021, sealed: seal))
    #expect(try !store.freeze(rounds[0], inZeroPoint: 2021, sealed: seal))
    #expect(throws: StoreError.self) {
      try store.freeze(rounds[1], inZeroPoint: 2021, sealed: seal)
    }
    #expect(try store.networkRounds().map(\.zeroPoint) == [2021, nil])
    #expect(try store.alteredNetworks().isEmpty)
  }

  @Test(arguments: [
    "UPDATE network_tie SET quality = 1", "DELETE FROM network_actor",
    "UPDATE network_round SET year = 2020", "DELETE FROM zero_point_network",
    "INSERT INTO network_tie VALUES (1, 1, 0, 1, NULL, 0, '', '')",
    "INSERT OR REPLACE INTO network_round VALUES (1, 'R', 2024, 'x')",
  ]) func nothingKeptIsChanged(_ sql: String) throws {
    _ = try store.keep(network(), named: "R")
    let seal = try #require(try store.zeroPoint(2021)).seal
    _ = try store.freeze(store.networkRounds()[0], inZeroPoint: 2021, sealed: seal)
    #expect(throws: DatabaseError.self) { try freeze.execute(sql) }
  }

  @Test func whatIsChangedAllTheSameIsSeen() throws {
    _ = try store.keep(network(), named: "R")
    let seal = try #require(try store.zeroPoint(2021)).seal
    _ = try store.freeze(store.networkRounds()[0], inZeroPoint: 2021, sealed: seal)
    try freeze.execute(
      "DROP TRIGGER network_tie_refuses_update; UPDATE network_tie SET frequency = 1")
    #expect(
      try store.alteredNetworks() == [
        "R 2024 is not as it was kept",
        "the network of the zero point 2021 is not as it was frozen",
      ])
  }

  /// What one actor answered is nobody else's.
  @Test func publicDatabaseHasNoRound() throws {
    _ = try store.keep(network(), named: "R")
    let path = freeze.folder.path("public.sqlite")
    try store.writePublic(to: path, isOpen: { _ in true }, isOpenIndicator: { _ in true })
    let counts = try DatabaseQueue(path: path).read { db in
      try ["network_round", "network_actor", "network_tie", "zero_point_network"].map {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)")
      }
    }
    #expect(counts == [0, 0, 0, 0])
  }
}
