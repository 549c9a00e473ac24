extension Schema {
  /// Hashes over what each file brought, and the ledger of what has been imported, decided, sealed and recorded.
  static let ledgerTables = """
    -- What the database says of a file: a hash for its figures, and for its rows in each other table.
    CREATE TABLE file_seal (
      file_id INTEGER NOT NULL REFERENCES source_file(id),
      part TEXT NOT NULL,                   -- the table
      sha256 TEXT NOT NULL,
      lines BLOB,                           -- for each line its number and a mark, by which a change is found
      PRIMARY KEY (file_id, part)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ledger (
      position INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('file', 'decision', 'zero_point', 'table')),
      subject TEXT NOT NULL,                -- a file's SHA-256, a decision's number, year/part, a table
      content_sha256 TEXT NOT NULL,         -- of what is said of it
      sha256 TEXT NOT NULL                  -- over the entry and the hash of the one before
    ) STRICT;

    -- Of what runs leave: the hash of all rows.
    CREATE TABLE table_seal (
      name TEXT PRIMARY KEY,
      sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What the last run's results were computed from, beside its settings.
    CREATE TABLE run_basis (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      ledger_sha256 TEXT NOT NULL,
      program_sha256 TEXT NOT NULL          -- over the program and its data
    ) STRICT;

    CREATE TRIGGER ledger_is_kept BEFORE DELETE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is kept'); END;
    CREATE TRIGGER ledger_is_final BEFORE UPDATE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is kept as it was'); END;
    CREATE TRIGGER ledger_is_not_replaced BEFORE INSERT ON ledger
    WHEN NEW.position <= (SELECT max(position) FROM ledger)
    BEGIN SELECT RAISE(ABORT, 'the ledger is kept as it was'); END;
    CREATE TRIGGER file_seal_is_not_replaced BEFORE INSERT ON file_seal
    WHEN EXISTS (SELECT 1 FROM file_seal WHERE file_id = NEW.file_id AND part = NEW.part)
    BEGIN SELECT RAISE(ABORT, 'imported files are kept as they were'); END;
    CREATE TRIGGER file_seal_is_final BEFORE UPDATE ON file_seal
    BEGIN SELECT RAISE(ABORT, 'imported files are kept as they were'); END;
    \(fileSealKeeping)
    """

  /// Refuses the removal of a file's seal. A file whose schools are read later lifts it for its own transaction.
  static let fileSealKeeping = """
    CREATE TRIGGER file_seal_is_kept BEFORE DELETE ON file_seal
    BEGIN SELECT RAISE(ABORT, 'imported files are kept'); END;
    """
}
