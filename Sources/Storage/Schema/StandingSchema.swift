extension Schema {
  /// Which of several files' figures are in force: a figure that is lies apart from those that are not, so
  /// that reading the figures in force costs the same however many are superseded; and what has been
  /// decided of files is kept in order.
  static let standingTables = """
    DROP VIEW current_observation;
    DROP VIEW observation;
    DROP TRIGGER figure_is_sealed;
    DROP TRIGGER figure_is_kept;
    DROP TRIGGER figure_is_final;
    DROP INDEX figure_by_position;
    ALTER TABLE figure RENAME TO figure_of_every_file;

    CREATE TABLE figure (
      series_id INTEGER NOT NULL REFERENCES series(id),
      in_force INTEGER NOT NULL CHECK (in_force >= 0 AND in_force <= 1),
      unit_id INTEGER NOT NULL REFERENCES unit(id),
      file_id INTEGER NOT NULL REFERENCES source_file(id) DEFERRABLE INITIALLY DEFERRED,
      line INTEGER NOT NULL,
      column_number INTEGER NOT NULL,
      kind INTEGER NOT NULL CHECK (kind >= 0 AND kind <= 6),
      value REAL,
      marks INTEGER NOT NULL CHECK (marks >= 0 AND marks <= 3),
      PRIMARY KEY (series_id, in_force, unit_id, file_id, line, column_number),
      CHECK ((kind = 0) = (value IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

    INSERT INTO figure
      SELECT series_id, file_id = max(file_id) OVER (PARTITION BY series_id, unit_id), unit_id,
        file_id, line, column_number, kind, value, marks
      FROM figure_of_every_file;
    DROP TABLE figure_of_every_file;
    CREATE UNIQUE INDEX figure_by_position ON figure (file_id, line, column_number);
    DELETE FROM sqlite_stat1 WHERE tbl = 'figure';
    INSERT INTO sqlite_stat1 VALUES
      ('figure', 'figure', '100000 400 400 1 1 1 1'),
      ('figure', 'figure_by_position', '100000 25000 10 1');
    ANALYZE sqlite_schema;

    -- What has been decided of a file: its newest row holds.
    CREATE TABLE file_standing (
      position INTEGER PRIMARY KEY,         -- in order of time
      file_id INTEGER NOT NULL REFERENCES source_file(id),
      standing TEXT NOT NULL CHECK (standing = 'in_force' OR standing = 'withdrawn'),
      -- The file under which it was put, with all above that one; NULL where it was put above all.
      beneath INTEGER REFERENCES source_file(id)
    ) STRICT;
    INSERT INTO file_standing (file_id, standing)
      SELECT id, 'in_force' FROM source_file ORDER BY id;

    -- The day on which a file says that its table was changed last.
    CREATE TABLE last_changed (
      file_id INTEGER PRIMARY KEY REFERENCES source_file(id),
      day TEXT NOT NULL
    ) STRICT;

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
      WHERE figure.in_force = 1 AND NOT EXISTS (
        SELECT 1 FROM figure AS later
        WHERE later.series_id = figure.series_id AND later.in_force = 1
          AND later.unit_id = figure.unit_id
          AND (later.line, later.column_number) > (figure.line, figure.column_number));

    \(figureSeal)
    \(figureFinality)
    \(figureKeeping)
    CREATE TRIGGER file_standing_is_kept BEFORE DELETE ON file_standing
    BEGIN SELECT RAISE(ABORT, 'what was decided of files is kept'); END;
    CREATE TRIGGER file_standing_is_final BEFORE UPDATE ON file_standing
    BEGIN SELECT RAISE(ABORT, 'what was decided of files is kept as it was'); END;
    CREATE TRIGGER file_standing_is_not_replaced BEFORE INSERT ON file_standing
    WHEN EXISTS (SELECT 1 FROM file_standing WHERE position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'what was decided of files is kept as it was'); END;
    CREATE TRIGGER last_changed_is_kept BEFORE DELETE ON last_changed
    BEGIN SELECT RAISE(ABORT, 'imported files are kept'); END;
    CREATE TRIGGER last_changed_is_final BEFORE UPDATE ON last_changed
    BEGIN SELECT RAISE(ABORT, 'imported files are kept as they were'); END;
    CREATE TRIGGER last_changed_is_not_replaced BEFORE INSERT ON last_changed
    WHEN EXISTS (SELECT 1 FROM last_changed WHERE file_id = NEW.file_id)
    BEGIN SELECT RAISE(ABORT, 'imported files are kept as they were'); END;
    """
}
