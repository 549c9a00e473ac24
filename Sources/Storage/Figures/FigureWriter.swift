import GRDB
import Geography
import Observations

/// Writes one file's figures inside the transaction of its import. They are in force: those of other files
/// give way.
struct FigureWriter {
  private let file: Int64
  private let insertion: RawStatement
  private let yielding: RawStatement
  private let keys: SeriesKeys
  /// The keys of series by their number in the file; nil for one without a figure yet.
  private var series: [(key: Int64, isNew: Bool, name: FigureSeal.Name)?] = []
  private var units: UnitKeys
  private var unitNames: [Int64: FigureSeal.Name] = [:]
  /// The unit of the figure before, whose key is used again: a row has many figures of one unit.
  private var last: (unit: UnitCode, key: Int64, name: FigureSeal.Name)?
  private var seal = FigureSeal()

  init(file: Int64, _ db: Database) throws {
    self.file = file
    insertion = try RawStatement(
      db,
      """
      INSERT INTO figure
        (series_id, unit_id, file_id, line, column_number, kind, value, marks, in_force)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
      """)
    yielding = try RawStatement(
      db,
      """
      UPDATE figure SET in_force = 0
      WHERE series_id = ? AND in_force = 1 AND unit_id = ? AND file_id < ?
      """)
    yielding.bind(file, at: 3)
    keys = SeriesKeys(db)
    units = UnitKeys(db)
    insertion.bind(file, at: 3)
  }

  /// - Parameter series: the number of its series in the file, the same for equal series.
  mutating func write(_ observation: Observation, _ series: Int) throws {
    let number: Double? = if case .number(let number) = observation.value { number } else { nil }
    let series = try key(of: observation.key.series, series)
    let (unit, unitName) = try key(of: observation.key.unit)
    if !series.isNew {
      yielding.bind(series.key, at: 1)
      yielding.bind(unit, at: 2)
      _ = try yielding.step()
    }
    insertion.bind(series.key, at: 1)
    insertion.bind(unit, at: 2)
    let (line, column) = (Int64(observation.origin.line), Int64(observation.origin.column))
    let (kind, marks) = (observation.value.kind.code, Int64(observation.marks.rawValue))
    insertion.bind(line, at: 4)
    insertion.bind(column, at: 5)
    insertion.bind(kind, at: 6)
    insertion.bind(number, at: 7)
    insertion.bind(marks, at: 8)
    _ = try insertion.step()
    seal.add(
      line: line, column: column, series.name, unitName, kind: kind, number ?? 0, marks: marks)
  }

  /// The seal of all that has been written; nil where the figures did not come in the file's order, and it has
  /// to be made of what is stored.
  var sealed: FileSeal.Part? { seal.isInOrder ? seal.part : nil }

  private mutating func key(of name: Series, _ number: Int) throws
    -> (key: Int64, isNew: Bool, name: FigureSeal.Name)
  {
    while series.count <= number { series.append(nil) }
    if let key = series[number] { return key }
    let key = try keys.key(of: name)
    let known = (key.key, key.isNew, FigureSeal.Name(name))
    series[number] = known
    return known
  }

  private mutating func key(of unit: UnitCode) throws -> (Int64, FigureSeal.Name) {
    if let last, last.unit == unit { return (last.key, last.name) }
    let key = try units.key(of: unit)
    let name = unitNames[key] ?? FigureSeal.Name(unit)
    unitNames[key] = name
    last = (unit, key, name)
    return (key, name)
  }
}
