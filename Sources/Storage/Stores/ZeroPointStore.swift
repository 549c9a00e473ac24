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
      try insert(zeroPoint.estimates, into: "zero_point_estimate", keys: [year], db)
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
      let estimates = try Row.fetchAll(
        db, sql: "SELECT * FROM zero_point_estimate WHERE year = ? ORDER BY position",
        arguments: [year]
      ).map { try Estimate(row: $0) }
      return FrozenZeroPoint(
        zeroPoint: ZeroPoint(
          year: year, borders: borders, definitions: definitions, units: units, sources: sources,
          estimates: estimates),
        sealedHash: head[1])
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
}

extension Estimate {
  /// A row of an estimates table, read back exactly.
  init(row: Row) throws {
    func interval(_ lower: String, _ upper: String) -> Interval? {
      guard let low = row[lower] as Double?, let high = row[upper] as Double? else { return nil }
      return Interval(lower: low, upper: high)
    }
    func both<Result>(_ at95: Result?, _ at998: Result?) -> AtBothLevels<Result>? {
      guard let at95, let at998 else { return nil }
      return AtBothLevels(at95: at95, at998: at998)
    }
    guard let code = UnitCode(row["unit_code"], level: row["unit_level"]),
      let sex = Sex(rawValue: row["sex"]), let benchmark = Benchmark(rawValue: row["benchmark"]),
      let status = EstimateStatus(rawValue: row["status"]),
      let verdict = both(
        Verdict(rawValue: row["verdict_95"]), Verdict(rawValue: row["verdict_998"])),
      let valueUnit = ValueUnit(rawValue: row["value_unit"]),
      let reasons = Reason.parse(row["reason"])
    else { throw StoreError("an estimate is not as the program writes it: \(row)") }
    var comparison: Comparison?
    if let difference = row["difference"] as Double? {
      var test: Comparison.Test?
      if let at95 = interval("difference_lower_95", "difference_upper_95"),
        let z = row["z"] as Double?, let pValue = row["p_value"] as Double?
      {
        test = Comparison.Test(interval95: at95, z: z, pValue: pValue)
      }
      comparison = Comparison(difference: difference, test: test)
    }
    self.init(
      indicator: row["indicator"], unit: NamedUnit(code: code, name: row["unit_name"]),
      period: row["period"], sex: sex, numerator: row["numerator"],
      denominator: row["denominator"], value: row["value"], valueUnit: valueUnit,
      interval: both(interval("lower_95", "upper_95"), interval("lower_998", "upper_998")),
      method: (row["method"] as String).isEmpty ? nil : Estimate.Method(rawValue: row["method"]),
      benchmark: benchmark, benchmarkCode: row["benchmark_code"],
      benchmarkValue: row["benchmark_value"], comparison: comparison, verdict: verdict,
      status: status, reasons: reasons)
  }
}
