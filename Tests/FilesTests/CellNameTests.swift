import Testing

@testable import Files

/// Addresses of cells as spreadsheets print them.
struct CellNameTests {
  @Test(arguments: [
    (0, 1, "A1"), (25, 9, "Z9"), (26, 12, "AA12"), (701, 1, "ZZ1"), (702, 1, "AAA1"),
  ])
  func columnsAreLetters(_ column: Int, _ line: Int, _ name: String) {
    #expect(CellName(column, line).description == name)
    #expect(CellRange.column(name) == column)
  }

  @Test(arguments: [
    ("Tall", "Tall!B3"), ("Ark1", "Ark1!B3"), (" Tall", "' Tall'!B3"), ("Nav's", "'Nav''s'!B3"),
    ("2021", "'2021'!B3"),
  ])
  func sheetIsQuotedWhereItMustBe(_ sheet: String, _ address: String) {
    #expect(CellName(1, 3).address(on: sheet) == address)
    #expect(
      Problem(file: "b.xlsx", sheet: sheet, line: 3, column: 2, kind: .value, message: "x")
        .description == "b.xlsx:\(address): x")
  }
}
