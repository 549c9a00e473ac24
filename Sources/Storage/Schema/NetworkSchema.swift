extension Schema {
  /// Rounds of a network. A round's own row is written last: it seals the rows that name it. A round is frozen when a row
  /// says of which zero point it is part.
  static let networkTables = """
    CREATE TABLE network_round (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,                   -- of the network, the same in every round
      year INTEGER NOT NULL,
      sha256 TEXT NOT NULL,                 -- of the rows below, see docs/database.md
      UNIQUE (name, year)
    ) STRICT;

    CREATE TABLE network_actor (
      round_id INTEGER NOT NULL REFERENCES network_round(id) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      service TEXT NOT NULL,                -- a service or a role, never a person's name
      sector TEXT NOT NULL,
      municipality TEXT NOT NULL,
      municipality_name TEXT NOT NULL,
      invited INTEGER NOT NULL CHECK (invited IN (0, 1)),
      answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
      PRIMARY KEY (round_id, position)
    ) STRICT, WITHOUT ROWID;

    -- Not protected: how well it works is one actor's own answer.
    CREATE TABLE network_tie (
      round_id INTEGER NOT NULL REFERENCES network_round(id) DEFERRABLE INITIALLY DEFERRED,
      from_position INTEGER NOT NULL,
      to_position INTEGER NOT NULL,
      frequency REAL NOT NULL,              -- 0 for never to 4
      quality INTEGER,                      -- 1 to 5
      wishes_more INTEGER NOT NULL CHECK (wishes_more IN (0, 1)),
      strengths TEXT NOT NULL,              -- categories, separated by blanks
      obstacles TEXT NOT NULL,
      PRIMARY KEY (round_id, from_position, to_position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE zero_point_network (
      year INTEGER NOT NULL,                -- of the zero point
      round_id INTEGER NOT NULL REFERENCES network_round(id),
      zero_point_sha256 TEXT NOT NULL,      -- the zero point's seal when the round became part of it
      sha256 TEXT NOT NULL,                 -- over the year, that seal and the round's
      PRIMARY KEY (year, round_id)
    ) STRICT, WITHOUT ROWID;
    """

  static let networkTriggers: String = {
    let inside = ["network_actor", "network_tie"]
    let round = "a round of a network"
    return
      (refusals(of: inside + ["network_round", "zero_point_network"], saying: round)
      + closures(of: inside, once: "network_round WHERE id = NEW.round_id", saying: round)
      + closures(
        of: ["network_round"],
        once: """
          network_round
            WHERE id = NEW.id OR (name = NEW.name AND year = NEW.year)
          """, saying: round)
      + closures(
        of: ["zero_point_network"],
        once: """
          zero_point_network
            WHERE year = NEW.year AND round_id = NEW.round_id
          """)).joined(separator: "\n")
  }()
}
