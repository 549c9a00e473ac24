extension Schema {
  /// Who stated of a practice's words that they are nobody's name.
  static let vouchingTables = """
    CREATE TABLE practice_vouching (
      practice_id INTEGER NOT NULL REFERENCES practice(id),
      words TEXT NOT NULL,                  -- as they stand in service or description
      vouched_by TEXT NOT NULL,             -- a role
      because TEXT NOT NULL,
      PRIMARY KEY (practice_id, words)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER practice_vouching_is_kept BEFORE DELETE ON practice_vouching
    BEGIN SELECT RAISE(ABORT, 'practices are kept'); END;
    CREATE TRIGGER practice_vouching_is_final BEFORE UPDATE ON practice_vouching
    BEGIN SELECT RAISE(ABORT, 'practices are kept as they were recorded'); END;
    CREATE TRIGGER practice_vouching_is_not_replaced BEFORE INSERT ON practice_vouching
    WHEN EXISTS (SELECT 1 FROM practice_vouching
      WHERE practice_id = NEW.practice_id AND words = NEW.words)
    BEGIN SELECT RAISE(ABORT, 'practices are kept as they were recorded'); END;
    """
}
