extension Schema {
  /// What recoding did to the sums of the last run, replaced as a whole by the next.
  static let recodingTables = """
    CREATE TABLE recoding_account (
      position INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      measure TEXT NOT NULL,
      year INTEGER NOT NULL,
      borders TEXT NOT NULL,                -- the day whose borders the figures were brought to
      units_in INTEGER NOT NULL,
      same INTEGER NOT NULL,
      renumbered INTEGER NOT NULL,
      merged INTEGER NOT NULL,
      united INTEGER NOT NULL,
      sentinel INTEGER NOT NULL,
      set_aside INTEGER NOT NULL,
      reason TEXT NOT NULL,                 -- why; empty where nothing was set aside
      sum_before REAL NOT NULL,
      sum_after REAL NOT NULL,
      difference REAL NOT NULL,
      UNIQUE (source, measure, year),
      CHECK (units_in = same + renumbered + merged + united + sentinel + set_aside)
    ) STRICT;
    """
}
