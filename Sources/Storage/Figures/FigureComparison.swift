import GRDB
import Observations

/// What one file says otherwise than another, gathered series by series.
struct FigureComparison {
  /// The line and column of a figure in its file; the last of several.
  fileprivate struct Cell {
    let kind: Int64
    let number: Double
    let line: Int64
    let column: Int64

    func says(_ other: Cell) -> Bool { kind == other.kind && number == other.number }
  }

  /// A figure whose value differs between the files.
  struct Difference {
    let series: Int64
    let unit: Int64
    fileprivate let before: Cell
    /// The later file's value; nil where it does not give the figure.
    fileprivate let after: Cell?
  }

  private let rows: RawStatement
  private let earlier: Int64
  private let later: Int64
  /// How many figures both files give.
  private(set) var inBoth = 0
  /// How many figures only the later file gives.
  private(set) var added = 0
  private(set) var changed: [Difference] = []
  private(set) var onlyEarlier: [Difference] = []

  static let sql = """
    SELECT unit_id, file_id, kind, value, line, column_number FROM figure
    WHERE series_id = ? AND in_force IN (0, 1) AND file_id IN (?, ?)
    ORDER BY in_force, unit_id, file_id, line, column_number
    """

  init(earlier: Int64, later: Int64, _ db: Database) throws {
    self.earlier = earlier
    self.later = later
    rows = try RawStatement(db, Self.sql)
    rows.bind(earlier, at: 2)
    rows.bind(later, at: 3)
  }

  mutating func compare(_ series: Int64) throws {
    rows.bind(series, at: 1)
    var (before, after): ([Int64: Cell], [Int64: Cell]) = ([:], [:])
    while try rows.step() {
      let cell = Cell(
        kind: rows.int(2), number: rows.double(3), line: rows.int(4), column: rows.int(5))
      // Of a file beside itself, both are the same.
      if rows.int(1) == earlier { before[rows.int(0)] = cell }
      if rows.int(1) == later { after[rows.int(0)] = cell }
    }
    for (unit, cell) in before {
      let other = after[unit]
      if other != nil { inBoth += 1 }
      if let other, other.says(cell) { continue }
      let difference = Difference(series: series, unit: unit, before: cell, after: other)
      if other == nil { onlyEarlier.append(difference) } else { changed.append(difference) }
    }
    added += after.keys.count { before[$0] == nil }
  }

  /// Differences with the names of their figures, in the order in which they stand in the later file,
  /// or the earlier where only that one has them.
  func named(_ differences: [Difference], _ db: Database) throws -> [Revision.Change] {
    var names = FigureNames(db)
    func place(_ difference: Difference) -> (Int64, Int64) {
      let cell = difference.after ?? difference.before
      return (cell.line, cell.column)
    }
    return try differences.sorted { place($0) < place($1) }.map { difference in
      Revision.Change(
        figure: Observation.Key(
          try names.series(difference.series), try names.unit(difference.unit)),
        before: try CellValue(code: difference.before.kind, number: difference.before.number),
        after: try difference.after.map { try CellValue(code: $0.kind, number: $0.number) })
    }
  }
}
