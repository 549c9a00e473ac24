import GRDB

/// The database's tables, one migration after another; a migration that has been released is
/// never changed. `docs/database.md` explains them to researchers.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 files, observations and their account") { db in
      try db.execute(sql: observationTables)
    }
    migrator.registerMigration("2 zero points, frozen") { db in
      try db.execute(sql: zeroPointTables)
      try db.execute(sql: frozenTriggers)
    }
    migrator.registerMigration("3 results of the last run") { db in
      try db.execute(sql: resultTables)
      try db.execute(sql: views)
    }
    return migrator
  }

  private static let observationTables = """
    CREATE TABLE source_file (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL UNIQUE,          -- of the bytes
      content_sha256 TEXT NOT NULL UNIQUE,  -- of what they say, whatever the encoding
      bytes INTEGER NOT NULL,
      recipe TEXT NOT NULL,
      title TEXT,
      data_rows INTEGER NOT NULL,
      cells INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE observation (
      file_id INTEGER NOT NULL REFERENCES source_file(id),
      line INTEGER NOT NULL,
      column_number INTEGER NOT NULL,
      source TEXT NOT NULL,
      measure TEXT NOT NULL,
      unit_code TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      year INTEGER NOT NULL,
      sex TEXT NOT NULL CHECK (sex IN ('both', 'female', 'male')),
      age TEXT,
      kind TEXT NOT NULL,
      value REAL,
      is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
      PRIMARY KEY (file_id, line, column_number),
      CHECK ((kind = 'number') = (value IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE set_aside (
      file_id INTEGER NOT NULL REFERENCES source_file(id),
      reason TEXT NOT NULL,
      cells INTEGER NOT NULL,
      PRIMARY KEY (file_id, reason)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sum_check (
      file_id INTEGER NOT NULL REFERENCES source_file(id),
      measure TEXT NOT NULL,
      year INTEGER NOT NULL,
      sex TEXT NOT NULL,
      age TEXT NOT NULL,                    -- empty where the source states none
      municipalities REAL NOT NULL,
      printed REAL NOT NULL,
      difference REAL NOT NULL,
      PRIMARY KEY (file_id, measure, year, sex, age)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER source_file_is_kept BEFORE DELETE ON source_file
    BEGIN SELECT RAISE(ABORT, 'imported files are kept'); END;
    CREATE TRIGGER source_file_is_final BEFORE UPDATE ON source_file
    BEGIN SELECT RAISE(ABORT, 'imported files are kept as they were'); END;
    CREATE TRIGGER observation_is_kept BEFORE DELETE ON observation
    BEGIN SELECT RAISE(ABORT, 'observations are kept'); END;
    CREATE TRIGGER observation_is_final BEFORE UPDATE ON observation
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    """

  /// The columns of the estimates table, shared by what is frozen and what was last computed.
  private static let estimateColumns = """
      indicator TEXT NOT NULL,
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      period INTEGER NOT NULL,
      sex TEXT NOT NULL,
      numerator INTEGER,
      denominator INTEGER,
      value REAL,
      value_unit TEXT NOT NULL,
      lower_95 REAL,
      upper_95 REAL,
      lower_998 REAL,
      upper_998 REAL,
      method TEXT NOT NULL,
      benchmark TEXT NOT NULL,
      benchmark_code TEXT NOT NULL,
      benchmark_value REAL,
      difference REAL,
      difference_lower_95 REAL,
      difference_upper_95 REAL,
      z REAL,
      p_value REAL,
      verdict_95 TEXT NOT NULL,
      verdict_998 TEXT NOT NULL,
      status TEXT NOT NULL,
      reason TEXT NOT NULL,
      CHECK (status <> 'suppressed' OR coalesce(numerator, denominator, value, lower_95, upper_95,
        lower_998, upper_998, benchmark_value, difference, difference_lower_95,
        difference_upper_95, z, p_value) IS NULL)
    """

  /// A zero point's own row is written last: it seals the rows that name its year.
  private static let zeroPointTables = """
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

  private static let frozenTriggers: String = {
    let parts = [
      "zero_point_source", "zero_point_definition", "zero_point_unit", "zero_point_estimate",
    ]
    let immutable = (parts + ["zero_point"]).flatMap { table in
      ["UPDATE", "DELETE"].map { action in
        """
        CREATE TRIGGER \(table)_refuses_\(action.lowercased()) BEFORE \(action) ON \(table)
        BEGIN SELECT RAISE(ABORT, 'a zero point is frozen and cannot be changed'); END;
        """
      }
    }
    let sealed = parts.map { table in
      """
      CREATE TRIGGER \(table)_is_sealed BEFORE INSERT ON \(table)
      WHEN EXISTS (SELECT 1 FROM zero_point WHERE year = NEW.year)
      BEGIN SELECT RAISE(ABORT, 'a zero point is frozen and cannot be added to'); END;
      """
    }
    return (immutable + sealed).joined(separator: "\n")
  }()

  private static let resultTables = """
    CREATE TABLE last_run (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      zero_point INTEGER NOT NULL REFERENCES zero_point(year),
      results_sha256 TEXT NOT NULL,         -- over every cell of the tables below
      inputs_sha256 TEXT NOT NULL           -- over the program, its data and the run's settings
    ) STRICT;

    CREATE TABLE estimate (
      position INTEGER PRIMARY KEY,
    \(estimateColumns)
    ) STRICT;
    CREATE INDEX estimate_of_unit ON estimate (unit_code, indicator, period);

    CREATE TABLE relative_change (
      position INTEGER PRIMARY KEY,
      indicator TEXT NOT NULL,
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      sex TEXT NOT NULL,
      zero_point INTEGER NOT NULL,
      period INTEGER NOT NULL,
      benchmark TEXT NOT NULL,
      benchmark_code TEXT NOT NULL,
      change REAL,
      rest_change REAL,
      difference_in_differences REAL,
      lower_95 REAL,
      upper_95 REAL,
      lower_998 REAL,
      upper_998 REAL,
      method TEXT NOT NULL,
      verdict_95 TEXT NOT NULL,
      verdict_998 TEXT NOT NULL,
      status TEXT NOT NULL,
      reason TEXT NOT NULL,
      CHECK (status <> 'suppressed' OR coalesce(change, rest_change, difference_in_differences,
        lower_95, upper_95, lower_998, upper_998) IS NULL)
    ) STRICT;

    CREATE TABLE candidate (
      position INTEGER PRIMARY KEY,
      indicator TEXT NOT NULL,
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      period INTEGER NOT NULL,
      sex TEXT NOT NULL,
      numerator INTEGER,
      denominator INTEGER,
      value REAL,
      expected REAL,
      difference REAL,
      z REAL,
      z_overdispersed REAL,
      p_value REAL,
      q_value REAL,
      gate_eligible TEXT NOT NULL,
      gate_chance TEXT NOT NULL,
      candidate TEXT NOT NULL,
      stopped_by TEXT NOT NULL,
      status TEXT NOT NULL,
      reason TEXT NOT NULL,
      CHECK (status <> 'suppressed' OR coalesce(numerator, denominator, value, expected, difference,
        z, z_overdispersed, p_value, q_value) IS NULL)
    ) STRICT;
    """

  private static let views = """
    CREATE VIEW current_observation AS
      SELECT source, measure, unit_code, unit_level, year, sex, age, kind, value, is_provisional,
        file_id, line, column_number
      FROM (
        SELECT *, row_number() OVER (
          PARTITION BY source, measure, unit_code, year, sex, age ORDER BY file_id DESC) AS newest
        FROM observation)
      WHERE newest = 1;

    CREATE VIEW municipality_against_country AS
      SELECT indicator, unit_code, unit_name, period, sex, numerator, denominator,
        round(100 * value, 2) AS percent, round(100 * lower_95, 2) AS lower_95_percent,
        round(100 * upper_95, 2) AS upper_95_percent,
        round(100 * benchmark_value, 2) AS country_percent, verdict_95, verdict_998, status, reason
      FROM estimate
      WHERE unit_level = 'municipality' AND benchmark = 'country';

    CREATE VIEW change_since_zero_point AS
      SELECT indicator, unit_code, unit_name, unit_level, period, sex,
        round(100 * benchmark_value, 2) AS zero_point_percent, round(100 * value, 2) AS percent,
        round(100 * difference, 2) AS change_percentage_points,
        round(100 * difference_lower_95, 2) AS lower_95, round(100 * difference_upper_95, 2) AS upper_95,
        verdict_95, verdict_998, status, reason
      FROM estimate
      WHERE benchmark = 'zero_point';
    """
}
