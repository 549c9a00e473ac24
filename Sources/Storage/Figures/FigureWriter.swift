import GRDB
import Geography
import Observations

/// Writes one file's figures inside the transaction of its import.
struct FigureWriter {
  private let file: Int64
  private let insertion: RawStatement
  private let keys: SeriesKeys
  /// The keys of series by their number in the file.
  private var series: [Int: Int64] = [:]
  private var units: UnitKeys
  /// The unit of the figure before, whose key is used again: a row has many figures of one unit.
  private var last: (unit: UnitCode, key: Int64)?

  init(file: Int64, _ db: Database) throws {
    self.file = file
    insertion = try RawStatement(
      db,
      """
      INSERT INTO figure (series_id, unit_id, file_id, line, column_number, kind, value, marks)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    keys = SeriesKeys(db)
    units = UnitKeys(db)
    insertion.bind(file, at: 3)
  }

  /// - Parameter series: the number of its series in the file, the same for equal series.
  mutating func write(_ observation: Observation, _ series: Int) throws {
    let number: Double? = if case .number(let number) = observation.value { number } else { nil }
    insertion.bind(try key(of: observation.key.series, series), at: 1)
    insertion.bind(try key(of: observation.key.unit), at: 2)
    insertion.bind(Int64(observation.origin.line), at: 4)
    insertion.bind(Int64(observation.origin.column), at: 5)
    insertion.bind(observation.value.kind.code, at: 6)
    insertion.bind(number, at: 7)
    insertion.bind(Int64(observation.marks.rawValue), at: 8)
    _ = try insertion.step()
  }

  private mutating func key(of name: Series, _ number: Int) throws -> Int64 {
    if let key = series[number] { return key }
    let key = try keys.key(of: name)
    series[number] = key
    return key
  }

  private mutating func key(of unit: UnitCode) throws -> Int64 {
    if let last, last.unit == unit { return last.key }
    let key = try units.key(of: unit)
    last = (unit, key)
    return key
  }
}
