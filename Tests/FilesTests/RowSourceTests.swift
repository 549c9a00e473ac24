import Testing

@testable import Files

/// A table may come from anything that has rows: a sheet of a workbook has no delimiter and no bytes.
struct RowSourceTests {
  /// The rows of a made-up sheet.
  private struct Sheet: RowSource {
    let name = "book.xlsx, sheet 1"
    let shownDelimiter = " | "
    var rows: ArraySlice<[String]>
    private var line = 0

    init(_ rows: [[String]]) { self.rows = rows[...] }

    mutating func next() throws(RefusedFile) -> RawRow? {
      line += 1
      return rows.popFirst().map { RawRow(line: line, cells: $0) }
    }
  }

  @Test func cellsOfASheetAreFoundByName() throws {
    var table = try HeadedTable(
      Sheet([["what", "unit"], ["breakfast", "3401"], ["bus", "3417"]]))
    #expect(table.delimiter == nil)
    let rows = try table.all()
    #expect(rows.map { $0["unit"] } == ["3401", "3417"])
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows[0].column(of: "unit") == 2)
  }

  @Test func refusalsNameTheSheetAndShowItsRows() throws {
    var table = try HeadedTable(Sheet([["what", "unit"], ["breakfast"], ["bus", "3417", "x"]]))
    #expect {
      try table.all()
    } throws: { error in
      (error as? RefusedFile)?.problems.map(\.description) == [
        "book.xlsx, sheet 1:2: \"breakfast\": the row has 1 cells, but must have 2 as the header",
        "book.xlsx, sheet 1:3: \"bus | 3417 | x\": the row has 3 cells, but must have 2 as the header",
      ]
    }
    #expect(throws: RefusedFile.self) { try HeadedTable(Sheet([["unit", "unit"]])) }
    #expect(throws: RefusedFile.self) { try HeadedTable(Sheet([])) }
  }
}
