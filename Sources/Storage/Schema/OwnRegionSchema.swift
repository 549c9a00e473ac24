extension Schema {
  /// Regions that were named with a run. A region is a list and no definition: it may be mended.
  static let ownRegionTables = """
    CREATE TABLE own_region (
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      valid_from TEXT NOT NULL,             -- the first day on which all members are in force; may be empty
      valid_to TEXT,                        -- the first day on which they no longer are
      municipalities TEXT NOT NULL,         -- the codes, separated by blanks
      PRIMARY KEY (id, valid_from)
    ) STRICT, WITHOUT ROWID;
    """
}
