import Files

extension Schema {
  /// What was found at candidates. An entry is never changed or deleted; a correction is a new one.
  static let practiceTables = """
    CREATE TABLE practice (
      id INTEGER PRIMARY KEY,
      indicator TEXT NOT NULL,
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      period INTEGER NOT NULL,              -- the year whose figures it is about
      visited TEXT NOT NULL,                -- the day, 2024-05-14
      service TEXT NOT NULL,
      description TEXT NOT NULL,
      rarity TEXT NOT NULL CHECK (rarity IN ('common', 'slightly_unusual', 'very_unusual')),
      contact TEXT NOT NULL,                -- a role, never a person's name
      recorded_by TEXT NOT NULL,            -- a role; empty where it is not told
      replaces INTEGER UNIQUE REFERENCES practice(id),
      sha256 TEXT NOT NULL,                 -- over the entry and the hash of the one before
      CHECK (replaces < id)
    ) STRICT;
    CREATE INDEX practice_of_unit ON practice (unit_code, indicator);

    -- INSERT OR REPLACE deletes without firing the triggers against deletion: it is met here.
    CREATE TRIGGER practice_is_not_replaced BEFORE INSERT ON practice
    WHEN EXISTS (SELECT 1 FROM practice WHERE id = NEW.id OR replaces = NEW.replaces)
    BEGIN SELECT RAISE(ABORT, 'practices are kept as they were recorded'); END;
    CREATE TRIGGER practice_is_kept BEFORE DELETE ON practice
    BEGIN SELECT RAISE(ABORT, 'practices are kept'); END;
    CREATE TRIGGER practice_is_final BEFORE UPDATE ON practice
    BEGIN SELECT RAISE(ABORT, 'practices are kept as they were recorded'); END;
    """
}
