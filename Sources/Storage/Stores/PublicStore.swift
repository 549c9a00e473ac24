import Files
import Foundation
import GRDB

extension Store {
  /// Writes the database that others may have: the results, which have passed disclosure control, and of what was
  /// read only the figures of open sources, without those that would complete one that its source withholds.
  ///
  /// What is left out: figures, zero points and accounts of other sources, recorded practices, groups' steps, networks, which
  /// figures have been withheld, checks of sums in which something is withheld, shares beside withheld counts, and of totals
  /// with a withheld part their own figure: a municipality's with one withheld school, a county's with a withheld
  /// municipality, the country's where one county lacks, both sexes' where one sex is withheld, and those of ages,
  /// categories and years together.
  /// - Parameters:
  ///   - isOpen: whether a source has protected its figures itself.
  ///   - isOpenIndicator: the same of an indicator's source, by its id.
  /// - Throws: `StoreError` when something lies at the path already, or the file cannot be written.
  package func writePublic(
    to path: String, isOpen: (String) -> Bool, isOpenIndicator: (String) -> Bool
  ) throws(StoreError) {
    let unfinished = "\(path).copy"
    try? FileManager.default.removeItem(atPath: unfinished)
    try backUp(to: unfinished)
    defer { try? FileManager.default.removeItem(atPath: unfinished) }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw StoreError("\(path) is there already; name a new file")
    }
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      configuration.journalMode = .default
      let copy = try DatabaseQueue(path: unfinished, configuration: configuration)
      try copy.write { db in
        let triggers = try Row.fetchAll(
          db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for trigger in triggers {
          try db.execute(sql: "DROP TRIGGER \"\(trigger["name"] as String)\"")
        }
        try Self.removeSources(db, isOpen)
        try Self.removeIndicators(db, isOpenIndicator)
        try db.execute(sql: Self.completingFigures)
        for trigger in triggers { try db.execute(sql: trigger["sql"]) }
      }
      // What is deleted stays in the file until it is written anew.
      try copy.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
      try copy.close()
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw StoreError("the database \(path) could not be written", cause: error)
    }
  }

  private static func removeSources(_ db: Database, _ isOpen: (String) -> Bool) throws {
    let sources = try String.fetchAll(
      db, sql: "SELECT source FROM series UNION SELECT source FROM measure")
    for source in sources where !isOpen(source) {
      try db.execute(
        sql: """
          DELETE FROM unit_register WHERE file_id IN (
            SELECT file_id FROM figure JOIN series ON series.id = series_id WHERE source = :source);
          DELETE FROM sum_check WHERE file_id IN (
            SELECT file_id FROM figure JOIN series ON series.id = series_id WHERE source = :source);
          DELETE FROM figure WHERE series_id IN (SELECT id FROM series WHERE source = :source);
          DELETE FROM series WHERE source = :source;
          DELETE FROM measure WHERE source = :source;
          DELETE FROM series_break WHERE source = :source;
          DELETE FROM recoding_account WHERE source = :source;
          """, arguments: ["source": source])
    }
  }

  private static func removeIndicators(_ db: Database, _ isOpen: (String) -> Bool) throws {
    for table in ["zero_point_figure", "zero_point_estimate"] {
      for indicator in try String.fetchAll(db, sql: "SELECT DISTINCT indicator FROM \(table)")
      where !isOpen(indicator) {
        try db.execute(sql: "DELETE FROM \(table) WHERE indicator = ?", arguments: [indicator])
      }
    }
  }

  /// Kind 3 is a figure that its source withholds.
  private static let completingFigures = """
    DELETE FROM group_step_vouching;
    DELETE FROM group_step;
    DELETE FROM practice_vouching;
    DROP TABLE _must_not_be_shared;
    DROP TABLE log_mark;
    DELETE FROM practice;
    DELETE FROM zero_point_network;
    DELETE FROM network_tie;
    DELETE FROM network_actor;
    DELETE FROM network_round;
    DELETE FROM withheld_figure;
    -- A hash over what is left out tells it to whoever tries the few values it can have.
    DELETE FROM ledger;
    DELETE FROM file_seal;
    DELETE FROM table_seal;
    DELETE FROM run_basis;
    PRAGMA application_id = \(DatabaseFile.publicID);
    DELETE FROM sum_check WHERE withheld > 0;

    -- A share beside a withheld count tells it.
    DELETE FROM figure WHERE kind <> 3 AND (series_id, unit_id) IN (
      SELECT share.id, hidden.unit_id FROM series AS share
      JOIN measure ON measure.source = share.source AND measure.measure = share.measure
        AND measure.beside IS NOT NULL
      JOIN series AS counted ON counted.source = share.source AND counted.measure = measure.beside
        AND counted.period = share.period AND counted.sex = share.sex
        AND counted.age IS share.age AND counted.level IS share.level
      JOIN figure AS hidden ON hidden.series_id = counted.id AND hidden.kind = 3);

    CREATE TEMP TABLE lacking (
      series_id INTEGER, unit_id INTEGER, level TEXT, code TEXT, PRIMARY KEY (series_id, unit_id));
    INSERT INTO lacking
      SELECT DISTINCT figure.series_id, figure.unit_id, unit.level, unit.code
      FROM figure JOIN unit ON unit.id = figure.unit_id WHERE figure.kind = 3;
    CREATE TEMP TABLE whole AS
      SELECT part.id AS part_id, total.id AS total_id
      FROM series AS part JOIN series AS total ON total.source = part.source
        AND total.measure = part.measure AND total.id <> part.id
      JOIN measure ON measure.source = part.source AND measure.measure = part.measure
      WHERE
        -- Both sexes together less the one that is shown.
        (total.sex = part.sex OR total.sex = 'both')
        -- All ages, or those of a band that holds the other, less the rest.
        AND (total.age IS part.age OR total.age IS NULL
          OR CAST(substr(total.age, 1, instr(total.age, '-') - 1) AS INTEGER)
              <= CAST(substr(part.age, 1, instr(part.age, '-') - 1) AS INTEGER)
            AND CAST(substr(part.age, instr(part.age, '-') + 1) AS INTEGER)
              <= CAST(substr(total.age, instr(total.age, '-') + 1) AS INTEGER))
        -- All categories less the others.
        AND (total.level IS part.level OR total.level IS NULL)
        -- Several years together less the others.
        AND (total.period = part.period
          OR total.period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'
            AND length(part.period) = 4
            AND part.period BETWEEN substr(total.period, 1, 4) AND substr(total.period, 6))
      GROUP BY 1, 2;
    INSERT OR IGNORE INTO lacking
      SELECT whole.total_id, lacking.unit_id, lacking.level, lacking.code
      FROM lacking JOIN whole ON whole.part_id = lacking.series_id;

    -- A municipality less its other schools.
    INSERT OR IGNORE INTO lacking
      SELECT told.series_id, unit.id, 'municipality', told.municipality
      FROM (
        SELECT DISTINCT lacking.series_id, register.municipality, lacking.unit_id
        FROM lacking JOIN series ON series.id = lacking.series_id
        JOIN unit_register AS register ON register.unit_code = lacking.code
          AND register.year = series.year
        WHERE lacking.level = 'school' AND register.municipality IS NOT NULL) AS told
      JOIN unit ON unit.level = 'municipality' AND unit.code = told.municipality
      GROUP BY told.series_id, told.municipality HAVING count(*) = 1;

    -- A county less its other municipalities, and the country less the other counties.
    INSERT OR IGNORE INTO lacking
      SELECT DISTINCT lacking.series_id, unit.id, 'county', unit.code
      FROM lacking JOIN unit ON unit.level = 'county' AND unit.code = substr(lacking.code, 1, 2)
      WHERE lacking.level IN ('municipality', 'unplaced');
    INSERT OR IGNORE INTO lacking
      SELECT lacking.series_id, unit.id, 'country', unit.code
      FROM lacking JOIN unit ON unit.level = 'country'
      WHERE lacking.level = 'county'
      GROUP BY lacking.series_id HAVING count(DISTINCT lacking.code) = 1;

    DELETE FROM figure
    WHERE kind <> 3 AND (series_id, unit_id) IN (SELECT series_id, unit_id FROM lacking);
    DELETE FROM sum_check WHERE EXISTS (
      SELECT 1 FROM lacking JOIN series ON series.id = lacking.series_id
      WHERE lacking.level <> 'school' AND series.measure = sum_check.measure
        AND series.period = sum_check.period);
    DROP TABLE lacking;
    DROP TABLE whole;

    -- Sealed totals of which a part is withheld.
    DELETE FROM zero_point_figure WHERE kind = 'number' AND unit_level IN ('county', 'country')
      AND EXISTS (
        SELECT 1 FROM zero_point_figure AS part
        WHERE part.part_id = zero_point_figure.part_id AND part.kind = 'suppressed'
          AND part.indicator = zero_point_figure.indicator);
    """
}
