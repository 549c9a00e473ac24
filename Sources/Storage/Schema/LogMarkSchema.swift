extension Schema {
  /// The mark by which a log is known to be its database's: each writing transaction leaves a new one, which
  /// names the one before.
  static let logMarkTable = """
    CREATE TABLE log_mark (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      mark TEXT NOT NULL                    -- the mark before and this one
    ) STRICT;
    INSERT INTO log_mark VALUES (1, '\(LogMarks.prefix)\(LogMarks.none)\(LogMarks.between)' || lower(hex(randomblob(16))));
    """
}
