import GRDB

/// The database's tables, one migration after another; a migration that has been released is
/// never changed. `docs/database.md` explains them to researchers.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 files, observations and their account") { db in
      try db.execute(sql: observationTables)
    }
    migrator.registerMigration("2 zero points, frozen") { db in
      try db.execute(sql: zeroPointTables)
      try db.execute(sql: frozenTriggers)
    }
    migrator.registerMigration("3 results of the last run") { db in
      try db.execute(sql: resultTables)
      try db.execute(sql: views)
    }
    migrator.registerMigration("4 every source: periods, levels, marks and breaks") { db in
      try db.execute(sql: everySourceTables)
    }
    migrator.registerMigration("5 recoding accounts of the last run") { db in
      try db.execute(sql: recodingTables)
    }
    migrator.registerMigration("6 candidates with the evidence of every gate") { db in
      try db.execute(sql: candidateTables)
    }
    migrator.registerMigration("7 practices found at candidates") { db in
      try db.execute(sql: practiceTables)
    }
    migrator.registerMigration("8 schools: names and municipalities") { db in
      try db.execute(sql: registerTables)
    }
    migrator.registerMigration("9 figures with integer keys") { db in
      try db.execute(sql: figureTables)
    }
    migrator.registerMigration("10 frozen estimates by unit") { db in
      try db.execute(sql: frozenIndex)
    }
    migrator.registerMigration("11 figures in force, and what was decided of files") { db in
      try db.execute(sql: standingTables)
    }
    migrator.registerMigration("12 benchmarks of which not all municipalities have figures") { db in
      try db.execute(sql: benchmarkColumns)
    }
    migrator.registerMigration("13 zero points in sealed parts") { db in
      try db.execute(sql: sealedTables)
      try db.execute(sql: sealedTriggers)
    }
    migrator.registerMigration("14 candidates with what lasts of each unit") { db in
      try db.execute(sql: lastingCandidateTables)
    }
    migrator.registerMigration("15 counts that a rounded share leaves possible") { db in
      try db.execute(sql: rangeColumns)
    }
    migrator.registerMigration("16 regions of one's own") { db in
      try db.execute(sql: ownRegionTables)
    }
    migrator.registerMigration("17 candidates by grade") { db in
      try db.execute(sql: gradedTables)
    }
    migrator.registerMigration("18 days of import") { db in
      try db.execute(sql: importDayTables)
    }
    migrator.registerMigration("19 changes beside natural change") { db in
      try db.execute(sql: naturalColumns)
    }
    migrator.registerMigration("20 figures that have been withheld") { db in
      try db.execute(sql: withheldTables)
    }
    migrator.registerMigration("21 practices that groups found, and their steps") { db in
      try db.execute(sql: groupTables)
    }
    migrator.registerMigration("22 rounds of networks") { db in
      try db.execute(sql: networkTables)
      try db.execute(sql: networkTriggers)
    }
    migrator.registerMigration("23 a database that says that it must not be shared") { db in
      try db.execute(sql: unsharedTables)
    }
    migrator.registerMigration("24 who vouched for words of practices") { db in
      try db.execute(sql: vouchingTables)
    }
    // The ledger begins with what all tables hold.
    migrator.registerMigration("25 seals of files, and the ledger") { db in
      try db.execute(sql: ledgerTables)
      try db.execute(sql: "PRAGMA application_id = \(DatabaseFile.applicationID)")
      try Ledger.begin(db)
    }
    migrator.registerMigration("26 the mark of the log") { db in
      try db.execute(sql: logMarkTable)
    }
    return migrator
  }
}
