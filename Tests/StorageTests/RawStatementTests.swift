import Files
import GRDB
import Testing

@testable import Storage

/// What is bound is what is read, to the last bit.
struct RawStatementTests {
  private let queue: DatabaseQueue

  init() throws {
    queue = try DatabaseQueue()
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE TABLE made (
            name TEXT NOT NULL, year INTEGER NOT NULL, x INTEGER, p REAL, CHECK (x <> 13)) STRICT
          """)
    }
  }

  private func insert(_ rows: [[Cell]]) throws {
    try queue.write { db in
      let statement = try RawStatement(db, "INSERT INTO made VALUES (?, ?, ?, ?)")
      for row in rows {
        for (place, cell) in row.enumerated() { try statement.bind(cell, at: Int32(place + 1)) }
        _ = try statement.step()
      }
    }
  }

  @Test func cellsComeBackAsTheyWere() throws {
    let rows: [[Cell]] = [
      [.text("Åsnes\u{0}å"), .text("2021"), .count(.max), .number(0.1 + 0.2)],
      [.text(""), .text("2022"), .count(nil), .number(nil)],
      [.text("c"), .text("-3"), .count(-1), .number(7)],
    ]
    try insert(rows)
    try queue.read { db in
      let statement = try RawStatement(db, "SELECT * FROM made ORDER BY rowid")
      #expect(statement.columnNames == ["name", "year", "x", "p"])
      for row in rows {
        #expect(try statement.step())
        #expect(statement.text(0) == row[0].description)
        #expect(statement.count(1).map(String.init) == row[1].description)
        #expect(Cell.count(statement.count(2)) == row[2])
        #expect(Cell.number(statement.number(3)) == row[3])
      }
      #expect(try !statement.step())
      let stored = try RawStatement(db, "SELECT * FROM made ORDER BY rowid")
      for row in rows {
        #expect(try stored.step())
        var (hash, expected) = (RowHash(), RowHash())
        for column in 0..<stored.columnCount { hash.add(stored.value(column)) }
        expected.add(row.map(\.description))
        hash.endRow()
        #expect(hash.hexadecimalDigest == expected.hexadecimalDigest)
      }
      #expect(try !stored.step())
    }
  }

  @Test func insertedRowsAreToTheBitWhateverStandsAbove() throws {
    let made = [0.0, -0.0, -0.0, 0.1, 0.1, 0.1.nextUp].enumerated().map { index, number in
      MadeRow(name: index < 3 ? "\u{E5}" : "a\u{30A}", year: 2021, number: number)
    }
    try queue.write { db in
      try db.execute(sql: "CREATE TABLE twice (position INTEGER, name TEXT, year INTEGER, p REAL)")
      var rows = try InsertedRows<MadeRow>(db)
      try rows.insert(Array(made.prefix(2)))
      try rows.insert(Array(made.dropFirst(2)))
      let stored = try RawStatement(db, "SELECT * FROM twice ORDER BY position")
      for (position, row) in made.enumerated() {
        #expect(try stored.step())
        #expect(stored.int(0) == position)
        guard case .text(let name) = stored.value(1) else { throw StoreError("no text") }
        #expect(Array(name) == Array(row.name.utf8))
        #expect(stored.int(2) == 2021)
        #expect(stored.double(3) == row.number)
      }
    }
  }

  private struct MadeRow: TableRow {
    let name: String
    let year: Int
    let number: Double

    static let table = ResultTable<MadeRow>(
      "twice", "A row is one that was made.", key: ["name"],
      [
        .text("name", "Its name.") { $0.name }, .year("year", "Its year.") { $0.year },
        .number("p", .pure, "Its number.") { $0.number },
      ])
  }

  @Test func rowThatIsRefusedUndoesAll() throws {
    let error = #expect(throws: DatabaseError.self) {
      try insert([
        [.text("a"), .text("1"), .count(1), .number(1)],
        [.text("b"), .text("2"), .count(13), .number(1)],
      ])
    }
    #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    #expect(error?.message?.contains("CHECK constraint failed") == true)
    let left = try queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM made") }
    #expect(left == 0)
  }
}
