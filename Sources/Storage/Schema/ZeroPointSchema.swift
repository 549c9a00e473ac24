import Files

extension Schema {
  /// A zero point's own row is written last: it seals the rows that name its year.
  static let zeroPointTables = """
    CREATE TABLE zero_point (
      year INTEGER PRIMARY KEY,
      borders TEXT NOT NULL,                -- the day whose municipalities and counties hold
      content_sha256 TEXT NOT NULL          -- of the canonical content, see docs/database.md
    ) STRICT;

    CREATE TABLE zero_point_source (
      year INTEGER NOT NULL REFERENCES zero_point(year) DEFERRABLE INITIALLY DEFERRED,
      sha256 TEXT NOT NULL REFERENCES source_file(sha256),
      name TEXT NOT NULL,
      PRIMARY KEY (year, sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE zero_point_definition (
      year INTEGER NOT NULL REFERENCES zero_point(year) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
      indicator TEXT NOT NULL,
      definition TEXT NOT NULL,             -- JSON, as the catalogue had it
      PRIMARY KEY (year, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE zero_point_unit (
      year INTEGER NOT NULL REFERENCES zero_point(year) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      municipalities TEXT NOT NULL,         -- the codes it consists of, separated by blanks
      PRIMARY KEY (year, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE zero_point_estimate (
      year INTEGER NOT NULL REFERENCES zero_point(year) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
    \(estimateColumns),
      PRIMARY KEY (year, position)
    ) STRICT, WITHOUT ROWID;
    """

  /// A unit's question touches that unit's rows.
  static let frozenIndex = """
    CREATE INDEX zero_point_estimate_of_unit ON zero_point_estimate (year, indicator, unit_code);
    """

  static let frozenTriggers: String = {
    let parts = [
      "zero_point_source", "zero_point_definition", "zero_point_unit", "zero_point_estimate",
    ]
    return
      (refusals(of: parts + ["zero_point"])
      + closures(of: parts + ["zero_point"], once: "zero_point WHERE year = NEW.year"))
      .joined(separator: "\n")
  }()

  /// Triggers that refuse every update and deletion of frozen rows.
  /// - Parameter what: what the message says is frozen.
  static func refusals(of tables: [String], saying what: String = "a zero point") -> [String] {
    tables.flatMap { table in
      ["UPDATE", "DELETE"].map { action in
        """
        CREATE TRIGGER \(table)_refuses_\(action.lowercased()) BEFORE \(action) ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(what) is frozen and cannot be changed'); END;
        """
      }
    }
  }

  /// Triggers that refuse every insertion once there is a row that seals.
  /// - Parameters:
  ///   - seal: the table and the condition by which that row is found.
  ///   - what: what the message says is frozen.
  static func closures(
    of tables: [String], once seal: String, saying what: String = "a zero point"
  ) -> [String] {
    tables.map { table in
      """
      CREATE TRIGGER \(table)_is_sealed BEFORE INSERT ON \(table)
      WHEN EXISTS (SELECT 1 FROM \(seal))
      BEGIN SELECT RAISE(ABORT, '\(what) is frozen and cannot be added to'); END;
      """
    }
  }
}
