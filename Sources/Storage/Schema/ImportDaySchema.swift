extension Schema {
  /// The day on which a file was imported, for files imported since there is this table. It is no part of what
  /// a database says: the same files give the same content hash on another day.
  static let importDayTables = """
    CREATE TABLE imported_on (
      file_id INTEGER PRIMARY KEY REFERENCES source_file(id),
      day TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER imported_on_is_kept BEFORE DELETE ON imported_on
    BEGIN SELECT RAISE(ABORT, 'imported files are kept'); END;
    CREATE TRIGGER imported_on_is_final BEFORE UPDATE ON imported_on
    BEGIN SELECT RAISE(ABORT, 'imported files are kept as they were'); END;
    CREATE TRIGGER imported_on_is_not_replaced BEFORE INSERT ON imported_on
    WHEN EXISTS (SELECT 1 FROM imported_on WHERE file_id = NEW.file_id)
    BEGIN SELECT RAISE(ABORT, 'imported files are kept as they were'); END;
    """
}
