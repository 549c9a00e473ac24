extension Schema {
  /// Figures with integer keys: what stood as text in every row of `observation` stands once in
  /// `series` and `unit`, and `observation` is a view with the columns it had.
  ///
  /// Figures lie in order of series and unit, so that a question about a measure reads what stands
  /// together; their places in the files are unique by an index of their own. The checks are written
  /// with comparisons, since `IN` costs a table for every row.
  static let figureTables = """
    DROP VIEW current_observation;
    DROP TRIGGER observation_is_not_replaced;
    DROP TRIGGER observation_is_kept;
    DROP TRIGGER observation_is_final;
    ALTER TABLE observation RENAME TO observation_in_words;

    -- What a figure is of, apart from the place.
    CREATE TABLE series (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      measure TEXT NOT NULL,
      period TEXT NOT NULL,                 -- 2021, 2020-21, 2021K4, 2022M03, 2018-2020
      year INTEGER NOT NULL,                -- the one in which the period ends
      sex TEXT NOT NULL CHECK (sex = 'both' OR sex = 'female' OR sex = 'male'),
      age TEXT,
      level TEXT
    ) STRICT;
    CREATE UNIQUE INDEX series_by_name ON series
      (source, measure, year, period, sex, coalesce(age, ''), coalesce(level, ''));

    -- The place a figure is about.
    CREATE TABLE unit (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL,
      level TEXT NOT NULL,
      UNIQUE (level, code)
    ) STRICT;

    -- A file's own row is written last, when it is known to be whole: it seals the file's figures.
    CREATE TABLE figure (
      series_id INTEGER NOT NULL REFERENCES series(id),
      unit_id INTEGER NOT NULL REFERENCES unit(id),
      file_id INTEGER NOT NULL REFERENCES source_file(id) DEFERRABLE INITIALLY DEFERRED,
      line INTEGER NOT NULL,
      column_number INTEGER NOT NULL,
      kind INTEGER NOT NULL CHECK (kind >= 0 AND kind <= 6),
      value REAL,
      marks INTEGER NOT NULL CHECK (marks >= 0 AND marks <= 3),
      PRIMARY KEY (series_id, unit_id, file_id, line, column_number),
      CHECK ((kind = 0) = (value IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX figure_by_position ON figure (file_id, line, column_number);

    INSERT INTO series (source, measure, period, year, sex, age, level)
      SELECT DISTINCT source, measure, period, year, sex, age, level FROM observation_in_words
      ORDER BY source, measure, year, period, sex, age, level;
    INSERT INTO unit (code, level)
      SELECT DISTINCT unit_code, unit_level FROM observation_in_words
      ORDER BY unit_level, unit_code;
    INSERT INTO figure
      SELECT series.id, unit.id, o.file_id, o.line, o.column_number,
        CASE o.kind WHEN 'number' THEN 0 WHEN 'zero_by_symbol' THEN 1 WHEN 'less_than_half' THEN 2
          WHEN 'suppressed' THEN 3 WHEN 'missing' THEN 4 WHEN 'not_applicable' THEN 5
          WHEN 'not_computable' THEN 6 END,
        o.value, o.is_provisional + 2 * o.is_aggregate
      FROM observation_in_words AS o
      JOIN series ON series.source = o.source AND series.measure = o.measure
        AND series.year = o.year AND series.period = o.period AND series.sex = o.sex
        AND coalesce(series.age, '') = coalesce(o.age, '')
        AND coalesce(series.level, '') = coalesce(o.level, '')
      JOIN unit ON unit.code = o.unit_code AND unit.level = o.unit_level;
    DROP TABLE observation_in_words;

    -- The shares that are withheld with their counts, without the measures that are none.
    CREATE INDEX measure_beside ON measure (source, measure, beside) WHERE beside IS NOT NULL;

    -- What shape figures have, for whoever asks the views: a few hundred series of a few hundred units
    -- each. Without it SQLite takes every table for as long as any other.
    ANALYZE sqlite_schema;
    INSERT INTO sqlite_stat1 VALUES
      ('figure', 'figure', '100000 400 1 1 1 1'),
      ('figure', 'figure_by_position', '100000 25000 10 1'),
      ('series', 'series_by_name', '240 60 12 5 4 3 1 1'),
      ('unit', 'sqlite_autoindex_unit_1', '2000 250 1');
    ANALYZE sqlite_schema;

    \(observationView)

    CREATE VIEW current_observation AS
      SELECT series.source, series.measure, unit.code AS unit_code, unit.level AS unit_level,
        series.period, series.year, series.sex, series.age, series.level,
        CASE figure.kind WHEN 0 THEN 'number' WHEN 1 THEN 'zero_by_symbol'
          WHEN 2 THEN 'less_than_half' WHEN 3 THEN 'suppressed' WHEN 4 THEN 'missing'
          WHEN 5 THEN 'not_applicable' WHEN 6 THEN 'not_computable' END AS kind,
        figure.value, figure.marks & 1 AS is_provisional, figure.marks >> 1 AS is_aggregate,
        figure.file_id, figure.line, figure.column_number
      FROM figure JOIN series ON series.id = figure.series_id JOIN unit ON unit.id = figure.unit_id
      WHERE NOT EXISTS (
        SELECT 1 FROM figure AS later
        WHERE later.series_id = figure.series_id AND later.unit_id = figure.unit_id
          AND (later.file_id, later.line, later.column_number)
            > (figure.file_id, figure.line, figure.column_number));

    \(figureSeal)
    \(figureKeeping)
    \(figureFinality)
    CREATE TRIGGER series_is_not_replaced BEFORE INSERT ON series
    WHEN EXISTS (SELECT 1 FROM series WHERE id = NEW.id) OR EXISTS (
      SELECT 1 FROM series WHERE source = NEW.source AND measure = NEW.measure
        AND year = NEW.year AND period = NEW.period AND sex = NEW.sex
        AND coalesce(age, '') = coalesce(NEW.age, '') AND coalesce(level, '') = coalesce(NEW.level, ''))
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    CREATE TRIGGER series_is_kept BEFORE DELETE ON series
    BEGIN SELECT RAISE(ABORT, 'observations are kept'); END;
    CREATE TRIGGER series_is_final BEFORE UPDATE ON series
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    CREATE TRIGGER unit_is_not_replaced BEFORE INSERT ON unit
    WHEN EXISTS (SELECT 1 FROM unit WHERE id = NEW.id OR (code = NEW.code AND level = NEW.level))
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    CREATE TRIGGER unit_is_kept BEFORE DELETE ON unit
    BEGIN SELECT RAISE(ABORT, 'observations are kept'); END;
    CREATE TRIGGER unit_is_final BEFORE UPDATE ON unit
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    """

  /// The figures in words, one row for each.
  static let observationView = """
    CREATE VIEW observation AS
      SELECT figure.file_id, figure.line, figure.column_number, series.source, series.measure,
        unit.code AS unit_code, unit.level AS unit_level, series.period, series.year, series.sex,
        series.age, series.level,
        CASE figure.kind WHEN 0 THEN 'number' WHEN 1 THEN 'zero_by_symbol'
          WHEN 2 THEN 'less_than_half' WHEN 3 THEN 'suppressed' WHEN 4 THEN 'missing'
          WHEN 5 THEN 'not_applicable' WHEN 6 THEN 'not_computable' END AS kind,
        figure.value, figure.marks & 1 AS is_provisional, figure.marks >> 1 AS is_aggregate
      FROM figure JOIN series ON series.id = figure.series_id JOIN unit ON unit.id = figure.unit_id;
    """

  /// Refuses the removal of a figure.
  static let figureKeeping = """
    CREATE TRIGGER figure_is_kept BEFORE DELETE ON figure
    BEGIN SELECT RAISE(ABORT, 'observations are kept'); END;
    """

  /// Refuses every change of a figure. A transaction that decides which figures are in force lifts it for
  /// itself, as an import lifts the seal.
  static let figureFinality = """
    CREATE TRIGGER figure_is_final BEFORE UPDATE ON figure
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    """

  /// Nothing is added to a file that is there, nor put in the place of what it holds: INSERT OR
  /// REPLACE deletes without firing the triggers against deletion. An import lifts it for its own
  /// transaction, in which the file is not there yet: a trigger costs a third of writing the row.
  static let figureSeal = """
    CREATE TRIGGER figure_is_sealed BEFORE INSERT ON figure
    WHEN EXISTS (SELECT 1 FROM source_file WHERE id = NEW.file_id)
    BEGIN SELECT RAISE(ABORT, 'observations are kept as they were'); END;
    """
}
