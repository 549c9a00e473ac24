extension Schema {
  /// A zero point is a chain of parts. A part's own row is written last: it seals the rows that name it. The
  /// first part of a zero point that was frozen before there were parts stays in the tables it was
  /// written to.
  ///
  /// The last run no longer refers to those tables.
  static let sealedTables = """
    CREATE TABLE zero_point_part (
      id INTEGER PRIMARY KEY,
      year INTEGER NOT NULL,
      number INTEGER NOT NULL,              -- in the chain of the year, from 1
      borders TEXT NOT NULL,                -- the day whose municipalities and counties hold
      because TEXT,                         -- why indicators are sealed anew; NULL for an addition
      previous_sha256 TEXT,                 -- the seal of the part before
      content_sha256 TEXT NOT NULL,         -- of the canonical content, see docs/database.md
      UNIQUE (year, number)
    ) STRICT;

    CREATE TABLE zero_point_part_source (
      part_id INTEGER NOT NULL REFERENCES zero_point_part(id) DEFERRABLE INITIALLY DEFERRED,
      sha256 TEXT NOT NULL REFERENCES source_file(sha256),
      name TEXT NOT NULL,
      PRIMARY KEY (part_id, sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE zero_point_part_definition (
      part_id INTEGER NOT NULL REFERENCES zero_point_part(id) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
      indicator TEXT NOT NULL,
      definition TEXT NOT NULL,             -- JSON, as the catalogue had it
      PRIMARY KEY (part_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE zero_point_part_unit (
      part_id INTEGER NOT NULL REFERENCES zero_point_part(id) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      municipalities TEXT NOT NULL,         -- the codes it consists of, separated by blanks
      PRIMARY KEY (part_id, position)
    ) STRICT, WITHOUT ROWID;

    -- Not protected: these never leave the database but through a run.
    CREATE TABLE zero_point_figure (
      part_id INTEGER NOT NULL REFERENCES zero_point_part(id) DEFERRABLE INITIALLY DEFERRED,
      indicator TEXT NOT NULL,
      position INTEGER NOT NULL,
      sex TEXT NOT NULL CHECK (sex IN ('both', 'female', 'male')),
      unit_code TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      kind TEXT NOT NULL,                   -- number, or why the figure is not whole
      numerator REAL,
      denominator REAL,                     -- at risk, behind a mean, or who answered
      value REAL,                           -- a mean in points, or a published share
      invited REAL,                         -- by a survey
      is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
      PRIMARY KEY (part_id, indicator, position),
      CHECK (kind = 'number' OR coalesce(numerator, denominator, value, invited) IS NULL)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE last_run RENAME TO last_run_since_frozen;
    CREATE TABLE last_run (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      zero_point INTEGER NOT NULL,
      results_sha256 TEXT NOT NULL,         -- over every cell of the tables below
      inputs_sha256 TEXT NOT NULL           -- over the program, its data and the run's settings
    ) STRICT;
    INSERT INTO last_run SELECT * FROM last_run_since_frozen;
    DROP TABLE last_run_since_frozen;
    """

  static let sealedTriggers: String = {
    let parts = ["source", "definition", "unit"].map { "zero_point_part_\($0)" }
    let inside = parts + ["zero_point_figure"]
    let head = ["zero_point_part"]
    return
      (refusals(of: inside + head)
      + closures(of: inside, once: "zero_point_part WHERE id = NEW.part_id")
      + closures(
        of: head,
        once: """
          zero_point_part
            WHERE id = NEW.id OR (year = NEW.year AND number = NEW.number)
          """)).joined(separator: "\n")
  }()
}
