import GRDB
import Observations

/// Writes one file's figures inside the transaction of its import.
struct FigureWriter {
  private let file: Int64
  private let insertion: RawStatement
  private var series: SeriesKeys
  private var units: UnitKeys

  init(file: Int64, _ db: Database) throws {
    self.file = file
    insertion = try RawStatement(
      db,
      """
      INSERT INTO figure (series_id, unit_id, file_id, line, column_number, kind, value, marks)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    series = SeriesKeys(db)
    units = UnitKeys(db)
    insertion.bind(file, at: 3)
  }

  mutating func write(_ observation: Observation) throws {
    let number: Double? = if case .number(let number) = observation.value { number } else { nil }
    insertion.bind(try series.key(of: observation.key.series), at: 1)
    insertion.bind(try units.key(of: observation.key.unit), at: 2)
    insertion.bind(Int64(observation.origin.line), at: 4)
    insertion.bind(Int64(observation.origin.column), at: 5)
    insertion.bind(observation.value.kind.code, at: 6)
    insertion.bind(number, at: 7)
    insertion.bind(Int64(observation.marks.rawValue), at: 8)
    _ = try insertion.step()
  }
}
