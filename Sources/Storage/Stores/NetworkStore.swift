import Files
import GRDB
import Networks

/// A round of a network as it is kept in the database.
public struct NetworkRound: Sendable {
  /// From 1, in order of import.
  public let id: Int
  /// Of the network, the same in every round.
  public let name: String
  public let network: Network
  /// SHA-256 of what was said.
  public let seal: String
  /// The year of the zero point that the round is part of; nil where it is of none.
  public let zeroPoint: Int?

  fileprivate let storedSeal: String
}

extension Store {
  /// Keeps a round, unchangeable, and gives its number.
  /// - Throws: `StoreError` where the network has a round of the year that says something else; the same again is given
  ///   the number that it has.
  public func keep(_ network: Network, named name: String) throws(StoreError) -> Int {
    try write("the network could not be kept") { db in
      let seal = network.seal(named: name)
      if let row = try Row.fetchOne(
        db, sql: "SELECT id, sha256 FROM network_round WHERE name = ? AND year = ?",
        arguments: [name, network.year])
      {
        guard row["sha256"] == seal else {
          throw StoreError(
            "\(name) has a round of \(network.year) already, which says something else; rounds are "
              + "kept as they were")
        }
        return row["id"]
      }
      let id = 1 + (try Int.fetchOne(db, sql: "SELECT max(id) FROM network_round") ?? 0)
      for (position, cells) in network.actorCells.enumerated() {
        try db.execute(
          sql: "INSERT INTO network_actor VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: StatementArguments([id, position] + cells))
      }
      for cells in network.tieCells {
        try db.execute(
          sql: "INSERT INTO network_tie VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: StatementArguments([id] + cells))
      }
      try db.execute(
        sql: "INSERT INTO network_round VALUES (?, ?, ?, ?)",
        arguments: [id, name, network.year, seal])
      return id
    }
  }

  /// The rounds of all networks, in order of name and year.
  public func networkRounds() throws(StoreError) -> [NetworkRound] {
    try read("the networks could not be read") { db in
      try Row.fetchAll(db, sql: "SELECT * FROM network_round ORDER BY name, year").map { row in
        let id: Int = row["id"]
        let network = Network(
          year: row["year"],
          actors: try Row.fetchAll(
            db, sql: "SELECT * FROM network_actor WHERE round_id = ? ORDER BY position",
            arguments: [id]
          ).map(NetworkActor.init(reading:)),
          ties: try Row.fetchAll(
            db, sql: "SELECT * FROM network_tie WHERE round_id = ?", arguments: [id]
          ).map(ToldTie.init(reading:)))
        let zeroPoint = try Int.fetchOne(
          db, sql: "SELECT max(year) FROM zero_point_network WHERE round_id = ?", arguments: [id])
        let name: String = row["name"]
        return NetworkRound(
          id: id, name: name, network: network, seal: network.seal(named: name),
          zeroPoint: zeroPoint, storedSeal: row["sha256"])
      }
    }
  }

  /// Makes a round part of a zero point.
  /// - Parameter seal: the zero point's.
  /// - Returns: false where it is part of it already.
  /// - Throws: `StoreError` where another round of the network is.
  public func freeze(_ round: NetworkRound, inZeroPoint year: Int, sealed seal: String)
    throws(StoreError) -> Bool
  {
    try write("the network could not be frozen") { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT round.id, round.year FROM zero_point_network AS frozen
          JOIN network_round AS round ON round.id = frozen.round_id
          WHERE frozen.year = ? AND round.name = ?
          """, arguments: [year, round.name])
      if rows.contains(where: { $0["id"] == round.id }) { return false }
      if let other = rows.first {
        throw StoreError(
          "the zero point \(year) has the round of \(other["year"] as Int) of \(round.name) already; "
            + "a zero point has one")
      }
      try db.execute(
        sql: "INSERT INTO zero_point_network VALUES (?, ?, ?, ?)",
        arguments: [year, round.id, seal, Self.seal(year, seal, round.seal)])
      return true
    }
  }

  /// What is not as it was kept: rounds that say something else, and zero points' rounds that are others.
  public func alteredNetworks() throws(StoreError) -> [String] {
    let rounds = try networkRounds()
    let altered = rounds.filter { $0.seal != $0.storedSeal }.map {
      "\($0.name) \($0.network.year) is not as it was kept"
    }
    let frozen = try read("the networks could not be checked") { db in
      let seals = Set(
        try String.fetchAll(
          db,
          sql: """
            SELECT content_sha256 FROM zero_point_part UNION SELECT content_sha256 FROM zero_point
            """))
      return try Row.fetchAll(db, sql: "SELECT * FROM zero_point_network ORDER BY year, round_id")
        .compactMap { row -> String? in
          let (year, seal): (Int, String) = (row["year"], row["zero_point_sha256"])
          let round = rounds.first { $0.id == row["round_id"] }
          let isAsFrozen =
            round.map { Self.seal(year, seal, $0.seal) == row["sha256"] } ?? false
          return isAsFrozen && seals.contains(seal)
            ? nil : "the network of the zero point \(year) is not as it was frozen"
        }
    }
    return altered + frozen
  }

  private static func seal(_ year: Int, _ zeroPoint: String, _ round: String) -> String {
    var hash = RowHash()
    hash.add(["nullpunkt network 1", String(year), zeroPoint, round])
    return hash.hexadecimalDigest
  }
}

extension Network {
  fileprivate var actorCells: [[DatabaseValue]] {
    actors.map { actor in
      [actor.id, actor.service, actor.sector, actor.place, actor.placeName].map(\.databaseValue)
        + [actor.isInvited, actor.hasAnswered].map(\.databaseValue)
    }
  }

  fileprivate var tieCells: [[DatabaseValue]] {
    ties.map { tie in
      [
        tie.from.databaseValue, tie.to.databaseValue, tie.frequency.databaseValue,
        tie.quality?.databaseValue ?? .null, tie.wishesMore.databaseValue,
        tie.strengths.stored.databaseValue, tie.obstacles.stored.databaseValue,
      ]
    }
  }

  /// SHA-256 over the name and year, then the actors and the ties as they are stored, one a line.
  fileprivate func seal(named name: String) -> String {
    var hash = RowHash()
    hash.add([name, String(year)])
    for cells in actorCells + tieCells { hash.add(cells.map(\.description)) }
    return hash.hexadecimalDigest
  }
}

extension Set<TieCategory> {
  fileprivate var stored: String { map(\.rawValue).sorted().joined(separator: " ") }

  /// - Throws: `StoreError` for a word that the program cannot have written.
  fileprivate init(reading text: String) throws {
    self = Set(
      try text.split(separator: " ").map { word in
        guard let category = TieCategory(rawValue: String(word)) else {
          throw StoreError("a network's category is not as the program writes it: \(word)")
        }
        return category
      })
  }
}

extension NetworkActor {
  fileprivate init(reading row: Row) throws {
    self.init(
      id: row["id"], service: row["service"], sector: row["sector"], place: row["municipality"],
      placeName: row["municipality_name"], isInvited: row["invited"], hasAnswered: row["answered"])
  }
}

extension ToldTie {
  fileprivate init(reading row: Row) throws {
    self.init(
      from: row["from_position"], to: row["to_position"], frequency: row["frequency"],
      quality: row["quality"], wishesMore: row["wishes_more"],
      strengths: try Set(reading: row["strengths"]), obstacles: try Set(reading: row["obstacles"]))
  }
}
