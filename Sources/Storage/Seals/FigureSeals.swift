import GRDB

/// Makes the seals of files' figures from what is stored.
struct FigureSeals {
  /// The finished seals by the files' keys.
  private(set) var parts: [Int64: FileSeal.Part] = [:]
  private let series: [Int64: FigureSeal.Name]
  private let units: [Int64: FigureSeal.Name]
  private var file: Int64?
  private var seal = FigureSeal()

  init(_ db: Database) throws {
    func names(_ sql: String) throws -> [Int64: FigureSeal.Name] {
      let rows = try RawStatement(db, sql)
      var names: [Int64: FigureSeal.Name] = [:]
      while try rows.step() { names[rows.int(0)] = FigureSeal.Name(reading: rows) }
      return names
    }
    series = try names("SELECT id, source, measure, period, year, sex, age, level FROM series")
    units = try names("SELECT id, code, level FROM unit")
  }

  /// The columns of a row of figures, which come in order of file, line and column.
  static let columns = """
    series_id, in_force, unit_id, file_id, line, column_number, kind, value, marks
    """

  /// - Throws: `StoreError` where the figure's series or unit is gone.
  mutating func add(_ row: RawStatement) throws {
    if row.int(3) != file {
      endFile()
      file = row.int(3)
    }
    guard let series = series[row.int(0)], let unit = units[row.int(2)] else {
      throw StoreError("an observation's series or unit is missing")
    }
    seal.add(
      line: row.int(4), column: row.int(5), series, unit, kind: row.int(6), row.double(7),
      marks: row.int(8))
  }

  mutating func endFile() {
    if let file { parts[file] = seal.part }
    (file, seal) = (nil, FigureSeal())
  }

  /// The seal of one file's figures; nil where it has none.
  static func part(of file: Int64, _ db: Database) throws -> FileSeal.Part? {
    var seals = try FigureSeals(db)
    let rows = try RawStatement(
      db,
      "SELECT \(columns) FROM figure WHERE file_id = ? ORDER BY line, column_number")
    rows.bind(file, at: 1)
    while try rows.step() { try seals.add(rows) }
    seals.endFile()
    return seals.parts[file]
  }
}
