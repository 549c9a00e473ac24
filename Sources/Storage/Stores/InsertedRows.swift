import Files
import Foundation
import GRDB

/// Inserts rows of a result table into the database table with the same columns.
struct InsertedRows<Row: TableRow> {
  private let statement: RawStatement
  /// The parameter of the row's position, after the keys'; the cells follow it.
  private let positionPlace: Int32
  private let columns = Row.table.columns
  /// The cells as they are bound: a cell that equals the one of the row above need not be bound again.
  private var bound: [Cell?]
  private var position = 0

  /// - Parameters:
  ///   - table: where it is another than the rows' own.
  ///   - keys: the same values before every row's position and cells.
  init(_ db: Database, into table: String = Row.table.name, keys: [Int] = []) throws {
    positionPlace = Int32(keys.count + 1)
    bound = Array(repeating: nil, count: columns.count)
    let places = Array(repeating: "?", count: keys.count + 1 + columns.count)
    statement = try RawStatement(
      db, "INSERT INTO \(table) VALUES (\(places.joined(separator: ", ")))")
    for (place, key) in keys.enumerated() { statement.bind(Int64(key), at: Int32(place + 1)) }
  }

  /// Inserts rows in order, numbered from 0 or after those inserted before, and calls `take` with each
  /// cell.
  mutating func insert(
    _ rows: [Row], _ take: (Cell) -> Void = { _ in }, endOfRow: () -> Void = {}
  ) throws {
    for row in rows {
      statement.bind(Int64(position), at: positionPlace)
      for (place, column) in columns.enumerated() {
        let cell = column.cell(row)
        if bound[place]?.isIdentical(to: cell) != true {
          try statement.bind(cell, at: positionPlace + 1 + Int32(place))
          bound[place] = cell
        }
        take(cell)
      }
      _ = try statement.step()
      endOfRow()
      position += 1
    }
  }
}

extension Cell {
  /// True when both would be stored as the same value; numbers are compared bit by bit.
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
  /// True when both have the same UTF-8; texts with equal characters may differ in it.
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
