extension Schema {
  /// Practices that groups found: also without a visit, an indicator or a contact, by theme, with how far they
  /// have come and every vote. What was recorded before has the one vote it was recorded with; its hash stays
  /// as it was. And the steps of groups.
  static let groupTables = """
    DROP TRIGGER practice_is_not_replaced;
    DROP TRIGGER practice_is_kept;
    DROP TRIGGER practice_is_final;
    DROP INDEX practice_of_unit;
    ALTER TABLE practice RENAME TO earlier_practice;
    CREATE TABLE practice (
      id INTEGER PRIMARY KEY,
      indicator TEXT NOT NULL,              -- empty where it is about no figure
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      period INTEGER NOT NULL,              -- the year whose figures it is about
      visited TEXT NOT NULL,                -- the day, 2024-05-14; empty where nobody went to look
      service TEXT NOT NULL,
      description TEXT NOT NULL,
      rarity TEXT NOT NULL CHECK (rarity IN ('', 'common', 'slightly_unusual', 'very_unusual')),
      contact TEXT NOT NULL,                -- a role, never a person's name
      recorded_by TEXT NOT NULL,            -- a role; empty where it is not told
      theme TEXT NOT NULL CHECK (theme IN ('', 'prevention', 'cooperation', 'access', 'leadership')),
      status TEXT NOT NULL CHECK (status IN ('found', 'tried', 'spread')),
      votes_common INTEGER NOT NULL CHECK (votes_common >= 0),
      votes_slightly_unusual INTEGER NOT NULL CHECK (votes_slightly_unusual >= 0),
      votes_very_unusual INTEGER NOT NULL CHECK (votes_very_unusual >= 0),
      example TEXT NOT NULL CHECK (example IN ('yes', 'no')),
      replaces INTEGER UNIQUE REFERENCES practice(id),
      sha256 TEXT NOT NULL,                 -- over the entry and the hash of the one before
      CHECK (replaces < id),
      CHECK (indicator <> '' OR theme <> ''),
      CHECK (contact <> '' OR visited = '')
    ) STRICT;
    INSERT INTO practice
      SELECT id, indicator, unit_code, unit_name, unit_level, period, visited, service, description,
        rarity, contact, recorded_by, '', 'found', rarity = 'common', rarity = 'slightly_unusual',
        rarity = 'very_unusual', 'no', replaces, sha256
      FROM earlier_practice ORDER BY id;
    DROP TABLE earlier_practice;
    CREATE INDEX practice_of_unit ON practice (unit_code, indicator);

    -- INSERT OR REPLACE deletes without firing the triggers against deletion: it is met here.
    CREATE TRIGGER practice_is_not_replaced BEFORE INSERT ON practice
    WHEN EXISTS (SELECT 1 FROM practice WHERE id = NEW.id OR replaces = NEW.replaces)
    BEGIN SELECT RAISE(ABORT, 'practices are kept as they were recorded'); END;
    CREATE TRIGGER practice_is_kept BEFORE DELETE ON practice
    BEGIN SELECT RAISE(ABORT, 'practices are kept'); END;
    CREATE TRIGGER practice_is_final BEFORE UPDATE ON practice
    BEGIN SELECT RAISE(ABORT, 'practices are kept as they were recorded'); END;

    CREATE TABLE group_step (
      id INTEGER PRIMARY KEY,
      unit_code TEXT NOT NULL,              -- whose group it is
      unit_name TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      step TEXT NOT NULL CHECK (step IN ('problem_owned', 'searched', 'visited', 'tried', 'spread')),
      day TEXT NOT NULL,                    -- 2024-05-14
      indicator TEXT NOT NULL,              -- empty where it is about no figure
      place_code TEXT NOT NULL,             -- who was visited, tries or does it; empty for nobody
      place_name TEXT NOT NULL,
      place_level TEXT NOT NULL,
      practice INTEGER REFERENCES practice(id),
      note TEXT NOT NULL,                   -- the problem and who owns it; no person's name
      recorded_by TEXT NOT NULL,            -- a role; empty where it is not told
      replaces INTEGER UNIQUE REFERENCES group_step(id),
      sha256 TEXT NOT NULL,                 -- over the entry and the hash of the one before
      CHECK (replaces < id)
    ) STRICT;

    CREATE TRIGGER group_step_is_not_replaced BEFORE INSERT ON group_step
    WHEN EXISTS (SELECT 1 FROM group_step WHERE id = NEW.id OR replaces = NEW.replaces)
    BEGIN SELECT RAISE(ABORT, 'steps of groups are kept as they were recorded'); END;
    CREATE TRIGGER group_step_is_kept BEFORE DELETE ON group_step
    BEGIN SELECT RAISE(ABORT, 'steps of groups are kept'); END;
    CREATE TRIGGER group_step_is_final BEFORE UPDATE ON group_step
    BEGIN SELECT RAISE(ABORT, 'steps of groups are kept as they were recorded'); END;
    """
}
