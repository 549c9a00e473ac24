extension Schema {
  /// What files say of units that are in no list of ours. Like the figures, never changed or deleted.
  static let registerTables = """
    CREATE TABLE unit_register (
      file_id INTEGER NOT NULL REFERENCES source_file(id),
      line INTEGER NOT NULL,
      period TEXT NOT NULL,                 -- of a figure in the line
      year INTEGER NOT NULL,                -- the one in which the period ends
      unit_code TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      name TEXT,
      municipality TEXT,                    -- as the line has it: in the borders of some day
      PRIMARY KEY (file_id, line, period),
      CHECK (coalesce(name, municipality) IS NOT NULL)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER unit_register_is_not_replaced BEFORE INSERT ON unit_register
    WHEN EXISTS (SELECT 1 FROM unit_register WHERE file_id = NEW.file_id AND line = NEW.line
      AND period = NEW.period)
    BEGIN SELECT RAISE(ABORT, 'what a file says of schools is kept as it was'); END;
    CREATE TRIGGER unit_register_is_kept BEFORE DELETE ON unit_register
    BEGIN SELECT RAISE(ABORT, 'what a file says of schools is kept'); END;
    CREATE TRIGGER unit_register_is_final BEFORE UPDATE ON unit_register
    BEGIN SELECT RAISE(ABORT, 'what a file says of schools is kept as it was'); END;
    """
}
