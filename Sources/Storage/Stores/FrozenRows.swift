import Files
import GRDB
import Geography
import Indicators
import Observations
import Statistics

extension SealedFigure {
  /// The row that a statement stands at, whose columns are those of the sealed figures from the indicator.
  init(reading row: RawStatement) throws {
    var cells = CellReader(row)
    let (indicator, sex) = (cells.text(), Sex(rawValue: cells.text()))
    let unit = UnitCode(cells.text(), level: cells.text())
    let kind = CellValue.Kind(rawValue: cells.text())
    let (numerator, denominator) = (cells.number(), cells.number())
    let (value, invited) = (cells.number(), cells.number())
    guard let sex, let unit, let kind, let provisional = cells.count() else {
      throw StoreError("a sealed figure is not as the program writes it: \(cells.all)")
    }
    self.init(
      Key(indicator, sex, unit), kind, numerator: numerator, denominator: denominator,
      value: value, invited: invited, isProvisional: provisional == 1)
  }
}

extension Estimate {
  /// The row that a statement stands at, whose columns are those of the estimates table.
  init(reading row: RawStatement) throws {
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
    let (numerators, denominators) = (cells.range(), cells.range())
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
    self.numerators = numerators
    self.denominators = denominators
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

  /// Two counts; nil where there are none, or the second is below the first.
  mutating func range() -> ClosedRange<Int>? {
    let (least, greatest) = (count(), count())
    guard let least, let greatest, least <= greatest else { return nil }
    return least...greatest
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
