import Files

extension Schema {
  /// What was read, and its account. Files and observations are never changed or deleted.
  static let observationTables = """
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

    -- INSERT OR REPLACE deletes without firing the triggers against deletion: it is met here.
    CREATE TRIGGER source_file_is_not_replaced BEFORE INSERT ON source_file
    WHEN EXISTS (SELECT 1 FROM source_file WHERE id = NEW.id OR sha256 = NEW.sha256
      OR content_sha256 = NEW.content_sha256)
    BEGIN SELECT RAISE(ABORT, 'imported files are kept as they were'); END;
    CREATE TRIGGER observation_is_not_replaced BEFORE INSERT ON observation
    WHEN EXISTS (SELECT 1 FROM observation WHERE file_id = NEW.file_id AND line = NEW.line
      AND column_number = NEW.column_number)
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    CREATE TRIGGER source_file_is_kept BEFORE DELETE ON source_file
    BEGIN SELECT RAISE(ABORT, 'imported files are kept'); END;
    CREATE TRIGGER source_file_is_final BEFORE UPDATE ON source_file
    BEGIN SELECT RAISE(ABORT, 'imported files are kept as they were'); END;
    CREATE TRIGGER observation_is_kept BEFORE DELETE ON observation
    BEGIN SELECT RAISE(ABORT, 'observations are kept'); END;
    CREATE TRIGGER observation_is_final BEFORE UPDATE ON observation
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    """
}
