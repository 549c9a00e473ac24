import Files
import Foundation
import GRDB

/// Rows on their way into the database's table of the same columns.
struct InsertedRows<Row: TableRow> {
  private var statement: TableStatement
  private let keys: [Int]
  private let columns = Row.table.columns
  /// What the statement has bound: rows of a table are much like the row above, and what is bound stays.
  private var bound: [Cell?]
  private var position = 0

  /// - Parameters:
  ///   - table: where it is another than the rows' own.
  ///   - keys: the same values before every row's position and cells.
  init(_ db: Database, into table: String = Row.table.name, keys: [Int] = []) throws {
    self.keys = keys
    bound = Array(repeating: nil, count: columns.count)
    let places = Array(repeating: "?", count: keys.count + 1 + columns.count)
    statement = try TableStatement(
      "INSERT INTO \(table) VALUES (\(places.joined(separator: ", ")))", db)
  }

  /// Inserts rows in their order, from position 0 or below those inserted before, and tells of each cell
  /// on the way.
  mutating func insert(
    _ rows: [Row], _ take: (Cell) -> Void = { _ in }, endOfRow: () -> Void = {}
  ) throws {
    for row in rows {
      for key in keys { try statement.bind(key) }
      try statement.bind(position)
      for (place, column) in columns.enumerated() {
        let cell = column.cell(row)
        if bound[place]?.isIdentical(to: cell) == true {
          statement.keep()
        } else {
          try statement.bind(cell)
          bound[place] = cell
        }
        take(cell)
      }
      try statement.execute()
      endOfRow()
      position += 1
    }
  }
}

extension Cell {
  /// Whether SQLite would be given the same value: of numbers, the same bits.
  fileprivate func isIdentical(to other: Cell) -> Bool {
    switch (self, other) {
    case (.text(let one), .text(let other)): one.hasBytes(of: other)
    case (.count(let one), .count(let other)): one == other
    case (.number(let one), .number(let other)): one?.bitPattern == other?.bitPattern
    default: false
    }
  }
}

extension String {
  /// Whether the UTF-8 is the same, and not only the characters.
  fileprivate func hasBytes(of other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    var (one, other) = (self, other)
    return one.withUTF8 { one in
      other.withUTF8 { other in
        guard let first = one.baseAddress, let second = other.baseAddress else { return true }
        return first == second || memcmp(first, second, one.count) == 0
      }
    }
  }
}
