extension Schema {
  /// The columns of the estimates table, shared by what is frozen and what was last computed.
  static let estimateColumns = """
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

  /// What the last run found, replaced as a whole by the next.
  static let resultTables = """
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

  /// How much of a benchmark those with figures make up. What the last run found was hashed without it.
  static let benchmarkColumns =
    ["estimate", "zero_point_estimate"].map { table in
      """
      ALTER TABLE \(table) ADD COLUMN benchmark_units INTEGER;
      ALTER TABLE \(table) ADD COLUMN benchmark_units_in_all INTEGER;
      ALTER TABLE \(table) ADD COLUMN benchmark_coverage REAL;
      """
    }.joined(separator: "\n") + "\nDELETE FROM last_run;"

  /// The counts that a rounded share leaves possible, empty in suppressed rows as all counts are.
  static let rangeColumns =
    ["estimate", "zero_point_estimate"].map { table in
      [
        "least_numerator", "greatest_numerator", "least_denominator", "greatest_denominator",
      ].map { column in
        """
        ALTER TABLE \(table) ADD COLUMN \(column) INTEGER
          CHECK (status <> 'suppressed' OR \(column) IS NULL);
        """
      }.joined(separator: "\n")
    }.joined(separator: "\n") + "\nDELETE FROM last_run;"

  /// A change beside how units change by themselves, empty in suppressed rows as all numbers are.
  static let naturalColumns =
    [
      "natural_change REAL", "natural_deviation REAL", "natural_p_value REAL", "level_shift REAL",
      "level_shift_error REAL", "detectable_shift REAL", "level_shift_rank INTEGER",
      "level_shift_ranked INTEGER",
    ].map { column in
      """
      ALTER TABLE relative_change ADD COLUMN \(column)
        CHECK (status <> 'suppressed' OR \(column.split(separator: " ")[0]) IS NULL);
      """
    }.joined(separator: "\n") + "\nDELETE FROM last_run;"

  /// Plain names for the questions most often asked.
  static let views = """
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
