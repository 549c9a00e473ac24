extension Schema {
  /// Figures that have been withheld in something published. What was shown then would give them back if they were
  /// shown later.
  static let withheldTables = """
    CREATE TABLE withheld_figure (
      indicator TEXT NOT NULL,
      year INTEGER NOT NULL,
      sex TEXT NOT NULL CHECK (sex = 'both' OR sex = 'female' OR sex = 'male'),
      unit_code TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      is_primary INTEGER NOT NULL CHECK (is_primary = 0 OR is_primary = 1), -- by its rule, or for others' sake
      PRIMARY KEY (indicator, year, sex, unit_level, unit_code, is_primary)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER withheld_figure_is_kept BEFORE DELETE ON withheld_figure
    BEGIN SELECT RAISE(ABORT, 'what has been withheld stays so'); END;
    CREATE TRIGGER withheld_figure_is_final BEFORE UPDATE ON withheld_figure
    BEGIN SELECT RAISE(ABORT, 'what has been withheld stays so'); END;
    """

  /// What whoever opens the working database sees first: its name stands before all others in a list.
  static let unsharedTables = """
    CREATE TABLE _must_not_be_shared (language TEXT PRIMARY KEY, says TEXT NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO _must_not_be_shared VALUES
      ('nb', 'Dette er arbeidsdatabasen. Den har tall fra før de ble beskyttet, og skal ikke deles. '
        || 'nullpunkt export --public lager den som kan deles.'),
      ('nn', 'Dette er arbeidsdatabasen. Han har tal frå før dei vart verna, og skal ikkje delast. '
        || 'nullpunkt export --public lagar den som kan delast.'),
      ('en', 'This is the working database. It holds figures from before protection and must not be shared. '
        || 'nullpunkt export --public writes the one that may be.');
    """
}
