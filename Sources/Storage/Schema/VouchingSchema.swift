extension Schema {
  /// Who stated of words of practices and of groups' steps that they are nobody's name.
  static let vouchingTables = vouching("practice") + vouching("group_step")

  private static func vouching(_ table: String) -> String {
    """
    CREATE TABLE \(table)_vouching (
      \(table)_id INTEGER NOT NULL REFERENCES \(table)(id),
      words TEXT NOT NULL,                  -- as they stand in the entry
      vouched_by TEXT NOT NULL,             -- a role
      because TEXT NOT NULL,
      PRIMARY KEY (\(table)_id, words)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER \(table)_vouching_is_kept BEFORE DELETE ON \(table)_vouching
    BEGIN SELECT RAISE(ABORT, 'practices are kept'); END;
    CREATE TRIGGER \(table)_vouching_is_final BEFORE UPDATE ON \(table)_vouching
    BEGIN SELECT RAISE(ABORT, 'practices are kept as they were recorded'); END;
    CREATE TRIGGER \(table)_vouching_is_not_replaced BEFORE INSERT ON \(table)_vouching
    WHEN EXISTS (SELECT 1 FROM \(table)_vouching
      WHERE \(table)_id = NEW.\(table)_id AND words = NEW.words)
    BEGIN SELECT RAISE(ABORT, 'practices are kept as they were recorded'); END;

    """
  }
}
