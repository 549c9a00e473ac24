import Files
import Foundation
import GRDB
import Geography
import Indicators
import Ingestion
import Observations
import Statistics

extension Store {
  /// Writes a part of a zero point and seals it; from then on triggers refuse every change.
  /// - Throws: `StoreError` when the part does not follow the last one that is sealed.
  public func seal(_ part: SealedPart) throws(StoreError) {
    try write("the zero point \(part.year) could not be sealed") { db in
      let last = try Self.lastPart(part.year, db)
      guard last?.seal == part.previous, (last?.number ?? 0) + 1 == part.number else {
        throw StoreError("the zero point \(part.year) has got another part meanwhile; try again")
      }
      let id =
        try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM zero_point_part") ?? 1
      try PartTables.sealed.write(part.sources, part.definitions, part.units, of: id, db)
      for (position, figure) in part.figures.enumerated() {
        try db.cachedStatement(
          sql: "INSERT INTO zero_point_figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
          id, figure.key.indicator, position, figure.key.sex.rawValue,
          figure.key.unit.description, figure.key.unit.level.rawValue, figure.kind.rawValue,
          figure.numerator, figure.denominator, figure.value, figure.invited,
          figure.isProvisional,
        ])
      }
      try db.execute(
        sql: "INSERT INTO zero_point_part VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id, part.year, part.number, part.borders.description, part.because, part.previous,
          try part.seal(),
        ])
      try Ledger.append(.zeroPoint, "\(part.year)/\(part.number)", part.seal(), db)
    }
  }

  /// The years of which a zero point is sealed, ascending.
  public func frozenYears() throws(StoreError) -> [Int] {
    try read("the zero points could not be listed") { db in
      try Int.fetchAll(
        db, sql: "SELECT year FROM zero_point UNION SELECT year FROM zero_point_part ORDER BY year")
    }
  }

  /// The zero point of a year; nil when none is sealed.
  /// - Parameter indicators: the ids of those whose figures are read; nil for all. The seal can be proved
  ///   only with all.
  public func zeroPoint(_ year: Int, of indicators: [String]? = nil) throws(StoreError)
    -> SealedYear?
  {
    try read("the zero point \(year) could not be read") { db in
      let frozen = try Self.frozenPart(year, of: indicators, db)
      let parts = try Row.fetchAll(
        db, sql: "SELECT * FROM zero_point_part WHERE year = ? ORDER BY number", arguments: [year]
      ).map { try Self.sealedPart($0, of: indicators, db) }
      return SealedYear((frozen.map { [$0] } ?? []) + parts)
    }
  }

  private static func lastPart(_ year: Int, _ db: Database) throws
    -> (number: Int, seal: String)?
  {
    try Row.fetchOne(
      db,
      sql: """
        SELECT 1 AS number, content_sha256 FROM zero_point WHERE year = :year
        UNION ALL SELECT number, content_sha256 FROM zero_point_part WHERE year = :year
        ORDER BY number DESC
        """, arguments: ["year": year]
    ).map { ($0[0], $0[1]) }
  }

  private static func sealedPart(_ head: Row, of indicators: [String]?, _ db: Database) throws
    -> SealedYear.Part
  {
    let id = head["id"] as Int64
    guard let borders = CalendarDay(head["borders"] as String) else {
      throw StoreError("a sealed part is not as the program writes it: \(head)")
    }
    var figures: [SealedFigure] = []
    let condition = indicators == nil ? "" : " AND indicator = ?"
    let rows = try RawStatement(
      db,
      """
      SELECT indicator, sex, unit_code, unit_level, kind, numerator, denominator, value, invited,
        is_provisional
      FROM zero_point_figure WHERE part_id = ?\(condition) ORDER BY position
      """)
    for indicator in indicators.map({ $0.map(Optional.some) }) ?? [nil] {
      rows.bind(id, at: 1)
      if let indicator { try rows.bind(indicator, at: 2) }
      while try rows.step() { figures.append(try SealedFigure(reading: rows)) }
    }
    return SealedYear.Part(
      .sealed(
        SealedPart(
          year: head["year"], number: head["number"], borders: borders,
          because: head["because"], previous: head["previous_sha256"],
          definitions: try PartTables.sealed.definitions(of: id, db),
          units: try PartTables.sealed.units(of: id, db),
          sources: try PartTables.sealed.sources(of: id, db),
          figures: figures)),
      seal: head["content_sha256"])
  }

  /// The first part of a zero point that was frozen before there were parts.
  private static func frozenPart(_ year: Int, of indicators: [String]?, _ db: Database) throws
    -> SealedYear.Part?
  {
    guard
      let head = try Row.fetchOne(
        db, sql: "SELECT borders, content_sha256 FROM zero_point WHERE year = ?",
        arguments: [year]),
      let borders = CalendarDay(head[0] as String)
    else { return nil }
    var estimates: [Estimate] = []
    for indicator in indicators.map({ $0.map(Optional.some) }) ?? [nil] {
      let condition = indicator == nil ? "year = ?" : "year = ? AND indicator = ?"
      estimates += try Self.estimates(in: "zero_point_estimate", where: condition, db) { rows in
        rows.bind(Int64(year), at: 1)
        if let indicator { try rows.bind(indicator, at: 2) }
      }
    }
    return SealedYear.Part(
      .frozen(
        ZeroPoint(
          year: year, borders: borders,
          definitions: try PartTables.frozen.definitions(of: Int64(year), db),
          units: try PartTables.frozen.units(of: Int64(year), db),
          sources: try PartTables.frozen.sources(of: Int64(year), db), estimates: estimates)),
      seal: head[1])
  }

  /// The estimates of a table that has their columns, read back exactly and in their order.
  /// - Throws: `StoreError` at the first row that the program cannot have written.
  /// - Parameter bind: gives the condition's parameters.
  static func estimates(
    in table: String, where condition: String = "true", _ db: Database,
    binding bind: (RawStatement) throws -> Void = { _ in }
  ) throws -> [Estimate] {
    let columns = Estimate.columns.joined(separator: ", ")
    let rows = try RawStatement(
      db, "SELECT \(columns) FROM \(table) WHERE \(condition) ORDER BY position")
    try bind(rows)
    var estimates: [Estimate] = []
    while try rows.step() { estimates.append(try Estimate(reading: rows)) }
    return estimates
  }
}
