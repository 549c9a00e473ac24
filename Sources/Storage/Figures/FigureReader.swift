import GRDB
import Geography
import Observations

/// Reads the figures in force into a table, series by series; of several places of a figure in its file,
/// the last. Of files that are named, the figures are read whether they are in force or not: of several
/// of them that give a figure, that of the file that would hold.
struct FigureReader {
  private(set) var names: FigureNames
  var table = ObservationTable()
  private let statement: RawStatement
  /// The keys of the only units that are wanted, ascending; nil for all.
  private let wanted: [Int64]?
  /// The places in which the only files that are wanted hold; nil for the figures in force.
  private let ranks: [Int64: Int]?
  private var numbers: [Int64: FigureColumn.UnitNumber] = [:]

  /// In the order of the table's own key, so that the last figure of a unit is the one in force.
  static let sql = """
    SELECT unit_id, kind, value, marks, file_id FROM figure
    WHERE series_id = ? AND in_force = 1 ORDER BY unit_id, file_id, line, column_number
    """
  static let sqlOfUnit = """
    SELECT unit_id, kind, value, marks, file_id FROM figure
    WHERE series_id = ? AND in_force = 1 AND unit_id = ? ORDER BY file_id, line, column_number
    """
  static let sqlOfFiles = """
    SELECT unit_id, kind, value, marks, file_id FROM figure
    WHERE series_id = ? ORDER BY in_force, unit_id, file_id, line, column_number
    """

  init(_ db: Database, about units: Set<UnitCode>?, from files: Set<String>?) throws {
    names = FigureNames(db)
    let keys = UnitKeys(db)
    wanted = try units.map { try $0.compactMap { try keys.find($0) }.sorted() }
    ranks = try files.map { hashes in
      let keys = try Store.keys(of: hashes, db)
      let order = try FileOrder(db).files.enumerated().filter { keys.contains($0.element) }
      return Dictionary(uniqueKeysWithValues: order.map { ($0.element, $0.offset) })
    }
    statement = try RawStatement(
      db, files != nil ? Self.sqlOfFiles : units == nil ? Self.sql : Self.sqlOfUnit)
  }

  /// Adds the wanted figures of a series to the table.
  mutating func read(_ series: Series, _ key: Int64) throws {
    var column = FigureColumn()
    statement.bind(key, at: 1)
    if let ranks {
      try readRows(into: &column, ranks)
    } else if let wanted {
      for unit in wanted {
        statement.bind(unit, at: 2)
        try readRows(into: &column)
      }
    } else {
      try readRows(into: &column)
    }
    if !column.isEmpty { table.insert(column, of: series) }
  }

  /// Withholds shares beside counts that are withheld: they may stand in different rows, or files.
  mutating func withhold(_ pairs: [(share: Measure, count: Measure)]) {
    for pair in pairs { table.withhold(pair.share, besideWithheld: pair.count) }
  }

  private mutating func readRows(into column: inout FigureColumn) throws {
    while try statement.step() { try putRow(into: &column) }
  }

  /// As above, of some files alone.
  private mutating func readRows(into column: inout FigureColumn, _ ranks: [Int64: Int]) throws {
    var best: [Int64: Int] = [:]
    while try statement.step() {
      let unit = statement.int(0)
      guard let rank = ranks[statement.int(4)], rank >= best[unit] ?? 0,
        wanted?.contains(unit) ?? true
      else { continue }
      best[unit] = rank
      try putRow(into: &column)
    }
  }

  private mutating func putRow(into column: inout FigureColumn) throws {
    guard let marks = UInt8(exactly: statement.int(3)) else {
      throw StoreError(
        "an observation is not as the program writes it: marks \(statement.int(3))")
    }
    column.put(
      try number(of: statement.int(0)),
      try CellValue(code: statement.int(1), number: statement.double(2)),
      Observation.Marks(rawValue: marks))
  }

  private mutating func number(of key: Int64) throws -> FigureColumn.UnitNumber {
    if let number = numbers[key] { return number }
    let number = table.intern(try names.unit(key))
    numbers[key] = number
    return number
  }
}
