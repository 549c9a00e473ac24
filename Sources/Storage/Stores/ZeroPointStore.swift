import Files
import Foundation
import GRDB
import Geography
import Indicators
import Ingestion
import Observations
import Statistics

extension Store {
  /// Writes a zero point and seals it; from then on triggers refuse every change.
  /// - Throws: `StoreError` when the year is frozen already.
  public func freeze(_ zeroPoint: ZeroPoint) throws(StoreError) {
    try write("the zero point \(zeroPoint.year) could not be frozen") { db in
      let year = zeroPoint.year
      let hash = try zeroPoint.contentHash()
      for source in zeroPoint.sources {
        try db.execute(
          sql: "INSERT INTO zero_point_source VALUES (?, ?, ?)",
          arguments: [year, source.sha256, source.name])
      }
      for (position, definition) in zeroPoint.definitions.enumerated() {
        try db.execute(
          sql: "INSERT INTO zero_point_definition VALUES (?, ?, ?, ?)",
          arguments: [year, position, definition.id, try definition.canonicalJSON()])
      }
      for (position, unit) in zeroPoint.units.enumerated() {
        try db.execute(
          sql: "INSERT INTO zero_point_unit VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            year, position, unit.unit.code.description, unit.unit.name,
            unit.unit.code.level.rawValue,
            unit.municipalities.map(\.description).joined(separator: " "),
          ])
      }
      var estimates = try InsertedRows<Estimate>(db, into: "zero_point_estimate", keys: [year])
      try estimates.insert(zeroPoint.estimates)
      try db.execute(
        sql: "INSERT INTO zero_point VALUES (?, ?, ?)",
        arguments: [year, zeroPoint.borders.description, hash])
    }
  }

  /// The years that are frozen, ascending.
  public func frozenYears() throws(StoreError) -> [Int] {
    try read("the zero points could not be listed") { db in
      try Int.fetchAll(db, sql: "SELECT year FROM zero_point ORDER BY year")
    }
  }

  /// The zero point of a year; nil when it is not frozen.
  public func zeroPoint(_ year: Int) throws(StoreError) -> FrozenZeroPoint? {
    try read("the zero point \(year) could not be read") { db in
      guard
        let head = try Row.fetchOne(
          db, sql: "SELECT borders, content_sha256 FROM zero_point WHERE year = ?",
          arguments: [year]),
        let borders = CalendarDay(head[0] as String)
      else { return nil }
      let sources = try Row.fetchAll(
        db, sql: "SELECT name, sha256 FROM zero_point_source WHERE year = ?", arguments: [year]
      ).map { ZeroPoint.Source(name: $0[0], sha256: $0[1]) }
      let definitions = try String.fetchAll(
        db, sql: "SELECT definition FROM zero_point_definition WHERE year = ? ORDER BY position",
        arguments: [year]
      ).map { try Indicator(reading: SettingsNode(json: $0)) }
      let units = try Row.fetchAll(
        db, sql: "SELECT * FROM zero_point_unit WHERE year = ? ORDER BY position",
        arguments: [year]
      ).map(Self.frozenUnit)
      let estimates = try Self.estimates(
        in: "zero_point_estimate", where: "year = ?", db
      ) { $0.bind(Int64(year), at: 1) }
      return FrozenZeroPoint(
        zeroPoint: ZeroPoint(
          year: year, borders: borders, definitions: definitions, units: units, sources: sources,
          estimates: estimates),
        sealedHash: head[1])
    }
  }

  /// The frozen estimates from which the change of one unit is measured: its own, and every
  /// unit's of those that are means.
  /// - Returns: nil when the year is not frozen.
  public func frozenEstimates(_ year: Int, of indicators: [Indicator], about unit: UnitCode)
    throws(StoreError) -> FrozenEstimates?
  {
    try read("the zero point \(year) could not be read") { db in
      guard
        try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM zero_point WHERE year = ?)", arguments: [year])
          == true
      else { return nil }
      var estimates: [Estimate] = []
      for indicator in indicators {
        var condition = "year = ? AND indicator = ?"
        if !indicator.isMean { condition += " AND unit_code = ? AND unit_level = ?" }
        estimates += try Self.estimates(in: "zero_point_estimate", where: condition, db) { rows in
          rows.bind(Int64(year), at: 1)
          try rows.bind(indicator.id, at: 2)
          guard !indicator.isMean else { return }
          try rows.bind(unit.description, at: 3)
          try rows.bind(unit.level.rawValue, at: 4)
        }
      }
      return FrozenEstimates(year: year, estimates: estimates)
    }
  }

  private static func frozenUnit(_ row: Row) throws -> ZeroPoint.Unit {
    guard let code = UnitCode(row["unit_code"], level: row["unit_level"]) else {
      throw StoreError("a frozen unit is not as the program writes it: \(row)")
    }
    let municipalities = (row["municipalities"] as String).split(separator: " ")
    return ZeroPoint.Unit(
      unit: NamedUnit(code: code, name: row["unit_name"]),
      municipalities: municipalities.compactMap { MunicipalityCode($0) })
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

extension Estimate {
  /// The row that a statement stands at, whose columns are those of the estimates table.
  fileprivate init(reading row: RawStatement) throws {
    var cells = CellReader(row)
    let indicator = cells.text()
    let (code, name, level) = (cells.text(), cells.text(), cells.text())
    let period = cells.count()
    let sex = Sex(rawValue: cells.text())
    let (numerator, denominator, value) = (cells.count(), cells.count(), cells.number())
    let valueUnit = ValueUnit(rawValue: cells.text())
    let (at95, at998) = (cells.interval(), cells.interval())
    let method = cells.text()
    let benchmark = Benchmark(rawValue: cells.text())
    let (benchmarkCode, benchmarkValue) = (cells.text(), cells.number())
    let (difference, ofDifference) = (cells.number(), cells.interval())
    let (z, pValue) = (cells.number(), cells.number())
    let verdicts = (Verdict(rawValue: cells.text()), Verdict(rawValue: cells.text()))
    let status = EstimateStatus(rawValue: cells.text())
    let reasons = Reason.parse(cells.text())
    let (units, unitsInAll, coverage) = (cells.count(), cells.count(), cells.number())
    guard let code = UnitCode(code, level: level), let period, let sex, let valueUnit,
      let benchmark, let verdict95 = verdicts.0, let verdict998 = verdicts.1, let status,
      let reasons
    else { throw StoreError("an estimate is not as the program writes it: \(cells.all)") }
    var test: Comparison.Test?
    if let ofDifference, let z, let pValue {
      test = Comparison.Test(interval95: ofDifference, z: z, pValue: pValue)
    }
    var interval: AtBothLevels<Interval>?
    if let at95, let at998 { interval = AtBothLevels(at95: at95, at998: at998) }
    var extent: BenchmarkExtent?
    if let units, let unitsInAll, let coverage {
      extent = BenchmarkExtent(units: units, unitsInAll: unitsInAll, coverage: coverage)
    }
    self.init(
      indicator: indicator, unit: NamedUnit(code: code, name: name), period: period, sex: sex,
      numerator: numerator, denominator: denominator, value: value, valueUnit: valueUnit,
      interval: interval, method: method.isEmpty ? nil : Method(rawValue: method),
      benchmark: benchmark, benchmarkCode: benchmarkCode, benchmarkValue: benchmarkValue,
      benchmarkExtent: extent,
      comparison: difference.map { Comparison(difference: $0, test: test) },
      verdict: AtBothLevels(at95: verdict95, at998: verdict998), status: status, reasons: reasons)
  }
}

/// The cells of a row, one after another from the first.
private struct CellReader {
  private let row: RawStatement
  private var place: Int32 = 0

  init(_ row: RawStatement) { self.row = row }

  mutating func text() -> String { row.text(next()) }
  mutating func count() -> Int? { row.count(next()) }
  mutating func number() -> Double? { row.number(next()) }

  /// Two limits; nil where there are none.
  mutating func interval() -> Interval? {
    let (lower, upper) = (number(), number())
    guard let lower, let upper else { return nil }
    return Interval(lower: lower, upper: upper)
  }

  /// The whole row, for messages.
  var all: String {
    (0..<row.columnCount).map { row.text($0) }.joined(separator: ",")
  }

  private mutating func next() -> Int32 {
    defer { place += 1 }
    return place
  }
}
