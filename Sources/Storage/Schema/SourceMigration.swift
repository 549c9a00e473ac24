extension Schema {
  /// Periods, levels, marks, places that are no municipality, breaks and what a measure is: the
  /// tables of what was read are made anew, and what they hold carried over.
  static let everySourceTables = """
    DROP VIEW current_observation;
    DROP TRIGGER observation_is_not_replaced;
    DROP TRIGGER observation_is_kept;
    DROP TRIGGER observation_is_final;
    ALTER TABLE observation RENAME TO yearly_observation;
    ALTER TABLE sum_check RENAME TO yearly_sum_check;

    -- A file's own row is written last, when it is known to be whole.
    CREATE TABLE observation (
      file_id INTEGER NOT NULL REFERENCES source_file(id) DEFERRABLE INITIALLY DEFERRED,
      line INTEGER NOT NULL,
      column_number INTEGER NOT NULL,
      source TEXT NOT NULL,
      measure TEXT NOT NULL,
      unit_code TEXT NOT NULL,
      unit_level TEXT NOT NULL,
      period TEXT NOT NULL,                 -- 2021, 2020-21, 2021K4, 2022M03, 2018-2020
      year INTEGER NOT NULL,                -- the one in which the period ends
      sex TEXT NOT NULL CHECK (sex IN ('both', 'female', 'male')),
      age TEXT,
      level TEXT,
      kind TEXT NOT NULL,
      value REAL,
      is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
      is_aggregate INTEGER NOT NULL CHECK (is_aggregate IN (0, 1)),
      PRIMARY KEY (file_id, line, column_number),
      CHECK ((kind = 'number') = (value IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sum_check (
      file_id INTEGER NOT NULL REFERENCES source_file(id),
      measure TEXT NOT NULL,
      period TEXT NOT NULL,
      sex TEXT NOT NULL,
      age TEXT NOT NULL,                    -- empty where the source states none
      level TEXT NOT NULL,                  -- empty for the whole
      unit_code TEXT NOT NULL,              -- whose total it is
      unit_level TEXT NOT NULL,
      sum REAL NOT NULL,
      printed REAL NOT NULL,
      withheld INTEGER NOT NULL,            -- parts without a figure
      difference REAL NOT NULL,
      PRIMARY KEY (file_id, measure, period, sex, age, level, unit_code)
    ) STRICT, WITHOUT ROWID;

    -- What a file's recipe says of its measures.
    CREATE TABLE measure (
      file_id INTEGER NOT NULL REFERENCES source_file(id),
      source TEXT NOT NULL,
      measure TEXT NOT NULL,
      value_unit TEXT NOT NULL,
      period_kind TEXT NOT NULL,
      beside TEXT,                          -- the count it is a share of
      definition TEXT,
      PRIMARY KEY (file_id, source, measure)
    ) STRICT, WITHOUT ROWID;

    -- Where figures before and after cannot be compared.
    CREATE TABLE series_break (
      file_id INTEGER NOT NULL REFERENCES source_file(id),
      position INTEGER NOT NULL,
      source TEXT NOT NULL,
      measure TEXT NOT NULL,
      period TEXT NOT NULL,                 -- the first one after the break
      unit_code TEXT,                       -- NULL where it holds for every unit
      unit_level TEXT,
      note TEXT NOT NULL,
      line INTEGER,                         -- NULL where the recipe declares it
      column_number INTEGER,
      PRIMARY KEY (file_id, position)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO observation
      SELECT file_id, line, column_number, source, measure, unit_code, unit_level,
        CAST(year AS TEXT), year, sex, age, NULL, kind, value, is_provisional, 0
      FROM yearly_observation;
    INSERT INTO sum_check
      SELECT file_id, measure, CAST(year AS TEXT), sex, age, '', '0', 'country', municipalities,
        printed, 0, difference
      FROM yearly_sum_check;
    DROP TABLE yearly_observation;
    DROP TABLE yearly_sum_check;

    CREATE TRIGGER observation_is_not_replaced BEFORE INSERT ON observation
    WHEN EXISTS (SELECT 1 FROM observation WHERE file_id = NEW.file_id AND line = NEW.line
      AND column_number = NEW.column_number)
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    CREATE TRIGGER observation_is_kept BEFORE DELETE ON observation
    BEGIN SELECT RAISE(ABORT, 'observations are kept'); END;
    CREATE TRIGGER observation_is_final BEFORE UPDATE ON observation
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;

    CREATE VIEW current_observation AS
      SELECT source, measure, unit_code, unit_level, period, year, sex, age, level, kind, value,
        is_provisional, is_aggregate, file_id, line, column_number
      FROM (
        SELECT *, row_number() OVER (
          PARTITION BY source, measure, unit_code, period, sex, age, level
          ORDER BY file_id DESC) AS newest
        FROM observation)
      WHERE newest = 1;
    """
}
