import Files
import GRDB
import Testing

@testable import Storage

/// What is bound is what is read, to the last bit.
struct TableStatementTests {
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
      var statement = try TableStatement("INSERT INTO made VALUES (?, ?, ?, ?)", db)
      for row in rows {
        for cell in row { try statement.bind(cell) }
        try statement.execute()
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
      var statement = try TableStatement("SELECT * FROM made ORDER BY rowid", db)
      #expect(statement.columns == ["name", "year", "x", "p"])
      for row in rows {
        #expect(try statement.next())
        #expect((0..<4).map { statement.cell($0).description } == row.map(\.description))
        #expect(statement.text(0) == row[0].description)
        #expect(statement.count(1).map(String.init) == row[1].description)
        #expect(Cell.count(statement.count(2)) == row[2])
        #expect(Cell.number(statement.number(3)) == row[3])
      }
      #expect(try !statement.next())
    }
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
