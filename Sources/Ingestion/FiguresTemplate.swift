import Geography
import Observations

/// Reads the project's own template for figures that exist only on paper: one row for each
/// indicator, place, year and sex, with the published value, the counts behind it, or both.
///
/// An indicator `a` becomes the measures `a` (the value as printed), `a.numerator` and
/// `a.denominator`.
struct FiguresTemplate {
  static let name = "figures-template"
  static let publisher = "template"
  static let header = [
    "source", "indicator", "unit", "unit_name", "year", "sex", "age", "value", "unit_of_measure",
    "numerator", "denominator", "note",
  ]

  let symbols: SymbolTable
  let geography: Geography
  let decimalMark: Character

  /// Comma when any value of the file has one, else point.
  static func decimalMark(of table: TextTable) -> Character {
    let values = table.rows.compactMap { $0.cells.count > 7 ? $0.cells[7] : nil }
    return values.contains { $0.contains(",") } ? "," : "."
  }

  private enum Column {
    static let source = 0
    static let indicator = 1
    static let unit = 2
    static let year = 4
    static let sex = 5
    static let age = 6
    static let value = 7
    static let unitOfMeasure = 8
    static let numerator = 9
    static let denominator = 10
  }

  /// Value, numerator and denominator.
  private static let valueCells = 3

  /// The power of ten that brings a printed value to a fraction or a count.
  private static let exponents = ["percent": -2, "per_mille": -3, "share": 0, "count": 0]

  func read(_ table: TextTable, into builder: inout ExtractBuilder) {
    builder.columns = table.header.cells.enumerated().map { index, name in
      Extract.Column(index: index + 1, name: name, role: name)
    }
    for row in table.rows {
      builder.beginRow()
      guard builder.isWhole(row, header: table.header) else {
        builder.leaveUnaccounted(cells: Self.valueCells)
        continue
      }
      guard let key = readKey(row, into: &builder),
        builder.isFirst(Self.subject(key), line: row.line),
        let exponent = readExponent(row, into: &builder)
      else {
        builder.leaveUnaccounted(cells: Self.valueCells)
        continue
      }
      read(
        row, Column.value, key, "", expected: "a number with decimal mark \(decimalMark)",
        into: &builder
      ) {
        NumberText.parse($0, decimalMark: decimalMark, exponent: exponent)
      }
      for (column, suffix) in [
        (Column.numerator, ".numerator"), (Column.denominator, ".denominator"),
      ] {
        read(row, column, key, suffix, expected: "a count of people (digits)", into: &builder) {
          NumberText.parseCount($0, decimalMark: decimalMark)
        }
      }
    }
  }

  /// What a row is about, in words.
  private static func subject(_ key: Observation.Key) -> String {
    let age = key.age.map { ", \($0)" } ?? ""
    return "\(key.measure.source), \(key.measure.name), \(key.unit), \(key.year), "
      + "\(key.sex.rawValue)\(age)"
  }

  private func readKey(_ row: CSVRow, into builder: inout ExtractBuilder) -> Observation.Key? {
    func refuse(_ column: Int, _ kind: Problem.Kind, _ message: String) {
      builder.refuse(
        line: row.line, column: column + 1, kind, row.cells[column], message)
    }
    guard !row.cells[Column.source].isEmpty, !row.cells[Column.indicator].isEmpty else {
      refuse(Column.source, .label, "source and indicator must both be named")
      return nil
    }
    guard let year = NumberText.parseYear(row.cells[Column.year]) else {
      refuse(Column.year, .label, "is not a year; expected four digits, such as 2021")
      return nil
    }
    guard let sex = Sex(rawValue: row.cells[Column.sex]) else {
      refuse(Column.sex, .label, "is not a sex; expected both, female or male")
      return nil
    }
    let ageText = row.cells[Column.age]
    let age = AgeBand(ageText)
    guard ageText.isEmpty || age != nil else {
      refuse(Column.age, .label, "is not an age; expected years such as 20-29, or nothing")
      return nil
    }
    do {
      let unit = try RegionCell(row.cells[Column.unit], in: geography).unit
      guard unit.level != .unplaced else {
        refuse(Column.unit, .unit, "stands for no place; expected a municipality, county or region")
        return nil
      }
      if let objection = geography.objection(to: unit, in: year) {
        refuse(Column.unit, .unit, objection)
        return nil
      }
      let measure = Measure(
        source: row.cells[Column.source], name: row.cells[Column.indicator])
      return Observation.Key(measure: measure, unit: unit, year: year, sex: sex, age: age)
    } catch {
      refuse(Column.unit, .unit, error.message)
      return nil
    }
  }

  private func readExponent(_ row: CSVRow, into builder: inout ExtractBuilder) -> Int? {
    let text = row.cells[Column.unitOfMeasure]
    if let exponent = Self.exponents[text] { return exponent }
    builder.refuse(
      line: row.line, column: Column.unitOfMeasure + 1, .label, text,
      "is not a unit of measure; expected " + Self.exponents.keys.sorted().joined(separator: ", "))
    return nil
  }

  private func read(
    _ row: CSVRow, _ column: Int, _ key: Observation.Key, _ suffix: String, expected: String,
    into builder: inout ExtractBuilder, parse: (String) -> Double?
  ) {
    let text = row.cells[column]
    guard !text.isEmpty else { return builder.setAside(.leftEmpty) }
    guard let value = parse(text).map(CellValue.number) ?? symbols.value(text) else {
      return builder.refuseCell(
        line: row.line, column: column + 1, .value, text,
        "is neither \(expected) nor a symbol (\(symbols.listed))")
    }
    let measure = Measure(source: key.measure.source, name: key.measure.name + suffix)
    builder.add(
      Observation(
        key: Observation.Key(
          measure: measure, unit: key.unit, year: key.year, sex: key.sex, age: key.age),
        value: value, isProvisional: false,
        origin: Observation.Origin(line: row.line, column: column + 1)))
  }
}
